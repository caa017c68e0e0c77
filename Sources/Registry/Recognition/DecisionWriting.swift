import Access
import Foundation
import Rulebook
import Storage
import Territory
import Vocabulary

/// Writes a decision and its recognitions, with what was known and what the rules said, frozen.
struct DecisionWriting {
    let reading: DecisionReading
    let entry: AuditEntry

    private var connection: any Connection { reading.connection }
    private var commune: Key { reading.commune }

    func write(_ preview: DecisionPreview) throws -> Decision {
        let command = preview.command
        let decision = Decision(
            number: command.number, signedOn: command.signedOn, effectiveFrom: command.effectiveFrom,
            reviewYear: command.reviewYear, standard: command.standard, kind: command.kind, signer: command.signer,
            annexName: preview.annex.fileName)
        try insert(decision, digest: preview.annex.digest)
        try keepRules()
        try insert(preview.lines, by: decision)
        if command.closesReview {
            try ReviewYears.close(
                connection, commune: commune, year: command.reviewYear, standard: command.standard, on: command.signedOn,
                entry: entry.key)
        }
        return decision
    }

    private func insert(_ decision: Decision, digest: [UInt8]) throws {
        try connection.run(
            """
            INSERT INTO decision (commune, id, number, signed_on, effective_from, review_year, standard, kind, signer,
            annex_name, annex_digest, recorded_in)
            VALUES (\(commune), \(decision.key), \(decision.number), \(decision.signedOn), \(decision.effectiveFrom),
            \(decision.reviewYear), \(decision.standard), \(decision.kind.rawValue), \(decision.signer),
            \(decision.annexName), \(digest), \(entry.key))
            """)
        entry.changed("decision", decision.key, after: Canonical.decision(decision, annexDigest: digest))
    }

    private func insert(_ lines: [DecisionPreview.Line], by decision: Decision) throws {
        let snapshots = try snapshots(of: lines, by: decision)
        let earlier = try supersededKeys()
        try connection.load(
            "recognition",
            [
                "commune", "id", "household", "class", "standard", "review_year", "decision", "signed_on",
                "effective_from", "people", "neighbourhood", "supersedes", "proposed", "rules_version", "inputs",
                "explanation", "recorded_in",
            ]
        ) { sink in
            for snapshot in snapshots {
                let recognition = snapshot.recognition
                sink.put(commune)
                sink.put(recognition.key)
                sink.put(recognition.household)
                sink.put(recognition.category.rawValue)
                sink.put(recognition.standard)
                sink.put(Int64(recognition.reviewYear))
                sink.put(decision.key)
                sink.put(recognition.signedOn)
                sink.put(recognition.effectiveFrom)
                sink.put(recognition.people)
                sink.put(recognition.neighbourhood)
                sink.put(earlier[recognition.household])
                sink.put(recognition.proposed.rawValue)
                sink.put(recognition.rulesVersion)
                sink.put(snapshot.inputs)
                sink.put(recognition.explanation)
                sink.put(entry.key)
                try sink.endRow()
                entry.changed("recognition", recognition.key, after: Canonical.recognition(recognition))
            }
        }
    }

    private struct Snapshot {
        let recognition: Recognition
        let inputs: [UInt8]?
    }

    private func snapshots(of lines: [DecisionPreview.Line], by decision: Decision) throws -> [Snapshot] {
        let rules = reading.premises.rules
        let standard = try reading.premises.standard(decision.standard, on: decision.effectiveFrom)
        let zone = try Areas.area(connection, commune, on: reading.today)?.zone ?? .urban
        let records = Dictionary(
            uniqueKeysWithValues: try RegisterReader.records(
                connection, vault: reading.premises.vault, commune: commune, keys: lines.map(\.household)
            ).map { ($0.key, $0) })
        return lines.compactMap { line in
            guard let record = records[line.household] else { return nil }
            let facts = record.facts(zone: zone)
            let result = classify(facts, by: standard, on: decision.signedOn)
            let hasFacts = !record.answers.isEmpty || record.counted.contains { !$0.answers.isEmpty }
            let recognition = Recognition(
                key: Key.make(), household: record.key, category: line.after, decision: decision.key,
                standard: standard.id, reviewYear: decision.reviewYear, signedOn: decision.signedOn,
                effectiveFrom: decision.effectiveFrom, people: Int64(record.counted.count),
                neighbourhood: record.neighbourhood, proposed: result.category, rulesVersion: rules.version,
                explanation: hasFacts ? result.explanation(of: facts).map(\.text).joined(separator: "\n") : nil)
            return Snapshot(recognition: recognition, inputs: hasFacts ? frozen(record) : nil)
        }
    }

    /// The facts as they stood, sealed: the register moves on, the decision's inputs do not.
    private func frozen(_ record: HouseholdRecord) -> [UInt8] {
        var bytes = Canonical.household(record)
        for member in record.counted {
            bytes.append(UInt8(ascii: "\n"))
            bytes += Canonical.member(member, household: record.key, vault: reading.premises.vault)
        }
        return reading.premises.vault.seal(bytes)
    }

    private func supersededKeys() throws -> [Key: Key] {
        let current = try Recognitions.inForce(connection, commune: commune, on: reading.today)
        return Dictionary(uniqueKeysWithValues: current.map { ($0.household, $0.key) })
    }

    /// Every version of the rules that was used is kept whole under its hash.
    private func keepRules() throws {
        let rules = reading.premises.rules
        try connection.run(
            """
            INSERT INTO rules_used (version, content, first_used_at)
            VALUES (\(rules.version), \(rules.archive), \(entry.key.madeAt)) ON CONFLICT (version) DO NOTHING
            """)
    }
}
