import Registry
import Rulebook
import Territory
import Vocabulary

/// Values of the register's records in the words of a page: what an entry of the journal changed, before and after.
struct ChangeWords: Sendable {
    let rules: RuleLibrary
    private let places: [Key: String]

    init(_ rules: RuleLibrary, _ areas: [Area]) {
        self.rules = rules
        places = Dictionary(areas.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// Nil where the record says nothing.
    func words(_ field: String, _ value: String?) -> String? {
        guard let value else { return nil }
        if let fact = HouseholdFact(rawValue: field) { return answer(value, fact.shape) }
        if let fact = MemberFact(rawValue: field) { return answer(value, fact.shape) }
        switch field {
        case "neighbourhood": return Key(value).flatMap { places[$0] } ?? "một tổ dân phố trước đây"
        case "since": return Day(iso: value)?.shown ?? value
        case "birth": return Birth(iso: value)?.shown ?? value
        case "sex": return Sex(rawValue: value)?.label ?? value
        case "ethnicity": return FactWords.code(value, of: "ethnic_groups", rules)
        case "relation": return FactWords.code(value, of: "relations", rules)
        case "kind": return Membership(rawValue: value)?.label ?? value
        case "causes": return FactWords.causes(Int64(value), rules)
        case "class": return RecognisedClass(rawValue: value)?.label ?? value
        // The record holds a keyed hash of the number, which says nothing to a reader.
        case "number": return "đã ghi số"
        case "household": return "hộ khác"
        case "absence": return FactWords.code(value, of: "absences", rules)
        case "from", "until", "signed_on": return Day(iso: value)?.shown ?? value
        default: return value
        }
    }

    private func answer(_ value: String, _ shape: FactShape) -> String {
        FactWords.words(CanonicalAnswer.read(value, shape), shape, rules)
    }
}

/// An answer as the canonical bytes of a record spell it.
enum CanonicalAnswer {
    static func read(_ text: String?, _ shape: FactShape) -> Answer {
        guard let text else { return .unknown(.notAsked) }
        if text.hasPrefix("?") { return .unknown(Unknown(rawValue: String(text.dropFirst())) ?? .notKnown) }
        switch shape {
        case .flag: return .flag(text == "yes")
        case .code: return .code(text)
        case .number: return Int64(text).map(Answer.number) ?? .unknown(.notKnown)
        }
    }
}
