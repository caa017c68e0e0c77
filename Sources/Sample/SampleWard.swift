import Rulebook
import Vocabulary

/// An invented ward, the same for the same arguments on every machine: for trying the program, never for real work.
///
/// Nobody in it exists: names are drawn, identity numbers carry a province code that is never issued.
public struct SampleWard: Sendable {
    public let households: Int
    public let people: Int
    public let seed: UInt64
    /// The day on which everything was asked.
    public let asOf: Day
    /// The standard of the lists of that day's year.
    public let standard: Standard

    let rules: RuleLibrary
    let origin: SampleOrigin
    let plan: WardPlan
    let maker: HouseholdMaker

    /// Identity numbers stay unique up to here.
    static let most = 1_000_000
    /// Every tổ dân phố of a phường is urban.
    static let zone = Zone.urban
    static let communeCode = "20017"

    /// Decides who lives where; households are made when they are asked for.
    ///
    /// - Parameter people: of all households together; without it as many as make the ward's own average, 36.296
    ///   in 8.540 households.
    public init(
        households: Int, people: Int? = nil, seed: UInt64, asOf: Day, rules: RuleLibrary, origin: SampleOrigin? = nil
    ) throws(SampleProblem) {
        let people = people ?? Shares(of: 36_296, among: Role.wholeWard).upTo(max(0, households))
        guard (1...SampleWard.most).contains(households),
            (households...households * WardPlan.largestHousehold).contains(people)
        else { throw .impossibleSize(households: households, people: people) }
        guard let standard = rules.standard(listYear: asOf.year), let measure = Measure(standard, rules) else {
            throw .noStandard(asOf.year)
        }
        self.households = households
        self.people = people
        self.seed = seed
        self.asOf = asOf
        self.standard = standard
        self.rules = rules
        let origin = origin ?? .alone(seed: seed)
        self.origin = origin
        plan = WardPlan(households: households, people: people, seed: seed)
        maker = HouseholdMaker(seed: seed, asOf: asOf, plan: plan, measure: measure, lists: rules.lists, origin: origin)
    }

    /// Names of the tổ dân phố, in the order in which households are listed.
    public var neighbourhoods: [String] { (1...plan.neighbourhoods).map { "Tổ dân phố \($0)" } }

    /// The household at a place, from 0.
    public func household(at index: Int) -> SampleHousehold { maker.household(at: index) }

    /// Gives every household in turn; none is kept.
    public func forEach(_ body: (SampleHousehold) throws -> Void) rethrows {
        for index in 0..<households { try body(household(at: index)) }
    }
}
