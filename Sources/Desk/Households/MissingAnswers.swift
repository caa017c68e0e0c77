import Registry
import Rulebook
import Site
import Vocabulary

/// What is not known of a household and would help to tell its class, each with the forms that take it.
struct MissingAnswers {
    /// An indicator, or the income, that cannot be told.
    struct Gap {
        let label: String
        /// Where the answer is written down; empty where it is the standard that lacks something.
        var ways: [Way]
    }

    struct Way {
        let label: String
        let address: Address
    }

    private let judgement: HouseholdFile.Judgement
    private let record: HouseholdRecord

    init(_ judgement: HouseholdFile.Judgement, of record: HouseholdRecord) {
        self.judgement = judgement
        self.record = record
    }

    var gaps: [Gap] { people + income + indicators }

    private var people: [Gap] {
        guard record.counted.isEmpty else { return [] }
        return [
            Gap(label: "Nhân khẩu", ways: [Way(label: "thêm thành viên", address: Links.newMember(of: record.key))])
        ]
    }

    private var income: [Gap] {
        guard judgement.result.basis == .none else { return [] }
        let facts = [HouseholdFact.b1, .income].filter { !record.answers[$0].isKnown }
        return [Gap(label: "Thu nhập bình quân hoặc điểm B1", ways: facts.map(way))]
    }

    private var indicators: [Gap] {
        judgement.result.findings.filter { $0.lacking == .unknown }.map { finding in
            let sentence = judgement.sentences.first { $0.subject == .indicator(finding.indicator.order) }
            return Gap(label: finding.indicator.label, ways: sentence.map(ways) ?? [])
        }
    }

    /// A sentence names every fact that was looked at, so the unknown ones among them are those to be asked.
    private func ways(_ sentence: Sentence) -> [Way] {
        let text = sentence.text.lowercased()
        let household = HouseholdFact.allCases.filter { fact in
            record.answers[fact].why.map { text.contains("\(fact.label): \($0.label)".lowercased()) } ?? false
        }
        let members = record.counted.flatMap { member in
            MemberFact.allCases.filter { isAsked($0, of: member, in: text) }.map { way($0, member) }
        }
        let births = record.counted.filter { $0.person.birth == nil && sentence.text.contains($0.person.name + " (") }
            .map { Way(label: "ngày sinh của \($0.person.name)", address: Links.member($0.person.key, of: record.key)) }
        return household.map(way) + members + births
    }

    private func isAsked(_ fact: MemberFact, of member: MemberRecord, in text: String) -> Bool {
        guard let why = member.answers[fact].why else { return false }
        let named = member.person.name.lowercased() + " ("
        let words = "\(fact.label): \(why.label)".lowercased()
        // Members stand one after another, parted by semicolons.
        return text.split(separator: ";").contains { $0.contains(named) && $0.contains(words) }
    }

    private func way(_ fact: HouseholdFact) -> Way {
        Way(label: fact.label, address: Links.fact(fact.rawValue, of: record.key))
    }

    private func way(_ fact: MemberFact, _ member: MemberRecord) -> Way {
        let address = Links.member(member.person.key, of: record.key).at(Field.id(of: fact.rawValue))
        return Way(label: "\(fact.label) của \(member.person.name)", address: address)
    }
}
