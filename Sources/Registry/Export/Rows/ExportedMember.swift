import Access
import Office
import Rulebook
import Storage
import Vocabulary

/// A person in one household: somebody who left and came back has a line for each time.
struct ExportedMember: ExportedRow {
    let code: String
    let household: Key
    let membership: Key
    let person: PersonRecord
    let kind: Membership
    let relation: String
    let order: Int64
    let from: Day?
    let to: Day?
    let reason: String

    static let sheet = ExportedSheet(
        "Thành viên",
        [
            .text("Mã hộ"), .key("Khoá hộ"), .key("Khoá người"), .key("Khoá thành viên"), .count("Thứ tự", 8),
            .text("Họ và tên", 26), .text("Ngày sinh", 12), .text("Giới tính", 8), .text("Dân tộc", 12),
            .text("Số định danh", 16), .text("Cư trú", 14), .text("Quan hệ với chủ hộ", 18), .day("Từ ngày"),
            .day("Đến ngày"), .text("Lý do", 24),
        ])

    func cells(_ words: ExportWords) -> [SheetValue] {
        [
            .text(code), .key(household), .key(person.key), .key(membership), .count(order), .text(person.name),
            .words(person.birth?.shown), .words(person.sex?.label),
            .words(person.ethnicity.map { words.label($0, in: "ethnic_groups") }), .words(person.number?.text),
            .text(kind.label), .text(words.label(relation, in: "relations")), .dated(from), .dated(to), .words(reason),
        ]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        code = try cells.filled()
        household = try cells.key()
        let person = try cells.key()
        membership = try cells.key()
        order = try cells.count()
        self.person = PersonRecord(
            key: person, name: try cells.filled(), birth: try Self.birth(&cells), sex: try Self.sex(&cells),
            ethnicity: try Self.code(&cells, words, "ethnic_groups"), number: try Self.number(&cells))
        kind = try cells.choice(\Membership.label)
        guard let relation = try Self.code(&cells, words, "relations") else { throw cells.fault("còn trống") }
        self.relation = relation
        from = try cells.dayIfAny()
        to = try cells.dayIfAny()
        reason = cells.text()
    }

    private init(_ row: any Row, _ vault: Vault) throws {
        code = row.text(0)
        household = row.key(1)
        membership = row.key(2)
        let number = try row.bytesIfAny(8).map { sealed in
            guard let number = vault.openText(sealed).flatMap({ IdentityNumber($0) }) else {
                throw ExportRefusal.numbersUnreadable
            }
            return number
        }
        person = PersonRecord(
            key: row.key(3), name: row.text(4), birth: row.textIfAny(5).flatMap { Birth(iso: $0) },
            sex: row.textIfAny(6).flatMap(Sex.init(rawValue:)), ethnicity: row.textIfAny(7), number: number)
        kind = Membership(rawValue: row.text(9)) ?? .registered
        relation = row.text(10)
        order = row.int(11)
        from = row.dayIfAny(12)
        to = row.dayIfAny(13)
        reason = row.text(14)
    }

    static func each(
        _ connection: any Connection, _ commune: Key, _ vault: Vault, _ body: (ExportedMember) throws -> Void
    ) throws {
        try connection.each(
            """
            SELECT h.code, h.id, m.id, p.id, p.full_name, p.birth, p.sex, p.ethnicity, p.number_sealed, m.kind,
            m.relation, m.ord, m.from_day, m.to_day, m.reason
            FROM membership m
            JOIN household h ON h.commune = m.commune AND h.id = m.household AND h.retired_in IS NULL
            JOIN person p ON p.commune = m.commune AND p.id = m.person AND p.retired_in IS NULL
            WHERE m.commune = \(commune) AND m.retired_in IS NULL ORDER BY h.code, m.ord, m.id
            """
        ) { try body(ExportedMember($0, vault)) }
    }

    private static func birth(_ cells: inout ExportedCells) throws -> Birth? {
        guard let text = cells.textIfAny() else { return nil }
        guard let birth = Birth(typed: text) else { throw cells.unclear(text) }
        return birth
    }

    private static func sex(_ cells: inout ExportedCells) throws -> Sex? {
        guard let text = cells.textIfAny() else { return nil }
        guard let sex = Sex.allCases.first(where: { $0.label == text }) else { throw cells.unclear(text) }
        return sex
    }

    private static func code(_ cells: inout ExportedCells, _ words: ExportWords, _ list: String) throws -> String? {
        guard let text = cells.textIfAny() else { return nil }
        guard let code = words.code(text, in: list) else { throw cells.unclear(text) }
        return code
    }

    private static func number(_ cells: inout ExportedCells) throws -> IdentityNumber? {
        guard let text = cells.textIfAny() else { return nil }
        // The number itself never stands in a message.
        guard let number = IdentityNumber(text) else {
            throw cells.fault("phải có 12 chữ số (hoặc 9 chữ số với chứng minh nhân dân cũ), giữ cả số 0 ở đầu")
        }
        return number
    }
}
