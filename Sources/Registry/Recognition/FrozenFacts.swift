import Access
import Rulebook
import Storage
import Vocabulary

/// The facts that stood when a decision was recorded, as they were sealed with its recognitions.
public enum FrozenFacts {
    /// The households of recognitions as they were then; none for a recognition that came without facts.
    ///
    /// Members come without keys of their own and without identity numbers, which are only kept as hashes.
    public static func records(
        _ connection: any Connection, vault: Vault, commune: Key, of recognitions: [Key]
    ) throws -> [Key: HouseholdRecord] {
        var records: [Key: HouseholdRecord] = [:]
        for start in stride(from: 0, to: recognitions.count, by: 300) {
            let some = Array(recognitions[start..<min(start + 300, recognitions.count)])
            try connection.each(
                """
                SELECT id, household, neighbourhood, inputs FROM recognition
                WHERE commune = \(commune) AND id IN \(list: some) AND inputs IS NOT NULL
                """
            ) { row in
                guard let bytes = row.bytesIfAny(3).flatMap(vault.open) else { return }
                records[row.key(0)] = record(bytes, household: row.key(1), neighbourhood: row.key(2))
            }
        }
        return records
    }

    /// Reads what `Canonical` wrote: the household's lines, then after an empty line each member's.
    static func record(_ bytes: [UInt8], household: Key, neighbourhood: Key) -> HouseholdRecord {
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: "\n\n")
        var record = HouseholdRecord(key: household, neighbourhood: neighbourhood)
        for (place, part) in parts.enumerated() {
            let fields = Dictionary(
                Canonical.fields(Array(part.utf8)).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            if place == 0 {
                record.code = fields["code"] ?? ""
                record.address = fields["address"] ?? ""
                record.answers = householdAnswers(fields)
            } else {
                record.members.append(member(fields))
            }
        }
        return record
    }

    private static func householdAnswers(_ fields: [String: String]) -> HouseholdAnswers {
        var answers = HouseholdAnswers()
        answers.causes = fields["causes"].flatMap { Int64($0) }
        for fact in HouseholdFact.allCases {
            if let text = fields[fact.rawValue] { answers[fact] = answer(text, fact.shape) }
        }
        return answers
    }

    private static func member(_ fields: [String: String]) -> MemberRecord {
        let person = PersonRecord(
            name: fields["name"] ?? "", birth: fields["birth"].flatMap { Birth(iso: $0) },
            sex: fields["sex"].flatMap(Sex.init(rawValue:)), ethnicity: fields["ethnicity"])
        var answers = MemberAnswers()
        for fact in MemberFact.allCases {
            if let text = fields[fact.rawValue] { answers[fact] = answer(text, fact.shape) }
        }
        return MemberRecord(
            person: person, kind: fields["kind"].flatMap(Membership.init(rawValue:)) ?? .registered,
            relation: fields["relation"] ?? "", answers: answers)
    }

    private static func answer(_ text: String, _ shape: FactShape) -> Answer {
        if text.hasPrefix("?") { return .unknown(Unknown(rawValue: String(text.dropFirst())) ?? .notAsked) }
        switch shape {
        case .flag: return .flag(text == "yes")
        case .code: return .code(text)
        case .number: return Int64(text).map { .number($0) } ?? .unknown(.notAsked)
        }
    }
}
