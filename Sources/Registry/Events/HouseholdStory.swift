import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// What befell a household and what is to be done about it: read beside its file, and of one that is gone.
public struct HouseholdStory: Sendable {
    /// Oldest first.
    public let events: [HouseholdEvent]
    public let lineage: [Lineage]
    public let arrival: (arrival: Arrival, day: Day)?
    public let absences: [Absence]
    public let representatives: [Representative]
    public let phone: String?
    /// Newest first.
    public let notes: [HouseholdNote]
    /// Those to be done first, then those done, the newest first.
    public let errands: [Errand]
    /// The names of everybody who ever belonged to it.
    public let names: [Key: String]

    /// Who speaks for it on a day; nil where the head does.
    public func representative(on day: Day) -> Representative? {
        representatives.last { $0.from <= day && $0.to.map { day < $0 } ?? true }
    }

    init(_ connection: any Connection, commune: Key, household: Key) throws {
        events = try HouseholdEvent.all(connection, commune: commune, household: household)
        lineage = try Lineage.of(household, connection, commune: commune)
        arrival = try Arrivals.of(household, connection, commune: commune)
        absences = try Absence.of(household, connection, commune: commune)
        representatives = try Representative.of(household, connection, commune: commune)
        phone = try HouseholdNote.phone(of: household, connection, commune: commune)
        notes = try HouseholdNote.of(household, connection, commune: commune)
        errands = try Errand.of(household, connection, commune: commune)
        names = Dictionary(
            try connection.all(
                """
                SELECT DISTINCT p.id, p.full_name FROM membership m
                JOIN person p ON p.commune = m.commune AND p.id = m.person AND p.retired_in IS NULL
                WHERE m.commune = \(commune) AND m.household = \(household)
                """
            ) { ($0.key(0), $0.text(1)) }, uniquingKeysWith: { first, _ in first })
    }
}

/// A household that does not live here any more: what stays to be seen of it.
public struct GoneHousehold: Sendable {
    public let key: Key
    public let code: String
    /// Whose household it was last.
    public let name: String
    public let neighbourhoodName: String
    /// The first day it was no longer here.
    public let goneOn: Day?
    public let story: HouseholdStory
    public let recognitions: [Recognition]
    /// Everybody who ever belonged to it, and when.
    let everyone: [Belonging]

    /// The records whose changes make its timeline.
    public var records: [Key] { [key] + everyone.map(\.person) }

    /// The changes that are its own.
    public func own(_ changes: [JournalChange]) -> [JournalChange] {
        let belongings = Dictionary(everyone.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
        return changes.filter { belongings[$0.record]?.covers($0.entry.key) ?? true }
    }
}

extension Households {
    /// What befell a household, whether it still lives here or not.
    public func story(of household: Key, in commune: Key, by asking: Asking) async throws -> HouseholdStory {
        let part = try asking.part(.readNames, in: commune)
        return try await premises.database.glance { connection in
            try Households.mustHold(part, household, connection, commune)
            return try HouseholdStory(connection, commune: commune, household: household)
        }
    }

    /// The household that had a code here and does not live here any more; nil for every other text.
    public func gone(code: String, in commune: Key, by asking: Asking) async throws -> Key? {
        // Nobody knows to whose tổ dân phố a household belongs that is gone.
        guard try asking.part(.readNames, in: commune).isWhole else { return nil }
        return try await premises.database.read { connection in
            try connection.first(
                """
                SELECT h.id FROM household h WHERE h.commune = \(commune) AND h.code = \(code) AND h.retired_in IS NULL
                AND NOT EXISTS (SELECT 1 FROM household_card c WHERE c.commune = h.commune AND c.household = h.id)
                """
            ) { $0.key(0) }
        }
    }

    /// A household that has ended, moved away or gone into another.
    ///
    /// - Throws: `RegistryRefusal.householdUnknown` where the commune never had it, or still has.
    public func gone(_ household: Key, in commune: Key, by asking: Asking) async throws -> GoneHousehold {
        guard try asking.part(.readNames, in: commune).isWhole else { throw RegistryRefusal.householdUnknown }
        return try await premises.database.read { connection in
            let last = try connection.first(
                """
                SELECT h.code, r.neighbourhood, r.to_day FROM household h
                JOIN residence r ON r.commune = h.commune AND r.household = h.id AND r.retired_in IS NULL
                WHERE h.commune = \(commune) AND h.id = \(household) AND h.retired_in IS NULL
                ORDER BY coalesce(r.to_day, '9999') DESC
                """
            ) { (code: $0.text(0), place: $0.key(1), day: $0.dayIfAny(2)) }
            guard let last, let day = last.day else { throw RegistryRefusal.householdUnknown }
            let name = try Households.gone(connection, commune, [household]).first?.name
            return GoneHousehold(
                key: household, code: last.code, name: name ?? last.code,
                neighbourhoodName: try Areas.area(connection, last.place, on: day)?.name ?? "", goneOn: day,
                story: try HouseholdStory(connection, commune: commune, household: household),
                recognitions: try Recognitions.history(connection, commune: commune, household: household),
                everyone: try Belonging.all(connection, commune: commune, household: household))
        }
    }
}
