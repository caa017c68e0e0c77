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
        let writer = RecognitionWriter(connection: connection, entry: entry, commune: commune)
        try writer.add(decision, annexDigest: preview.annex.digest)
        try writer.keep(reading.premises.rules)
        try writer.add(recognitions(of: preview.lines, by: decision))
        if command.closesReview {
            try writer.addReview(year: command.reviewYear, standard: command.standard, closedOn: command.signedOn)
        }
        return decision
    }

    private func recognitions(
        of lines: [DecisionPreview.Line], by decision: Decision
    ) throws -> [RecognitionWriter.Line] {
        let earlier = try supersededKeys()
        let rules = reading.premises.rules
        let standard = try reading.premises.standard(decision.standard, on: decision.effectiveFrom)
        // A ward that is younger than the list it brought along is taken as it is.
        let area =
            try Areas.area(connection, commune, on: decision.effectiveFrom)
            ?? Areas.area(connection, commune, on: reading.today)
        let zone = area?.zone ?? .urban
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
            return RecognitionWriter.Line(
                recognition: recognition, supersedes: earlier[record.key], inputs: hasFacts ? frozen(record) : nil)
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
}
