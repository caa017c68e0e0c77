import Storage
import Vocabulary

/// Somebody of a household who is away for a time and still belongs to it.
public struct Absence: Sendable {
    public let key: Key
    public let person: Key
    /// A code of the list of reasons.
    public let reason: String
    public let from: Day
    /// The first day back; nil as long as nobody said.
    public let to: Day?
    public let note: String

    /// The absences of a household's members that hold, oldest first.
    static func of(_ household: Key, _ connection: any Connection, commune: Key) throws -> [Absence] {
        try connection.all(
            """
            SELECT id, person, reason, from_day, to_day, note FROM absence
            WHERE commune = \(commune) AND household = \(household) AND retired_in IS NULL ORDER BY from_day, id
            """
        ) { row in
            Absence(
                key: row.key(0), person: row.key(1), reason: row.text(2), from: row.day(3), to: row.dayIfAny(4),
                note: row.text(5))
        }
    }
}

/// Who speaks for a household that has no head, or whose head cannot.
public struct Representative: Sendable {
    public let key: Key
    /// A member; nil for somebody from outside.
    public let person: Key?
    public let name: String
    /// What she or he is to the household, as it was typed: "chú ruột", "trưởng tổ dân phố".
    public let relation: String
    public let from: Day
    /// The first day that somebody else does; nil as long as nobody else does.
    public let to: Day?

    public init(key: Key, person: Key?, name: String, relation: String, from: Day, to: Day?) {
        self.key = key
        self.person = person
        self.name = name
        self.relation = relation
        self.from = from
        self.to = to
    }

    /// The representatives of a household, oldest first.
    static func of(_ household: Key, _ connection: any Connection, commune: Key) throws -> [Representative] {
        try connection.all(
            """
            SELECT id, person, name, relation, from_day, to_day FROM representative
            WHERE commune = \(commune) AND household = \(household) AND retired_in IS NULL ORDER BY from_day, id
            """
        ) { row in
            Representative(
                key: row.key(0), person: row.keyIfAny(1), name: row.text(2), relation: row.text(3), from: row.day(4),
                to: row.dayIfAny(5))
        }
    }
}
