import Access
import Office
import Storage
import Vocabulary

/// What an officer said of two households that may be one.
struct ExportedVerdict: ExportedRow {
    let key: Key
    let pair: Key
    let household: Key
    let otherCommune: Key
    let other: Key
    let verdict: DuplicateVerdict
    /// What the verdict rested on: a digest under the installation's secret, which says nothing elsewhere.
    let facts: [UInt8]
    /// Whether the pair still rests on the same: it then does where the register is taken over, too.
    var stillHolds = false
    let day: Day
    let reason: String
    let recordedIn: Key
    let retiredIn: Key?

    private static let asNow = "như hiện nay"

    static let sheet = ExportedSheet(
        "Kết luận về hộ trùng",
        [
            .key("Khoá"), .key("Khoá cặp"), .key("Khoá hộ"), .key("Khoá xã, phường của hộ kia"), .key("Khoá hộ kia"),
            .text("Kết luận", 30), .text("Số liệu lúc kết luận", 20), .day("Ngày"), .text("Lý do", 40), .entry,
            .key("Thôi ở mục nhật ký"),
        ])

    func cells(_ words: ExportWords) -> [SheetValue] {
        [
            .key(key), .key(pair), .key(household), .key(otherCommune), .key(other), .text(verdict.label),
            .text(stillHolds ? Self.asNow : hexadecimal(facts)), .dated(day), .words(reason), .key(recordedIn),
            .key(retiredIn),
        ]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        (key, pair, household) = (try cells.key(), try cells.key(), try cells.key())
        (otherCommune, other) = (try cells.key(), try cells.key())
        verdict = try cells.choice(\DuplicateVerdict.label)
        let facts = try cells.filled()
        stillHolds = facts == Self.asNow
        guard let bytes = stillHolds ? [] : Vocabulary.bytes(hexadecimal: facts) else { throw cells.unclear(facts) }
        self.facts = bytes
        (day, reason) = (try cells.day(), cells.text())
        (recordedIn, retiredIn) = (try cells.key(), try cells.keyIfAny())
    }

    private init(_ row: any Row) {
        (key, pair, household) = (row.key(0), row.key(1), row.key(2))
        (otherCommune, other) = (row.key(3), row.key(4))
        verdict = DuplicateVerdict(rawValue: row.text(5)) ?? .different
        facts = row.bytes(6)
        (day, reason) = (row.day(7), row.text(8))
        (recordedIn, retiredIn) = (row.key(9), row.keyIfAny(10))
    }

    static func all(_ connection: any Connection, _ commune: Key, _ vault: Vault) throws -> [ExportedVerdict] {
        var verdicts = try connection.all(
            """
            SELECT id, pair, household, other_commune, other, verdict, facts, day, reason, recorded_in, retired_in
            FROM duplicate_verdict WHERE commune = \(commune) ORDER BY id
            """, ExportedVerdict.init)
        guard !verdicts.isEmpty else { return [] }
        let facts = try currentFacts(connection, commune, vault)
        for place in verdicts.indices {
            verdicts[place].stillHolds = facts[verdicts[place].pair] == verdicts[place].facts
        }
        return verdicts
    }

    /// Writes the verdicts of a file; those that still hold rest on the facts as they are spelled here.
    static func write(
        _ verdicts: [ExportedVerdict], _ connection: any Connection, _ commune: Key, _ vault: Vault
    ) throws {
        guard !verdicts.isEmpty else { return }
        let facts = try currentFacts(connection, commune, vault)
        try connection.load(
            "duplicate_verdict",
            [
                "commune", "id", "pair", "household", "other_commune", "other", "verdict", "facts", "day", "reason",
                "recorded_in", "retired_in",
            ]
        ) { sink in
            for row in verdicts {
                sink.put(commune)
                for key in [row.key, row.pair, row.household, row.otherCommune, row.other] { sink.put(key) }
                sink.put(row.verdict.rawValue)
                sink.put(row.stillHolds ? facts[row.pair] ?? [] : row.facts)
                sink.put(row.day)
                sink.put(row.reason)
                sink.put(row.recordedIn)
                sink.put(row.retiredIn)
                try sink.endRow()
            }
        }
    }

    private static func currentFacts(
        _ connection: any Connection, _ commune: Key, _ vault: Vault
    ) throws -> [Key: [UInt8]] {
        let found = try DuplicateSearch(connection: connection, vault: vault, commune: commune).run()
        return Dictionary(found.map { ($0.key, $0.facts) }, uniquingKeysWith: { first, _ in first })
    }
}
