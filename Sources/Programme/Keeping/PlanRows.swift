import Access
import Storage
import Vocabulary

/// A plan as it is kept: with the identity of each of its records and the version that an officer has seen.
public struct KeptPlan: Sendable {
    /// A record's identity through all its versions, and the entry of the audit chain that wrote the current one.
    public struct Version: Hashable, Sendable {
        public let record: Key
        public let entry: Key
    }

    public let plan: Plan
    public let heading: Version
    /// By code.
    public let items: [String: Version]
    public let targets: [String: Version]

    /// The entry of the audit chain that changed any part of the plan last.
    public var newest: Key {
        (items.values.map(\.entry) + targets.values.map(\.entry)).reduce(heading.entry, max)
    }

    /// Every record of the plan: what its history is asked by.
    public var records: [Key] { [heading.record] + items.values.map(\.record) + targets.values.map(\.record) }
}

/// Reads and writes the rows of plans inside a caller's transaction.
enum PlanRows {
    static func years(_ connection: any Connection, commune: Key) throws -> [Int] {
        try connection.all(
            "SELECT year FROM plan WHERE commune = \(commune) AND retired_in IS NULL ORDER BY year DESC"
        ) { Int($0.int(0)) }
    }

    static func plan(_ connection: any Connection, commune: Key, area: String, year: Int) throws -> KeptPlan? {
        let found = try connection.first(
            """
            SELECT id, recorded_in, title, number, signed_on, annex FROM plan
            WHERE commune = \(commune) AND year = \(year) AND retired_in IS NULL
            """
        ) { row in
            (
                version(row),
                PlanHeading(
                    areaCode: area, year: year, title: row.text(2), number: row.textIfAny(3),
                    signedOn: row.dayIfAny(4), annex: row.textIfAny(5))
            )
        }
        guard let (version, heading) = found else { return nil }
        let items = try items(connection, commune: commune, year: year)
        let targets = try targets(connection, commune: commune, year: year)
        return KeptPlan(
            plan: Plan(heading: heading, items: items.map(\.value), targets: targets.map(\.value)), heading: version,
            items: Dictionary(items.map { ($0.value.code, $0.version) }, uniquingKeysWith: { first, _ in first }),
            targets: Dictionary(targets.map { ($0.value.code, $0.version) }, uniquingKeysWith: { first, _ in first }))
    }

    static func items(
        _ connection: any Connection, commune: Key, year: Int
    ) throws -> [(version: KeptPlan.Version, value: PlanItem)] {
        try connection.all(
            """
            SELECT id, recorded_in, code, parent, kind, number, title, body, due_kind, due_on, to_fill FROM plan_item
            WHERE commune = \(commune) AND plan_year = \(year) AND retired_in IS NULL ORDER BY ord, code
            """
        ) { row in
            let due = row.textIfAny(8).flatMap(Deadline.Kind.init).flatMap { kind in
                row.dayIfAny(9).map { Deadline(kind, $0) }
            }
            let item = PlanItem(
                code: row.text(2), parent: row.textIfAny(3), kind: PlanItem.Kind(rawValue: row.text(4)) ?? .text,
                number: row.textIfAny(5), title: row.textIfAny(6), text: row.textIfAny(7), due: due,
                isToFill: row.flag(10))
            return (version(row), item)
        }
    }

    static func targets(
        _ connection: any Connection, commune: Key, year: Int
    ) throws -> [(version: KeptPlan.Version, value: Target)] {
        try connection.all(
            """
            SELECT id, recorded_in, code, label, section, item, quote, unit, comparison, limit_hundredths, measure,
            decided_by, due_kind, due_on, counted, among, responsible, because, to_fill FROM plan_target
            WHERE commune = \(commune) AND plan_year = \(year) AND retired_in IS NULL ORDER BY ord, code
            """
        ) { row in
            let target = Target(
                code: row.text(2), planYear: year, label: row.text(3), section: row.text(4), item: row.textIfAny(5),
                quote: row.text(6), unit: row.text(7), comparison: Target.Comparison(rawValue: row.text(8)) ?? .stated,
                limit: row.intIfAny(9), measure: row.textIfAny(10).flatMap(Target.Measure.init),
                decidedBy: row.textIfAny(11),
                due: Deadline(Deadline.Kind(rawValue: row.text(12)) ?? .until, row.day(13)),
                counted: row.textIfAny(14), among: row.textIfAny(15), responsible: row.textIfAny(16),
                because: row.textIfAny(17), isToFill: row.flag(18))
            return (version(row), target)
        }
    }

    private static func version(_ row: any Row) -> KeptPlan.Version {
        KeptPlan.Version(record: row.key(0), entry: row.key(1))
    }
}
