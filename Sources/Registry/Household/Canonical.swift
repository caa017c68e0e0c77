import Access
import Rulebook
import Vocabulary

/// The bytes of a record that an audit entry commits to: one line per known field, in a fixed order.
///
/// An identity number stands in it as its keyed hash, never readable.
enum Canonical {
    static func household(_ record: HouseholdRecord) -> [UInt8] {
        var lines = Lines()
        lines.add("code", record.code)
        lines.add("neighbourhood", record.neighbourhood.description)
        lines.add("address", record.address)
        lines.add("since", record.since?.iso)
        for (fact, name) in householdFacts { lines.add(name, record.answers[fact]) }
        lines.add("causes", record.answers.causes.map(String.init))
        return lines.bytes
    }

    static func member(_ member: MemberRecord, household: Key, vault: Vault) -> [UInt8] {
        var lines = Lines()
        lines.add("household", household.description)
        lines.add("name", member.person.name)
        lines.add("birth", member.person.birth?.iso)
        lines.add("sex", member.person.sex?.rawValue)
        lines.add("ethnicity", member.person.ethnicity)
        lines.add("number", member.person.number.map { hexadecimal(vault.hash(of: $0)) })
        lines.add("kind", member.kind.rawValue)
        lines.add("relation", member.relation)
        lines.add("since", member.since?.iso)
        for (fact, name) in memberFacts { lines.add(name, member.answers[fact]) }
        return lines.bytes
    }

    /// A record of a few named fields; those without a value are left out.
    static func lines(_ fields: [(name: String, value: String?)]) -> [UInt8] {
        var lines = Lines()
        for field in fields { lines.add(field.name, field.value) }
        return lines.bytes
    }

    // Their names as bytes: an import writes half a million such lines.
    private static let householdFacts = HouseholdFact.allCases.map { ($0, Array("\($0.rawValue)=".utf8)) }
    private static let memberFacts = MemberFact.allCases.map { ($0, Array("\($0.rawValue)=".utf8)) }

    static func recognition(_ recognition: Recognition) -> [UInt8] {
        var lines = Lines()
        lines.add("household", recognition.household.description)
        lines.add("class", recognition.category.rawValue)
        lines.add("decision", recognition.decision.description)
        lines.add("standard", recognition.standard)
        lines.add("review_year", String(recognition.reviewYear))
        lines.add("signed_on", recognition.signedOn.iso)
        lines.add("effective_from", recognition.effectiveFrom.iso)
        lines.add("people", String(recognition.people))
        lines.add("proposed", recognition.proposed.rawValue)
        lines.add("rules", recognition.rulesVersion)
        return lines.bytes
    }

    static func decision(_ decision: Decision, annexDigest: [UInt8]) -> [UInt8] {
        var lines = Lines()
        lines.add("number", decision.number)
        lines.add("signed_on", decision.signedOn.iso)
        lines.add("effective_from", decision.effectiveFrom.iso)
        lines.add("review_year", String(decision.reviewYear))
        lines.add("standard", decision.standard)
        lines.add("kind", decision.kind.rawValue)
        lines.add("signer", decision.signer)
        lines.add("annex", hexadecimal(annexDigest))
        return lines.bytes
    }

    /// The fields of a canonical record, for showing what changed.
    static func fields(_ bytes: [UInt8]) -> [(name: String, value: String)] {
        // By bytes: letter by letter this was a tenth of a household's page.
        bytes.split(separator: UInt8(ascii: "\n")).map { line in
            let name = line.prefix { $0 != UInt8(ascii: "=") }
            let value = line.dropFirst(name.count + 1)
            return (String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
        }
    }
}

private struct Lines {
    var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(448)
    }

    mutating func add(_ name: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        bytes += name.utf8
        bytes.append(UInt8(ascii: "="))
        bytes += value.utf8
        bytes.append(UInt8(ascii: "\n"))
    }

    /// - Parameter name: with its `=`.
    mutating func add(_ name: [UInt8], _ answer: Answer) {
        switch answer {
        case .flag(let value): add(name, value ? "yes" : "no")
        case .code(let value): if !value.isEmpty { add(name, value) }
        case .number(let value): add(name, String(value))
        case .unknown(.notAsked): break
        case .unknown(let reason): add(name, "?" + reason.rawValue)
        }
    }

    private mutating func add(_ name: [UInt8], _ value: String) {
        bytes += name
        bytes += value.utf8
        bytes.append(UInt8(ascii: "\n"))
    }
}
