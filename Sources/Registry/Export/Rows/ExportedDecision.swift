import Office
import Storage
import Vocabulary

/// A signed decision as lãnh đạo recorded it.
struct ExportedDecision: ExportedRow {
    let decision: Decision
    let annexDigest: [UInt8]
    let replaces: Key?
    let recordedIn: Key

    static let sheet = ExportedSheet(
        "Quyết định",
        [
            .key("Khoá quyết định"), .text("Số", 18), .day("Ngày ký"), .day("Hiệu lực từ"), .count("Năm rà soát"),
            .text("Chuẩn nghèo", 12), .text("Loại", 30), .text("Người ký", 24), .text("Tệp phụ lục", 30),
            .text("Dấu vết tệp phụ lục (SHA-256)", 30), .key("Thay quyết định"), .entry,
        ])

    func cells(_ words: ExportWords) -> [SheetValue] {
        [
            .key(decision.key), .text(decision.number), .dated(decision.signedOn), .dated(decision.effectiveFrom),
            .integer(Int64(decision.reviewYear)), .text(decision.standard), .text(decision.kind.label),
            .words(decision.signer), .words(decision.annexName), .words(hexadecimal(annexDigest)), .key(replaces),
            .key(recordedIn),
        ]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        decision = Decision(
            key: try cells.key(), number: try cells.filled(), signedOn: try cells.day(), effectiveFrom: try cells.day(),
            reviewYear: Int(try cells.count()), standard: try cells.filled(),
            kind: try cells.choice(\Decision.Kind.label), signer: cells.text(), annexName: cells.text())
        guard let digest = bytes(hexadecimal: cells.text()) else { throw cells.fault("không phải dấu vết của một tệp") }
        annexDigest = digest
        replaces = try cells.keyIfAny()
        recordedIn = try cells.key()
    }

    private init(_ row: any Row) {
        decision = Decision(
            key: row.key(0), number: row.text(1), signedOn: row.day(2), effectiveFrom: row.day(3),
            reviewYear: Int(row.int(4)), standard: row.text(5), kind: Decision.Kind(rawValue: row.text(6)) ?? .regular,
            signer: row.text(7), annexName: row.text(8))
        annexDigest = row.bytes(9)
        replaces = row.keyIfAny(10)
        recordedIn = row.key(11)
    }

    static func each(_ connection: any Connection, _ commune: Key, _ body: (ExportedDecision) throws -> Void) throws {
        try connection.each(
            """
            SELECT id, number, signed_on, effective_from, review_year, standard, kind, signer, annex_name,
            annex_digest, replaces, recorded_in
            FROM decision WHERE commune = \(commune) AND retired_in IS NULL ORDER BY signed_on, id
            """
        ) { try body(ExportedDecision($0)) }
    }
}

/// A year's review that was held under a standard, and the day it was closed.
struct ExportedReview: ExportedRow {
    let year: Int64
    let standard: String
    let closedOn: Day?
    let recordedIn: Key

    static let sheet = ExportedSheet(
        "Kỳ rà soát", [.count("Năm rà soát"), .text("Chuẩn nghèo", 12), .day("Khép ngày"), .entry])

    func cells(_ words: ExportWords) -> [SheetValue] {
        [.integer(year), .text(standard), .dated(closedOn), .key(recordedIn)]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        year = try cells.count()
        standard = try cells.filled()
        closedOn = try cells.dayIfAny()
        recordedIn = try cells.key()
    }

    private init(_ row: any Row) {
        year = row.int(0)
        standard = row.text(1)
        closedOn = row.dayIfAny(2)
        recordedIn = row.key(3)
    }

    static func each(_ connection: any Connection, _ commune: Key, _ body: (ExportedReview) throws -> Void) throws {
        try connection.each(
            """
            SELECT year, standard, closed_on, recorded_in FROM review_year
            WHERE commune = \(commune) ORDER BY year, standard
            """
        ) { try body(ExportedReview($0)) }
    }
}
