import Access
import Storage
import Vocabulary

/// What a commune's figures depend on: everything ever written in its chain, the day, and the rules.
struct Stamp: Hashable, Sendable {
    /// The length of the commune's audit chain: every write lengthens it.
    let writes: Int64
    let day: Day
    let rulesVersion: String
}

/// When and from what the kept figures of a commune were counted.
struct KeptStamp: Hashable, Sendable {
    let stamp: Stamp
    let countedAt: Instant
    let closedOn: Day?
    let hasRecognitions: Bool
}

/// The stamps of some communes in one snapshot: those that their figures should bear, and those that they do.
struct Stamps: Hashable, Sendable {
    let kept: [Key: KeptStamp]
    private let current: [Key: Stamp]

    init(
        _ connection: any Connection, of communes: [Key], year: Int, on day: Day, rulesVersion: String
    ) throws {
        let lengths = try Audit.lengths(connection, of: communes)
        current = Dictionary(
            uniqueKeysWithValues: communes.map {
                ($0, Stamp(writes: lengths[$0] ?? 0, day: day, rulesVersion: rulesVersion))
            })
        var kept: [Key: KeptStamp] = [:]
        try connection.each(
            """
            SELECT commune, writes, day, rules_version, counted_at, closed_on, has_recognitions FROM commune_stamp
            WHERE year = \(year) AND commune IN \(list: communes)
            """
        ) { row in
            kept[row.key(0)] = KeptStamp(
                stamp: Stamp(writes: row.int(1), day: row.day(2), rulesVersion: row.text(3)),
                countedAt: row.instant(4), closedOn: row.dayIfAny(5), hasRecognitions: row.flag(6))
        }
        self.kept = kept
    }

    /// Communes whose figures were never counted, or no longer hold.
    var stale: Set<Key> { Set(current.filter { kept[$0.key]?.stamp != $0.value }.keys) }
}

/// What the kept figures of some communes were counted from: two equal marks are the same figures.
public struct TotalsMark: Hashable, Sendable {
    private let stamps: Stamps

    init(_ stamps: Stamps) {
        self.stamps = stamps
    }

    /// Whether every figure is what a recount would give.
    public var holds: Bool { stamps.stale.isEmpty }
}
