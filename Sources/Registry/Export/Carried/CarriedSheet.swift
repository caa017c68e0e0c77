import Access
import Office
import Storage
import Vocabulary

/// A carried table as a sheet: rows of the database into cells, and back.
struct CarriedSheet: Sendable {
    let table: CarriedTable
    let words: ExportWords
    let vault: Vault

    init(_ table: CarriedTable, _ words: ExportWords, _ vault: Vault) {
        self.table = table
        self.words = words
        self.vault = vault
    }

    var sheet: ExportedSheet { ExportedSheet(table.sheet, table.columns.flatMap(Self.layout)) }

    /// Hands out a commune's rows in cells, in their order.
    func each(_ connection: any Connection, _ commune: Key, _ body: ([SheetValue]) throws -> Void) throws {
        let scope: SQL =
            switch table.scope {
            case .commune: "commune = \(commune)"
            case .area:
                "\(SQL(stringLiteral: table.columns[0].name)) IN (SELECT id FROM area WHERE commune = \(commune))"
            case .installation: "TRUE"
            }
        // What an empty installation had brought along and gave up for a file was never part of the register.
        let standing: SQL? =
            table.retires
            ? """
            AND (retired_in IS NULL OR retired_in NOT IN (SELECT id FROM audit_entry
            WHERE chain = \(commune) AND action = \(AuditAction.registerTakenOver.rawValue)))
            """ : nil
        try connection.each(
            """
            SELECT \(table.columnList) FROM \(table.sql) WHERE \(scope) AND (\(table.condition)) \(standing)
            ORDER BY \(table.order)
            """
        ) { row in
            try body(try table.columns.enumerated().flatMap { try cells(of: $1, at: $0, row) })
        }
    }

    private func cells(of column: CarriedTable.Column, at place: Int, _ row: any Row) throws -> [SheetValue] {
        guard !row.isNull(place) else { return column.content.isLong ? [.empty, .empty] : [.empty] }
        switch column.content {
        case .key, .household, .person, .area: return [.key(row.key(place))]
        case .text: return [.words(row.text(place))]
        case .long: return try halves(row.text(place))
        case .word(let known): return [.text(known[row.text(place)] ?? row.text(place))]
        case .listed(let list): return [.words(words.label(row.text(place), in: list.description))]
        case .day: return [.dated(row.day(place))]
        case .instant: return [.text(String(row.int(place)))]
        case .count: return [.integer(row.int(place))]
        case .flag: return [.text(row.flag(place) ? ExportWords.yes : ExportWords.no)]
        case .bytes: return [.words(hexadecimal(row.bytes(place)))]
        case .sealed:
            guard let text = vault.openText(row.bytes(place)) else { throw ExportRefusal.numbersUnreadable }
            return try halves(text)
        }
    }

    private func halves(_ text: String) throws -> [SheetValue] {
        let (first, second) = LongText.halves(text)
        guard second.utf16.count <= LongText.limit else { throw ExportRefusal.tooLong(table.sheet) }
        return [.words(first), .words(second)]
    }

    /// The values of a row that was read back, in the order of the table's columns.
    func values(_ cells: inout ExportedCells) throws -> [Value] {
        try table.columns.map { column in
            if column.content.isLong {
                let text = cells.text() + cells.text()
                if text.isEmpty { return column.isOptional ? .null : .text("") }
                if case .sealed = column.content { return .bytes(vault.seal(text)) }
                return .text(text)
            }
            guard let text = cells.textIfAny() else {
                if column.isOptional { return .null }
                if column.content.mayBeBlank { return .text("") }
                throw cells.fault("còn trống")
            }
            return try value(text, column.content, cells)
        }
    }

    private func value(_ text: String, _ content: CarriedTable.Content, _ cells: ExportedCells) throws -> Value {
        switch content {
        case .key, .household, .person, .area:
            guard let key = Key(text) else { throw cells.fault("không phải khoá của Vươn") }
            return .key(key)
        case .text, .long, .sealed: return .text(text)
        case .word(let known): return .text(known.first { $0.value == text }?.key ?? text)
        case .listed(let list):
            guard let code = words.code(text, in: list.description) else { throw cells.unclear(text) }
            return .text(code)
        case .day:
            guard let day = Day(typed: text) else { throw cells.fault("không phải ngày dạng 31/12/2025") }
            return day.value
        case .instant, .count:
            guard let number = Int64(text) else { throw cells.fault("không phải số nguyên") }
            return .int(number)
        case .flag:
            guard [ExportWords.yes, ExportWords.no].contains(text) else { throw cells.unclear(text) }
            return .flag(text == ExportWords.yes)
        case .bytes:
            guard let bytes = Vocabulary.bytes(hexadecimal: text) else {
                throw cells.fault("không phải dấu vết của Vươn")
            }
            return .bytes(bytes)
        }
    }

    private static func layout(_ column: CarriedTable.Column) -> [ExportedSheet.Column] {
        switch column.content {
        case .key, .household, .person, .area: [.key(column.header)]
        case .day: [.day(column.header)]
        case .count: [.count(column.header)]
        case .long, .sealed: [.text(column.header, 50), .text(column.header + " (tiếp)", 12)]
        default: [.text(column.header, 20)]
        }
    }
}

extension CarriedTable {
    /// The entries that wrote, confirmed and ended its rows.
    func entries(_ connection: any Connection) throws -> [Key] {
        let names = columns.map(\.name).filter { $0.description.hasSuffix("_in") }
        return try names.flatMap { name in
            let column = SQL(stringLiteral: name)
            return try connection.all("SELECT DISTINCT \(column) FROM \(sql) WHERE \(column) IS NOT NULL") {
                $0.key(0)
            }
        }
    }
}

extension CarriedTable.Content {
    fileprivate var isLong: Bool {
        switch self {
        case .long, .sealed: true
        default: false
        }
    }

    /// Whether an empty text is a value of the column.
    fileprivate var mayBeBlank: Bool {
        switch self {
        case .text, .listed: true
        default: false
        }
    }
}

/// A cell of Excel ends after 32,767 signs; a large household's reasons may be longer.
enum LongText {
    static let limit = 32_000

    static func halves(_ text: String) -> (first: String, second: String) {
        guard text.utf16.count > limit else { return (text, "") }
        var first = ""
        var length = 0
        for character in text {
            length += character.utf16.count
            if length > limit { break }
            first.append(character)
        }
        return (first, String(text.dropFirst(first.count)))
    }
}
