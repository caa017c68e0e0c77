import Territory
import Vocabulary

/// The decision or resolution by which tổ dân phố change.
public struct AreaDecision: Sendable {
    public var number: String
    public var signedOn: Day
    /// The first day of the new tổ dân phố.
    public var day: Day

    public init(number: String, signedOn: Day, day: Day) {
        self.number = number
        self.signedOn = signedOn
        self.day = day
    }
}

/// Some tổ dân phố become others: merged, split, or cut anew, each household assigned.
public struct Reorganisation: Sendable {
    /// A tổ dân phố that comes of it, with its residents where somebody counted them.
    public struct Unit: Sendable {
        public var name: String
        public var households: Int64?
        public var people: Int64?

        public init(name: String, households: Int64? = nil, people: Int64? = nil) {
            self.name = name
            self.households = households
            self.people = people
        }
    }

    public var old: [Key]
    public var new: [Unit]
    /// The new unit of each household, by its place in `new`.
    public var assignment: [Key: Int]
    /// The new unit of every household that is not assigned; nil where each must be.
    public var rest: Int?

    public init(old: [Key], new: [Unit], assignment: [Key: Int] = [:], rest: Int? = nil) {
        self.old = old
        self.new = new
        self.assignment = assignment
        self.rest = rest
    }

    var kind: AreaChange.Kind { new.count == 1 ? .merge : .split }

    /// The new unit of a household; nil where nobody said.
    func unit(of household: Key) -> Int? {
        (assignment[household] ?? rest).flatMap { new.indices.contains($0) ? $0 : nil }
    }
}

/// What a reorganisation would do, before it is done.
public struct ReorganisationPreview: Sendable {
    public struct Unit: Sendable {
        public let name: String
        public let households: [HouseholdLine]

        public var people: Int { households.reduce(0) { $0 + $1.members } }
    }

    public let units: [Unit]
    /// Households that nobody assigned.
    public let unassigned: [HouseholdLine]
    public let problems: [FieldProblem]
}
