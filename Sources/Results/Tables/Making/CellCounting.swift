import Registry
import Rulebook
import Vocabulary

/// How much one household is of a number: 1 for itself, or its people, its lacks, its children.
struct CellCounting {
    let period: ReviewPeriod
    /// The standard whose indicators stand over the columns.
    let standard: String?
    let groups: EthnicGroups

    /// The lines of a table beside those of areas count the same columns of fewer households, or of other traits.
    func contribution(
        of transition: Transition, to value: ColumnValue, in place: Key?, _ kind: OfficialTable.Kind,
        _ line: OfficialTable.Line
    ) -> Int64 {
        if line == .standardChange, !transition.changesStandard { return 0 }
        if case .movement(let category, let column) = value {
            return kind == .households
                ? transition.households(column, of: category, in: place)
                : transition.people(column, of: category, in: place)
        }
        guard var counted = value.counted, transition.ends(as: counted.category, in: place) else { return 0 }
        if line == .unknown {
            guard counted.trait == .lacking else { return 0 }
            counted = counted.having(.unknown)
        }
        let circumstances = period.circumstances[transition.household]
        if counted.trait != nil, !holds(counted, circumstances) { return 0 }
        switch counted.unit {
        case .households: return 1
        case .row: return kind == .households ? 1 : transition.peopleAfter
        case .people: return transition.peopleAfter
        case .lacks: return Int64(lacking(circumstances).nonzeroBitCount)
        case .children: return circumstances?.children.count ?? 0
        case .childrenUninsured: return circumstances?.children.uninsured ?? 0
        case .childrenMalnourished: return circumstances?.children.malnourished ?? 0
        case .childrenOutOfSchool: return circumstances?.children.outOfSchool ?? 0
        case .childrenUnclear: return circumstances?.children.unclear ?? 0
        }
    }

    private func holds(_ counted: CountedColumn, _ household: Circumstances?) -> Bool {
        switch counted.trait {
        case nil: true
        case .lacking: lacking(household) & bit(counted) != 0
        case .unknown: unknown(household) & bit(counted) != 0
        case .someUnknown: unknown(household) != 0
        case .cause: household?.causes.map { $0 & Int64(bit(counted)) != 0 } ?? false
        case .causeUnknown: household?.causes == nil
        case .ethnic: household?.ethnicity == counted.code
        case .majority: groups.isMajority(household?.ethnicity) == .yes
        case .minority: groups.isMinority(household?.ethnicity) == .yes
        case .local: groups.isLocal(household?.ethnicity)
        case .otherMinority:
            groups.isMinority(household?.ethnicity) == .yes && !groups.isLocal(household?.ethnicity)
        case .ethnicUnknown: groups.isMinority(household?.ethnicity) == .unknown
        case .unableToWork: household?.unableToWork == .yes
        case .merit: household?.merit == .yes
        case .noGroup: ofSomeGroup(household) == .no
        case .groupUnknown: ofSomeGroup(household) == .unknown
        case .womanHead: household?.isWomanHead ?? false
        }
    }

    private func ofSomeGroup(_ household: Circumstances?) -> Truth {
        guard let household else { return .unknown }
        return groups.isMinority(household.ethnicity) || household.unableToWork || household.merit
    }

    /// What was told by another standard says nothing of these columns.
    private func lacking(_ household: Circumstances?) -> UInt16 {
        household.flatMap { $0.standard == standard ? $0.lacking : nil } ?? 0
    }

    private func unknown(_ household: Circumstances?) -> UInt16 {
        household.flatMap { $0.standard == standard ? $0.unknown : nil } ?? .max
    }

    private func bit(_ counted: CountedColumn) -> UInt16 { 1 << UInt16(max(0, counted.number - 1)) }
}

/// Which codes of the list of ethnic groups are minorities, and which have their own columns here.
struct EthnicGroups: Sendable {
    private let minority: Set<String>
    private let local: Set<String>
    private let none: Set<String>
    private let known: Set<String>

    init(_ list: RuleList?) {
        minority = Set(list?.codes(marked: "minority") ?? [])
        local = Set(list?.codes(marked: "local") ?? [])
        none = Set(list?.codes(marked: "none") ?? [])
        known = Set(list?.items.map(\.code) ?? [])
    }

    /// A foreigner, or one whose group is not told, is neither.
    func isMinority(_ code: String?) -> Truth {
        guard let code, known.contains(code), !none.contains(code) else { return .unknown }
        return minority.contains(code) ? .yes : .no
    }

    func isMajority(_ code: String?) -> Truth { !isMinority(code) }

    func isLocal(_ code: String?) -> Bool { code.map(local.contains) ?? false }
}
