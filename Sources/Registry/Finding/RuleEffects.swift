public import Access
public import Rulebook
import Storage
import Territory
public import Vocabulary

/// What other rules would make of the households of a commune, by one standard.
public struct RuleEffect: Sendable {
    /// The standard as the other rules have it.
    public let standard: Standard
    /// How many households were looked at.
    public let households: Int
    /// Whose proposed class would change, in the order of the register.
    public let changes: [Change]
    /// How many keep their class and lack, or may lack, other indicators.
    public let otherLacks: Int

    /// A household whose proposed class would change.
    public struct Change: Sendable {
        public let household: Key
        public let code: String
        public let name: String
        public let before: HouseholdClass
        public let after: HouseholdClass
    }
}

extension Households {
    /// What the households' proposals would be under other rules: by the standard of the list in use and by the next one.
    ///
    /// Decisions and lists do not change: only what the data say.
    public func effects(of rules: RuleLibrary, in commune: Key, by asking: Asking) async throws -> [RuleEffect] {
        try asking.must(.readNames, in: commune)
        return try await premises.database.read { connection in
            let zone = try Areas.area(connection, commune, on: asking.today)?.zone ?? .urban
            let records = try RegisterReader.records(connection, vault: premises.vault, commune: commune)
            return premises.rules.standardsInView(on: asking.today).compactMap { before in
                rules.standard(listYear: before.listYear).map { after in
                    RuleEffect(records, from: before, to: after, zone: zone, day: asking.today)
                }
            }
        }
    }
}

extension RuleLibrary {
    /// The standard of the list in use on a day, and the next one where it is another.
    func standardsInView(on day: Day) -> [Standard] {
        let current = standard(listYear: day.year)
        let next = standards.first { $0.listYear > day.year && $0.id != current?.id }
        return [current, next].compactMap(\.self)
    }
}

extension RuleEffect {
    fileprivate init(
        _ records: [HouseholdRecord], from before: Standard, to after: Standard, zone: Zone, day: Day
    ) {
        var changes: [Change] = []
        var others = 0
        for record in records {
            let facts = record.facts(zone: zone)
            let (old, new) = (classify(facts, by: before, on: day), classify(facts, by: after, on: day))
            if old.category != new.category {
                changes.append(
                    Change(
                        household: record.key, code: record.code, name: record.shownName, before: old.category,
                        after: new.category))
            } else if old.lacking != new.lacking || old.unknown != new.unknown {
                others += 1
            }
        }
        self.init(standard: after, households: records.count, changes: changes, otherLacks: others)
    }
}
