import Access
import Office
import Rulebook
import Storage
import Vocabulary

/// A person as written before a correction, or of whom no membership holds any more.
struct ExportedFormerPerson: ExportedRow {
    let person: PersonRecord
    let recordedIn: Key
    let retiredIn: Key?

    static let sheet = ExportedSheet(
        "Hồ sơ người đã thay",
        [
            .key("Khoá người"), .text("Họ và tên", 26), .text("Ngày sinh", 12), .text("Giới tính", 8),
            .text("Dân tộc", 12), .text("Số định danh", 16), .entry, .key("Thôi ở mục nhật ký"),
        ])

    func cells(_ words: ExportWords) -> [SheetValue] {
        [.key(person.key), .text(person.name)] + person.cells(words) + [.key(recordedIn), .key(retiredIn)]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        let key = try cells.key()
        person = try PersonRecord(key: key, name: try cells.filled(), &cells, words)
        recordedIn = try cells.key()
        retiredIn = try cells.keyIfAny()
    }

    private init(_ row: any Row, _ vault: Vault) throws {
        person = try PersonRecord(row, from: 0, vault)
        recordedIn = row.key(6)
        retiredIn = row.keyIfAny(7)
    }

    static func each(
        _ connection: any Connection, _ commune: Key, _ vault: Vault, _ body: (ExportedFormerPerson) throws -> Void
    ) throws {
        try connection.each(
            """
            SELECT p.id, p.full_name, p.birth, p.sex, p.ethnicity, p.number_sealed, p.recorded_in, p.retired_in
            FROM person p WHERE p.commune = \(commune) AND (p.retired_in IS NOT NULL OR NOT EXISTS (
            SELECT 1 FROM membership m
            JOIN household h ON h.commune = m.commune AND h.id = m.household AND h.retired_in IS NULL
            WHERE m.commune = p.commune AND m.person = p.id AND m.retired_in IS NULL))
            ORDER BY p.id, p.recorded_in
            """
        ) { try body(ExportedFormerPerson($0, vault)) }
    }
}

extension PersonRecord {
    /// Birth, sex, ethnic group and number, as four cells.
    func cells(_ words: ExportWords) -> [SheetValue] {
        [
            .words(birth?.shown), .words(sex?.label), .words(ethnicity.map { words.label($0, in: "ethnic_groups") }),
            .words(number?.text),
        ]
    }

    /// Reads the four cells.
    init(key: Key, name: String, _ cells: inout ExportedCells, _ words: ExportWords) throws {
        let birth = try cells.textIfAny().map { text in
            guard let birth = Birth(typed: text) else { throw cells.unclear(text) }
            return birth
        }
        let sex = try cells.textIfAny().map { text in
            guard let sex = Sex.allCases.first(where: { $0.label == text }) else { throw cells.unclear(text) }
            return sex
        }
        let ethnicity = try cells.code(words, in: "ethnic_groups")
        let number = try cells.textIfAny().map { text in
            // The number itself never stands in a message.
            guard let number = IdentityNumber(text) else {
                throw cells.fault("phải có 12 chữ số (hoặc 9 chữ số với chứng minh nhân dân cũ), giữ cả số 0 ở đầu")
            }
            return number
        }
        self.init(key: key, name: name, birth: birth, sex: sex, ethnicity: ethnicity, number: number)
    }

    /// Reads key, name, birth, sex, ethnic group and the sealed number.
    init(_ row: any Row, from column: Int, _ vault: Vault) throws {
        let number = try row.bytesIfAny(column + 5).map { sealed in
            guard let number = vault.openText(sealed).flatMap({ IdentityNumber($0) }) else {
                throw ExportRefusal.numbersUnreadable
            }
            return number
        }
        self.init(
            key: row.key(column), name: row.text(column + 1),
            birth: row.textIfAny(column + 2).flatMap { Birth(iso: $0) },
            sex: row.textIfAny(column + 3).flatMap(Sex.init(rawValue:)), ethnicity: row.textIfAny(column + 4),
            number: number)
    }
}

extension ExportedCells {
    /// The code of a list whose words the cell holds; nil where it is empty.
    mutating func code(_ words: ExportWords, in list: String) throws -> String? {
        guard let text = textIfAny() else { return nil }
        guard let code = words.code(text, in: list) else { throw unclear(text) }
        return code
    }
}
