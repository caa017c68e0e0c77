import Registry
import Rulebook
import Territory
import Vocabulary

/// Tables 14 and 15: every near-poor or poor household with its members.
public struct DetailedList: Sendable {
    /// How a household came onto the list, where that can be told.
    public enum Arrival: Sendable {
        case new, again, old
    }

    public struct Member: Sendable {
        public let name: String
        public let birthYear: String
        /// `nil` where the papers do not say: then the year stands in neither column.
        public let sex: Sex?
        public let ethnicity: String
        public let relation: String
    }

    public struct Household: Sendable {
        public let key: Key
        public let code: String
        public let arrival: Arrival?
        public let hasMerit: Truth
        public let isLocalMinority: Bool
        public let isUnableToWork: Truth
        /// The head first; empty where nothing is known of the household.
        public let members: [Member]
    }

    public struct Place: Sendable {
        public let name: String
        public let households: [Household]
    }

    /// 14 (hộ cận nghèo) or 15 (hộ nghèo).
    public let number: Int
    public let category: RecognisedClass
    public let question: TableQuestion
    public let area: String
    public let standing: String
    public private(set) var places: [Place]

    public static let numbers: [(number: Int, category: RecognisedClass)] = [(14, .nearPoor), (15, .poor)]

    public static func title(_ category: RecognisedClass) -> String { "Danh sách chi tiết \(category.inSentence)" }

    public var name: String { "Biểu \(number)" }
    public var title: String { DetailedList.title(category) }
    public var households: Int { places.reduce(0) { $0 + $1.households.count } }
    public var people: Int { places.reduce(0) { $0 + $1.households.reduce(0) { $0 + $1.members.count } } }

    init(
        _ number: Int, _ category: RecognisedClass, _ question: TableQuestion, _ period: ReviewPeriod,
        _ rules: RuleLibrary
    ) {
        self.number = number
        self.category = category
        self.question = question
        area = period.commune.name
        standing = period.standing
        let groups = EthnicGroups(rules.list("ethnic_groups"))
        let words = ListWords(rules)
        places = period.neighbourhoods.compactMap { place in
            let here = period.transitions.filter { $0.ends(as: category, in: place.key) }
            let households = here.map { DetailedList.household($0, category, period, groups, words) }
                .sorted { $0.code < $1.code }
            return households.isEmpty ? nil : Place(name: place.name, households: households)
        }
    }

    /// Only the households of one tổ dân phố.
    public func only(_ place: String) -> DetailedList {
        var list = self
        list.places = places.filter { $0.name == place }
        return list
    }

    private static func household(
        _ transition: Transition, _ category: RecognisedClass, _ period: ReviewPeriod, _ groups: EthnicGroups,
        _ words: ListWords
    ) -> Household {
        let circumstances = period.circumstances[transition.household]
        let record = circumstances?.record
        let counted = record?.counted ?? []
        let head = counted.filter { $0.relation == MemberRecord.headRelation }
        let others = counted.filter { $0.relation != MemberRecord.headRelation }
        return Household(
            key: transition.household, code: record?.code ?? "", arrival: transition.arrival(as: category),
            hasMerit: circumstances?.merit ?? .unknown, isLocalMinority: groups.isLocal(circumstances?.ethnicity),
            isUnableToWork: circumstances?.unableToWork ?? .unknown, members: (head + others).map(words.member))
    }
}

/// Codes of persons as the list prints them.
private struct ListWords {
    private let ethnicities: RuleList?
    private let relations: RuleList?

    init(_ rules: RuleLibrary) {
        ethnicities = rules.list("ethnic_groups")
        relations = rules.list("relations")
    }

    func member(_ member: MemberRecord) -> DetailedList.Member {
        let code = member.person.ethnicity
        return DetailedList.Member(
            name: member.person.name, birthYear: member.person.birth.map { String($0.range.lowerBound.year) } ?? "",
            sex: member.person.sex, ethnicity: code.flatMap { ethnicities?[$0]?.label } ?? code ?? "",
            relation: relations?[member.relation]?.label ?? member.relation)
    }
}

extension Transition {
    /// A household that came from the other class, moved in, or was on the first list an area brought is none of them.
    fileprivate func arrival(as category: RecognisedClass) -> DetailedList.Arrival? {
        if begins(as: category, in: nil) { return changesStandard ? nil : .old }
        if households(.newlyArisen, of: category, in: nil) > 0 { return .new }
        return households(.fallenBack, of: category, in: nil) > 0 ? .again : nil
    }
}
