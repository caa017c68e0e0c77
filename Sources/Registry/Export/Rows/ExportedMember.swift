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
    let recordedIn: Key
    /// The entry that wrote the person as she or he now stands.
    let personIn: Key

    static let sheet = ExportedSheet(
        "Thành viên",
        [
            .text("Mã hộ"), .key("Khoá hộ"), .key("Khoá người"), .key("Khoá thành viên"), .count("Thứ tự", 8),
            .text("Họ và tên", 26), .text("Ngày sinh", 12), .text("Giới tính", 8), .text("Dân tộc", 12),
            .text("Số định danh", 16), .text("Cư trú", 14), .text("Quan hệ với chủ hộ", 18), .day("Từ ngày"),
            .day("Đến ngày"), .text("Lý do", 24), .entry, .key("Mục nhật ký của hồ sơ người"),
        ])

    func cells(_ words: ExportWords) -> [SheetValue] {
        [
            .text(code), .key(household), .key(person.key), .key(membership), .count(order), .text(person.name),
        ]
            + person.cells(words) + [
                .text(kind.label), .text(words.label(relation, in: "relations")), .dated(from), .dated(to),
                .words(reason), .key(recordedIn), .key(personIn),
            ]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        code = try cells.filled()
        household = try cells.key()
        let person = try cells.key()
        membership = try cells.key()
        order = try cells.count()
        self.person = try PersonRecord(key: person, name: try cells.filled(), &cells, words)
        kind = try cells.choice(\Membership.label)
        guard let relation = try cells.code(words, in: "relations") else { throw cells.fault("còn trống") }
        self.relation = relation
        from = try cells.dayIfAny()
        to = try cells.dayIfAny()
        reason = cells.text()
        recordedIn = try cells.key()
        personIn = try cells.key()
    }

    private init(_ row: any Row, _ vault: Vault) throws {
        code = row.text(0)
        household = row.key(1)
        membership = row.key(2)
        person = try PersonRecord(row, from: 3, vault)
        kind = Membership(rawValue: row.text(9)) ?? .registered
        relation = row.text(10)
        order = row.int(11)
        from = row.dayIfAny(12)
        to = row.dayIfAny(13)
        reason = row.text(14)
        recordedIn = row.key(15)
        personIn = row.key(16)
    }

    static func each(
        _ connection: any Connection, _ commune: Key, _ vault: Vault, _ body: (ExportedMember) throws -> Void
    ) throws {
        try connection.each(
            """
            SELECT h.code, h.id, m.id, p.id, p.full_name, p.birth, p.sex, p.ethnicity, p.number_sealed, m.kind,
            m.relation, m.ord, m.from_day, m.to_day, m.reason, m.recorded_in, p.recorded_in
            FROM membership m
            JOIN household h ON h.commune = m.commune AND h.id = m.household AND h.retired_in IS NULL
            JOIN person p ON p.commune = m.commune AND p.id = m.person AND p.retired_in IS NULL
            WHERE m.commune = \(commune) AND m.retired_in IS NULL ORDER BY h.code, m.ord, m.id
            """
        ) { try body(ExportedMember($0, vault)) }
    }
}
