/// A table of the review as its form prints it: title, columns, and what each of them holds.
public struct TableForm: Sendable {
    /// What is counted of a household that belongs to a column.
    public enum Unit: String, CaseIterable, Sendable {
        /// The household, or its people, as the row says.
        case row
        case households, people
        /// Its lacks of indicators, each once.
        case lacks
        /// Its members under the age of children, and those of them who lack something or of whom that is not known.
        case children
        case childrenUninsured = "children_uninsured"
        case childrenMalnourished = "children_malnourished"
        case childrenOutOfSchool = "children_out_of_school"
        case childrenUnclear = "children_unclear"
    }

    /// What a household must be to belong to a column, beside its class.
    public enum Trait: String, CaseIterable, Sendable {
        /// Of the indicator, the cause, the ethnic group of the column.
        case lacking, unknown, cause, ethnic
        case someUnknown = "some_unknown"
        case causeUnknown = "cause_unknown"
        case majority, minority
        case local = "local_minority"
        case otherMinority = "other_minority"
        case ethnicUnknown = "ethnic_unknown"
        case unableToWork = "unable_to_work"
        case merit
        case noGroup = "no_group"
        case groupUnknown = "group_unknown"
        case womanHead = "woman_head"
    }

    /// What a column repeats itself for, in the order of the standard or of the list.
    public enum Series: String, CaseIterable, Sendable {
        case indicators, causes
        case ethnicGroups = "ethnic_groups"
    }

    /// Which households a column counts, and what of them.
    public struct Count: Sendable {
        /// `poor`, `near_poor` or `farming_average`.
        public let category: String
        public let unit: Unit
        public let trait: Trait?
    }

    /// A total that somebody counted and typed.
    public enum Residents: String, CaseIterable, Sendable {
        case households, people
        case majorityHouseholds = "majority_households"
        case minorityHouseholds = "minority_households"
        case localHouseholds = "local_minority_households"
        case majorityPeople = "majority_people"
        case minorityPeople = "minority_people"
        case localPeople = "local_minority_people"
    }

    /// What a column holds.
    public enum Value: Sendable {
        case residents(Residents)
        case count(Count)
        /// A column of the table of changes of a class, by its official number.
        case movement(String, column: Int)
        /// One column of the same row over another.
        case rate(of: Int, over: Int)
        /// A count over a column of the same row.
        case share(Count, over: Int)
    }

    /// A column, or a series of them.
    public struct Column: Sendable {
        /// Words of the header; those of a series come from its list.
        public let label: String
        /// Words over neighbouring columns; empty for none.
        public let group: String
        /// What is printed under the header where it is more than the number: `4=3/1×100`.
        public let formula: String?
        public let series: Series?
        public let value: Value
        /// Not in the printed form: what is not known, shown only where there is any.
        public let isExtra: Bool
    }

    /// A column is the sum of others of its row, some taken off.
    public struct Identity: Sendable {
        public let column: Int
        public let added: [Int]
        public let taken: [Int]
    }

    /// A column says the same as one of another table.
    public struct Match: Sendable {
        public let column: Int
        public let table: Int
        /// The column there of a row of households, and of people; nil where that row has none.
        public let households: Int?
        public let people: Int?
    }

    /// The number by which officials call it.
    public let number: Int
    public let title: String
    /// Whether each area has a row of households and one of people.
    public let hasTwoRows: Bool
    public let columns: [Column]
    public let identities: [Identity]
    public let matches: [Match]
    /// Columns of which the whole is not the sum of its parts.
    public let notSums: Set<Int>
    /// Whether a last line counts, for each indicator, the households of which it is not known.
    public let hasUnknownLine: Bool
    public let provenance: Provenance

    /// Whether its columns tell households apart by more than their class: then what each was like has to be read.
    public var tellsHouseholdsApart: Bool {
        columns.contains { column in
            switch column.value {
            case .count(let count), .share(let count, _):
                count.trait != nil || ![.row, .households, .people].contains(count.unit)
            case .residents, .movement, .rate: false
            }
        }
    }
}
