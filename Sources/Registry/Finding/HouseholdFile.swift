import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// Everything a household's page shows: facts, what they mean under each standard, what decisions say.
public struct HouseholdFile: Sendable {
    /// What one standard says, with its reasons.
    public struct Judgement: Sendable {
        public let result: Classification
        public let sentences: [Sentence]
        /// Whether the list in use is made by this standard.
        public let isOfCurrentList: Bool
    }

    public let record: HouseholdRecord
    /// The day all of this is said of.
    public let day: Day
    public let version: HouseholdVersion
    public let neighbourhood: Area?
    public let commune: Area?
    public let judgements: [Judgement]
    /// Newest first.
    public let recognitions: [Recognition]
    public let decisions: [Key: Decision]
    /// What counts today.
    public let inForce: Recognition?
    public let escape: Escape?
    /// Everybody who ever belonged to it, and when: for the timeline.
    public let everyone: [Belonging]
    /// Why a decision about it is still to come; nil where none is.
    public let awaited: Awaited?

    /// The records whose changes make the household's timeline; `own` tells which of them do.
    public var records: [Key] { [record.key] + everyone.map(\.person) + recognitions.map(\.key) }

    /// The changes that are the household's: what was written of people after they left it is told elsewhere.
    public func own(_ changes: [JournalChange]) -> [JournalChange] {
        let belongings = Dictionary(everyone.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
        return changes.filter { belongings[$0.record]?.covers($0.entry.key) ?? true }
    }

    /// - Parameter moment: the household as it was then; nil for now.
    init(
        _ connection: any Connection, _ premises: Premises, commune: Key, key: Key, at moment: RegisterMoment? = nil,
        today: Day
    ) throws {
        guard
            let record = try RegisterReader.record(
                connection, vault: premises.vault, commune: commune, key: key, at: moment)
        else { throw moment.map(RegistryRefusal.householdUnknownThen) ?? RegistryRefusal.householdUnknown }
        let time = moment ?? RegisterMoment(day: today)
        let day = time.day
        self.record = record
        self.day = day
        version = try HouseholdVersions.current(connection, of: record, in: commune)
        neighbourhood = try Areas.area(connection, record.neighbourhood, at: time)
        let communeArea = try Areas.area(connection, commune, at: time)
        self.commune = communeArea
        judgements = HouseholdFile.judgements(record, premises.rules, zone: communeArea?.zone ?? .urban, day: day)
        recognitions = try Recognitions.history(connection, commune: commune, household: key, at: moment)
        inForce = try Recognitions.inForce(connection, commune: commune, at: time, household: key).first
        decisions = Dictionary(
            uniqueKeysWithValues: try Decisions.all(connection, commune: commune).map { ($0.key, $0) })
        escape = try Escapes.within(connection, premises.rules, commune: commune, at: time, household: key).first
        everyone = try Belonging.all(connection, commune: commune, household: key)
        awaited = try AwaitedDecisions(connection, commune: commune, at: time).of(key)
    }

    /// By the standard of the list in use, and by the next one where it is another: side by side, never mixed.
    private static func judgements(
        _ record: HouseholdRecord, _ rules: RuleLibrary, zone: Zone, day: Day
    ) -> [Judgement] {
        let facts = record.facts(zone: zone)
        let current = rules.standard(listYear: day.year)
        let next = rules.standards.first { $0.listYear > day.year && $0.id != current?.id }
        return [current, next].compactMap(\.self).map { standard in
            let result = classify(facts, by: standard, on: day)
            return Judgement(
                result: result, sentences: result.explanation(of: facts), isOfCurrentList: standard.id == current?.id)
        }
    }
}
