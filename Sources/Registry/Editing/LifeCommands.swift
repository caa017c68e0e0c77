import Access
import Rulebook
import Vocabulary

/// How somebody came into a household.
public enum Coming: Sendable {
    case birth
    /// Married somebody of the household; from where, as it was typed.
    case marriage(from: String)
    case moveIn(from: String)

    var event: HouseholdEventKind {
        switch self {
        case .birth: .birth
        case .marriage: .marriedIn
        case .moveIn: .movedIn
        }
    }

    var action: AuditAction {
        switch self {
        case .birth: .birthRecorded
        case .marriage: .marriageRecorded
        case .moveIn: .moveInRecorded
        }
    }

    var place: String {
        switch self {
        case .birth: ""
        case .marriage(let place), .moveIn(let place): place
        }
    }
}

/// How somebody left a household.
public enum Leaving: Sendable {
    case death
    /// Married and went to another household; where, as it was typed.
    case marriage(to: String)
    case moveOut(to: String)

    var event: HouseholdEventKind {
        switch self {
        case .death: .death
        case .marriage: .marriedOut
        case .moveOut: .movedOut
        }
    }

    /// What it is for a household that nobody is left of.
    var ending: HouseholdEventKind {
        switch self {
        case .moveOut: .departed
        case .death, .marriage: .ended
        }
    }

    var action: AuditAction {
        switch self {
        case .death: .deathRecorded
        case .marriage: .marriageRecorded
        case .moveOut: .moveOutRecorded
        }
    }

    var place: String {
        switch self {
        case .death: ""
        case .marriage(let place), .moveOut(let place): place
        }
    }
}

/// Who leads a household after its head left.
public enum Succession: Sendable {
    /// The head stays, or nobody is left.
    case none
    /// Another member, with what the others are to her or him.
    case head(Key, relations: [Key: String])
    /// Nobody: somebody speaks for it.
    case representative(RepresentativeForm)
}

/// Who speaks for a household: a member, or somebody from outside by name.
public struct RepresentativeForm: Sendable {
    public var person: Key?
    public var name: String
    /// What she or he is to the household.
    public var relation: String
    /// The first day she or he does not any more; nil where nobody knows.
    public var until: Day?

    public init(person: Key?, name: String, relation: String, until: Day? = nil) {
        self.person = person
        self.name = name
        self.relation = relation
        self.until = until
    }
}

/// How a household comes to its end.
public enum Ending: String, Sendable, CaseIterable {
    /// Its people went into other households, or are not one any more.
    case dissolved
    case allDied = "all_died"
    /// It went away from the ward as a whole.
    case departed

    public var label: String {
        switch self {
        case .dissolved: "Giải thể"
        case .allDied: "Mọi người trong hộ đã chết"
        case .departed: "Cả hộ chuyển đi khỏi địa bàn"
        }
    }
}

/// Which members become a household of their own, and where it lives.
public struct SplitForm: Sendable {
    public var members: [Key]
    public var head: Key
    /// What the others are to the new head.
    public var relations: [Key: String]
    public var neighbourhood: Key
    public var address: String

    public init(members: [Key], head: Key, relations: [Key: String], neighbourhood: Key, address: String) {
        self.members = members
        self.head = head
        self.relations = relations
        self.neighbourhood = neighbourhood
        self.address = address
    }
}

/// What follows from an operation: the errands it made, by their titles.
public struct Followed: Sendable {
    public var errands: [String]
    /// Titles of errands that there is no more need for.
    var dropped: [String] = []

    /// What follows from a further event of the same operation.
    mutating func add(_ further: Followed) {
        errands.removeAll { further.dropped.contains($0) }
        errands += further.errands
        dropped += further.dropped
    }

    /// `Việc kéo theo: …`; empty where there is none.
    public var words: String {
        guard !errands.isEmpty else { return "" }
        var counts: [(title: String, count: Int)] = []
        for title in errands {
            if let known = counts.firstIndex(where: { $0.title == title }) {
                counts[known].count += 1
            } else {
                counts.append((title, 1))
            }
        }
        let parts = counts.map { $0.count > 1 ? "\($0.title) (\($0.count) người)" : $0.title }
        return " Việc kéo theo: \(parts.joined(separator: "; "))."
    }
}
