import Office
import Rulebook
import Vocabulary

/// One reader per column of the template, each with what it has learnt of the file's words.
final class ColumnReaders {
    let relation: Meanings<String>
    let sex: Meanings<Sex>
    let ethnicity: Meanings<String>
    let residence: Meanings<Membership>
    let causes: Meanings<Int64>
    /// An `x` or none.
    let mark: Meanings<Answer>
    private let household: [Meanings<Answer>]
    private let member: [Meanings<Answer>]
    private let pointsPerLack: Int64
    private let mostPoints: Int64

    init(_ rules: RuleLibrary, _ standard: Standard, _ texts: CellText) {
        relation = Meanings(
            texts,
            AnswerWords.word(
                of: rules.list("relations"), also: ["chu ho": MemberRecord.headRelation],
                accented: ["ba": "parent", "bà": "grandparent"]))
        sex = Meanings(texts, AnswerWords.sex)
        ethnicity = Meanings(texts, AnswerWords.word(of: rules.list("ethnic_groups")))
        residence = Meanings(texts, AnswerWords.residence)
        causes = Meanings(texts, AnswerWords.causes(of: rules.list("causes")))
        mark = Meanings(texts, AnswerWords.flag)
        household = HouseholdFact.allCases.map { Self.words($0.shape, rules, texts) }
        member = MemberFact.allCases.map { Self.words($0.shape, rules, texts) }
        pointsPerLack = Int64(standard.limits.pointsPerLack)
        mostPoints = pointsPerLack * Int64(standard.limits.indicators)
    }

    /// The answer of a cell, or the sentence that says why it is none.
    func answer(
        _ fact: HouseholdFact, _ position: Int, _ row: borrowing SheetRow, at place: Int
    ) -> Result<Answer?, Unanswered> {
        guard case .number(let scale, _) = fact.shape else {
            return Self.result(household[position].of(row, at: place))
        }
        switch NumberText.of(row, at: place, scale: scale, Self.rounding(fact)) {
        case .blank: return .success(nil)
        case .value(let value): return check(fact, value)
        case .unreadable:
            // Not a number: perhaps why there is none.
            if case .value(let answer) = household[position].of(row, at: place) { return .success(answer) }
            return .failure(.unreadable)
        }
    }

    func answer(_ position: Int, _ row: borrowing SheetRow, at place: Int) -> Result<Answer?, Unanswered> {
        Self.result(member[position].of(row, at: place))
    }

    enum Unanswered: Error {
        case unreadable, negative, absurd
        case notMultiple(Int64), tooManyPoints(Int64)
    }

    private func check(_ fact: HouseholdFact, _ value: Int64) -> Result<Answer?, Unanswered> {
        if value < 0 { return .failure(.negative) }
        if value > Self.most(fact) { return .failure(.absurd) }
        if fact == .b2, pointsPerLack > 0 {
            if value % pointsPerLack != 0 { return .failure(.notMultiple(pointsPerLack)) }
            if value > mostPoints { return .failure(.tooManyPoints(mostPoints)) }
        }
        return .success(.number(value))
    }

    private static func result(_ meaning: Meaning<Answer>) -> Result<Answer?, Unanswered> {
        switch meaning {
        case .blank: .success(nil)
        case .value(let answer): .success(answer)
        case .unreadable: .failure(.unreadable)
        }
    }

    /// Beyond this a number is a slip of the keyboard: 10.000 m², a billion đồng a month, a thousand points.
    private static func most(_ fact: HouseholdFact) -> Int64 {
        switch fact {
        case .livingArea: 1_000_000
        case .income: 1_000_000_000
        default: 1000
        }
    }

    private static func rounding(_ fact: HouseholdFact) -> NumberText.Rounding {
        switch fact {
        case .income: .up
        case .livingArea: .down
        default: .none
        }
    }

    private static func words(_ shape: FactShape, _ rules: RuleLibrary, _ texts: CellText) -> Meanings<Answer> {
        switch shape {
        case .flag: Meanings(texts, AnswerWords.flag)
        case .code(let list): Meanings(texts, AnswerWords.code(of: rules.list(list)))
        case .number: Meanings(texts, AnswerWords.code(of: nil))
        }
    }
}
