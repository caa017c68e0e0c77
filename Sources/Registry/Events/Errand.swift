import Rulebook
import Storage
import Vocabulary

/// Something to be done about a household: a certificate to change, an agency to tell, a call to make.
public struct Errand: Sendable {
    /// The rule of a call that an officer set herself.
    public static let call = "call"

    public let key: Key
    public let household: Key
    /// Whom it is about; nil for the household.
    public let person: Key?
    /// The code of the rule it follows from; `call` for what an officer set.
    public let rule: String
    public let title: String
    public let text: String
    /// The day it arose.
    public let aroseOn: Day
    /// The last day to do it; nil where no text names any and nobody set one.
    public let dueOn: Day?
    public let doneOn: Day?
    public let doneNote: String

    public var isDone: Bool { doneOn != nil }

    /// Whether it is to be done by a day.
    public func isDue(on day: Day) -> Bool { !isDone && dueOn.map { $0 <= day } ?? false }

    static let columns: SQL =
        "e.id, e.household, e.person, e.rule, e.title, e.text, e.arose_on, e.due_on, e.done_on, e.done_note"

    static func read(_ row: any Row) -> Errand {
        Errand(
            key: row.key(0), household: row.key(1), person: row.keyIfAny(2), rule: row.text(3), title: row.text(4),
            text: row.text(5), aroseOn: row.day(6), dueOn: row.dayIfAny(7), doneOn: row.dayIfAny(8),
            doneNote: row.text(9))
    }

    /// The errands of a household: those to be done first, the earliest due on top.
    static func of(_ household: Key, _ connection: any Connection, commune: Key) throws -> [Errand] {
        let all = try connection.all(
            """
            SELECT \(columns) FROM errand e
            WHERE e.commune = \(commune) AND e.household = \(household) AND e.retired_in IS NULL
            ORDER BY coalesce(e.due_on, '9999'), e.arose_on, e.id
            """, read)
        return all.filter { !$0.isDone } + all.filter(\.isDone).reversed()
    }
}

/// A note about a household, and how it is reached.
public struct HouseholdNote: Sendable {
    public let key: Key
    public let text: String
    public let writtenBy: String
    public let at: Instant

    static func of(_ household: Key, _ connection: any Connection, commune: Key) throws -> [HouseholdNote] {
        try connection.all(
            """
            SELECT id, text, written_by, written_at FROM household_note
            WHERE commune = \(commune) AND household = \(household) AND retired_in IS NULL ORDER BY id DESC
            """
        ) { row in
            HouseholdNote(key: row.key(0), text: row.text(1), writtenBy: row.text(2), at: row.instant(3))
        }
    }

    static func phone(of household: Key, _ connection: any Connection, commune: Key) throws -> String? {
        try connection.first(
            """
            SELECT phone FROM household_contact
            WHERE commune = \(commune) AND household = \(household) AND retired_in IS NULL AND phone <> ''
            """
        ) { $0.text(0) }
    }
}
