import Rulebook
import Storage
import Vocabulary

/// The columns of the two observation tables, in the order in which they are written and read.
enum ObservationColumns {
    static let household: [StaticString] = [
        "commune", "id", "household", "observed_on", "source", "recorded_in", "causes", "unknowns",
        "wall_durable", "pillar_durable", "roof_durable", "living_area", "water_source", "toilet", "uses_internet",
        "has_shared_device", "has_personal_device", "waste_treated", "income", "b1", "b2",
    ]

    static let member: [StaticString] = [
        "commune", "id", "person", "observed_on", "source", "recorded_in", "unknowns",
        "work_status", "work_contract", "monthly_allowance", "disabled", "malnourished", "health_insurance", "school",
        "diploma", "trained_on_job", "merit",
    ]

    /// In the order of the columns; kept, because `allCases` makes a list at every call.
    static let householdFacts = HouseholdFact.allCases
    static let memberFacts = MemberFact.allCases

    /// The answers of a household's row whose first fact stands in `column`; nil where the row says nothing of a fact.
    static func read(
        _ row: any Row, from column: Int, unknowns: String?, into answers: inout HouseholdAnswers
    ) {
        for (offset, fact) in householdFacts.enumerated() {
            if let answer = row.answer(column + offset, fact.shape) { answers[fact] = answer }
        }
        for (name, reason) in UnknownList.pairs(unknowns) {
            if let fact = HouseholdFact(rawValue: name) { answers[fact] = .unknown(reason) }
        }
    }

    static func read(_ row: any Row, from column: Int, unknowns: String?, into answers: inout MemberAnswers) {
        for (offset, fact) in memberFacts.enumerated() {
            if let answer = row.answer(column + offset, fact.shape) { answers[fact] = answer }
        }
        for (name, reason) in UnknownList.pairs(unknowns) {
            if let fact = MemberFact(rawValue: name) { answers[fact] = .unknown(reason) }
        }
    }
}

/// The facts of one observation that were asked and have no value: `b1=not_known,toilet=refused`.
struct UnknownList {
    let text: String?

    /// - Parameter why: why a fact has no value; nil where it has one.
    init<Fact: RawRepresentable<String>>(_ facts: [Fact], _ why: (Fact) -> Unknown?) {
        var text: String?
        for fact in facts {
            guard let why = why(fact), why != .notAsked else { continue }
            text = (text.map { $0 + "," } ?? "") + "\(fact.rawValue)=\(why.rawValue)"
        }
        self.text = text
    }

    static func pairs(_ text: String?) -> [(String, Unknown)] {
        guard let text else { return [] }
        return text.split(separator: ",").compactMap { part in
            let sides = part.split(separator: "=")
            guard sides.count == 2, let reason = Unknown(rawValue: String(sides[1])) else { return nil }
            return (String(sides[0]), reason)
        }
    }
}

extension RowSink {
    /// Why some answers of an observation have no value, then the answers, each in its column.
    func put<Fact: RawRepresentable<String>>(
        _ facts: [Fact], why: (Fact) -> Unknown?, answer: (Fact) -> Answer
    ) {
        put(UnknownList(facts, why).text)
        for fact in facts { put(answer(fact)) }
    }

    func put(_ answer: Answer) {
        switch answer {
        case .flag(let value): put(value)
        case .code(let value): put(value)
        case .number(let value): put(value)
        case .unknown: putNull()
        }
    }
}

extension Row {
    func answer(_ column: Int, _ shape: FactShape) -> Answer? {
        guard !isNull(column) else { return nil }
        switch shape {
        case .flag: return .flag(flag(column))
        case .code: return .code(text(column))
        case .number: return .number(int(column))
        }
    }
}
