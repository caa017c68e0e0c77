import Registry
import Rulebook

/// A fault put into a row of a list on purpose, as careless typing makes it.
public struct SampleFault: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case missingName, missingRelation, wrongDate, missingBirth, futureBirth, shortNumber, numberTwice
        case unknownWord, unknownEthnicity, secondHead, negativeArea, oddPoints, wordForIncome, unknownCause

        /// The column in which it stands.
        public var column: TemplateColumn {
            switch self {
            case .missingName: .name
            case .missingRelation, .secondHead: .relation
            case .wrongDate, .missingBirth, .futureBirth: .birth
            case .shortNumber, .numberTwice: .number
            case .unknownWord: .member(.workStatus)
            case .unknownEthnicity: .ethnicity
            case .negativeArea: .household(.livingArea)
            case .oddPoints: .household(.b2)
            case .wordForIncome: .household(.income)
            case .unknownCause: .causes
            }
        }
    }

    /// The row as Excel counts: the headers stand in row 1.
    public let row: Int
    /// The household's place in the ward, from 0.
    public let household: Int
    public let kind: Kind
}
