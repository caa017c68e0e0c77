import Access
import Registry
import Rulebook
import Storage
import Territory
import Vocabulary

/// A poor household and how far it is from the lines of the standard that its list was made by.
public struct NearestHousehold: Sendable {
    public let household: Key
    public let code: String
    public let headName: String
    public let neighbourhood: Key
    /// What the facts of today propose.
    public let proposed: HouseholdClass
    /// How many points B1 it lacks to be over the line; 0 where it is over. Nil where no points are known.
    public let points: Int64?
    /// How many đồng a person and month it lacks to be over the line of income, where no points decide.
    public let income: Int64?
    /// How many lacks have to end before it is within the line and no longer poor; nil where nobody can tell.
    public let lacks: Int?

    /// Whether today's facts already say that it is not poor: it waits for a decision.
    public var isOver: Bool { proposed != .poor && proposed != .undetermined }
}

extension Targets {
    /// The poor households that are nearest to leaving poverty, by today's facts: first those whose facts say so already,
    /// then by the distance to the line of points or income, then by the lacks that have to end.
    ///
    /// Households of which neither points nor income are known come last.
    public func nearest(_ count: Int, in commune: Key, by asking: Asking) async throws -> [NearestHousehold] {
        try asking.must(.readNames, in: commune)
        return try await premises.database.read { connection in
            let poor = try Recognitions.inForce(connection, commune: commune, on: asking.today)
                .filter { $0.category == .poor }
            let standards = Dictionary(
                poor.map { ($0.household, $0.standard) }, uniquingKeysWith: { first, _ in first })
            let zone = try Areas.area(connection, commune, on: asking.today)?.zone ?? .urban
            let records = try HouseholdRecords.of(poor.map(\.household), connection, premises, commune: commune)
            let all = try records.map { record in
                let standard = try premises.standard(standards[record.key] ?? "", on: asking.today)
                return NearestHousehold(record, standard, zone: zone, on: asking.today)
            }
            return Array(all.sorted { $0.distance < $1.distance }.prefix(count))
        }
    }
}

extension NearestHousehold {
    init(_ record: HouseholdRecord, _ standard: Standard, zone: Zone, on day: Day) {
        let result = classify(record.facts(zone: zone), by: standard, on: day)
        let limits = standard.limits[zone]
        household = record.key
        code = record.code
        headName = record.shownName
        neighbourhood = record.neighbourhood
        proposed = result.category
        points = NearestHousehold.distance(record.answers[.b1], to: limits.points)
        income = points == nil ? NearestHousehold.distance(record.answers[.income], to: limits.line) : nil
        lacks = result.lacks >= standard.limits.poorFrom ? result.lacks - standard.limits.poorFrom + 1 : nil
    }

    /// What a number lacks to be over its limit, which still belongs to the poor; nil where either is not known.
    private static func distance(_ answer: Answer, to limit: Int64?) -> Int64? {
        guard let value = answer.number, let limit else { return nil }
        return max(0, limit - value + 1)
    }

    /// Points and đồng are never compared with each other: whoever has points comes before whoever has only an income.
    fileprivate var distance: (Int, Int64, Int, String) {
        let rank = isOver ? 0 : points != nil ? 1 : income != nil ? 2 : 3
        return (rank, points ?? income ?? 0, lacks ?? 99, code)
    }
}
