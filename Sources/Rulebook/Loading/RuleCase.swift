public import Vocabulary

/// A boundary case as an official would write it: facts in, class and indicators out.
public struct RuleCase: Sendable {
    /// A sentence in Vietnamese.
    public let name: String
    /// The list year whose standard is used.
    public let listYear: Int
    /// The day of the review.
    public let day: Day
    /// What is known of the household.
    public let facts: HouseholdFacts
    /// What must come out.
    public let expected: Expectation
    let file: String
    let line: Int

    /// What a case asks; nil where it does not ask.
    public struct Expectation: Sendable {
        /// The class.
        public var category: HouseholdClass?
        /// What the income side rests on.
        public var basis: Classification.Basis?
        /// By the code of the indicator.
        public var indicators: [String: Truth] = [:]
        /// Exactly these indicators are lacking.
        public var lacking: [String]?
        /// Exactly these indicators are unknown.
        public var unknown: [String]?

        /// Whether the case asks about an indicator by its code.
        func names(_ code: String) -> Bool {
            indicators[code] != nil || lacking?.contains(code) ?? false || unknown?.contains(code) ?? false
        }
    }

    /// What is otherwise than the case says, in Vietnamese; empty where it holds.
    public func differences(_ rules: RuleLibrary) -> [String] {
        guard let standard = rules.standard(listYear: listYear) else { return ["không có chuẩn của năm \(listYear)"] }
        let result = classify(facts, by: standard, on: day)
        var differences: [String] = []
        if let category = expected.category, category != result.category {
            differences.append("mong đợi \(category.label), được \(result.category.label)")
        }
        if let basis = expected.basis, basis != result.basis {
            differences.append("mong đợi căn cứ \(basis.label), được \(result.basis.label)")
        }
        for finding in result.findings {
            let code = finding.indicator.code
            guard let wanted = expected.indicators[code], wanted != finding.lacking else { continue }
            differences.append("\(finding.indicator.label): mong đợi \(wanted.word), được \(finding.lacking.word)")
        }
        for (name, wanted, mask) in [
            ("lacking", expected.lacking, result.lacking), ("unknown", expected.unknown, result.unknown),
        ] {
            let found = standard.indicators(in: mask).map(\.code)
            guard let wanted, Set(wanted) != Set(found) else { continue }
            differences.append(
                "\(name): mong đợi [\(wanted.joined(separator: ", "))], được [\(found.joined(separator: ", "))]")
        }
        return differences
    }
}

extension Truth {
    fileprivate var word: String {
        switch self {
        case .yes: "thiếu hụt"
        case .no: "không thiếu hụt"
        case .unknown: "chưa rõ"
        }
    }
}
