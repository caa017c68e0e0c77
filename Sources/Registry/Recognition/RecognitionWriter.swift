import Access
import Rulebook
import Storage
import Vocabulary

/// The only place that inserts decisions, recognitions and closed reviews: a recorded decision and a register that is
/// taken over go the same way. Each record is told to the entry.
struct RecognitionWriter {
    let connection: any Connection
    let entry: AuditEntry
    let commune: Key

    /// A recognition with what stands beside it in its row.
    struct Line {
        let recognition: Recognition
        let supersedes: Key?
        /// The facts frozen with it, sealed; nil where there were none.
        var inputs: [UInt8]?
        /// The entry that recorded it elsewhere, of a register that is taken over; nil: this one.
        var recordedIn: Key?
    }

    func add(_ decision: Decision, annexDigest: [UInt8], replaces: Key? = nil, recordedIn: Key? = nil) throws {
        try connection.run(
            """
            INSERT INTO decision (commune, id, number, signed_on, effective_from, review_year, standard, kind, signer,
            annex_name, annex_digest, replaces, recorded_in)
            VALUES (\(commune), \(decision.key), \(decision.number), \(decision.signedOn), \(decision.effectiveFrom),
            \(decision.reviewYear), \(decision.standard), \(decision.kind.rawValue), \(decision.signer),
            \(decision.annexName), \(annexDigest), \(replaces), \(recordedIn ?? entry.key))
            """)
        entry.changed("decision", decision.key, after: Canonical.decision(decision, annexDigest: annexDigest))
    }

    func add(_ lines: [Line]) throws {
        try connection.load(
            "recognition",
            [
                "commune", "id", "household", "class", "standard", "review_year", "decision", "signed_on",
                "effective_from", "people", "neighbourhood", "supersedes", "proposed", "rules_version", "inputs",
                "explanation", "recorded_in",
            ]
        ) { sink in
            for line in lines {
                let recognition = line.recognition
                sink.put(commune)
                sink.put(recognition.key)
                sink.put(recognition.household)
                sink.put(recognition.category.rawValue)
                sink.put(recognition.standard)
                sink.put(Int64(recognition.reviewYear))
                sink.put(recognition.decision)
                sink.put(recognition.signedOn)
                sink.put(recognition.effectiveFrom)
                sink.put(recognition.people)
                sink.put(recognition.neighbourhood)
                sink.put(line.supersedes)
                sink.put(recognition.proposed.rawValue)
                sink.put(recognition.rulesVersion)
                sink.put(line.inputs)
                sink.put(recognition.explanation)
                sink.put(line.recordedIn ?? entry.key)
                try sink.endRow()
            }
        }
        for line in lines {
            entry.changed("recognition", line.recognition.key, after: Canonical.recognition(line.recognition))
        }
    }

    /// A year's review under a standard. The day on which it was first closed stands: *số cuối kỳ* exists from then on.
    func addReview(year: Int, standard: String, closedOn day: Day?, recordedIn: Key? = nil) throws {
        try connection.run(
            """
            INSERT INTO review_year (commune, year, standard, closed_on, recorded_in)
            VALUES (\(commune), \(year), \(standard), \(day), \(recordedIn ?? entry.key))
            ON CONFLICT (commune, year, standard) DO UPDATE
            SET closed_on = excluded.closed_on, recorded_in = excluded.recorded_in WHERE review_year.closed_on IS NULL
            """)
        let text = "year=\(year)\nstandard=\(standard)\nclosed_on=\(day?.iso ?? "")\n"
        entry.changed(
            "review_year", Key.named("vuon.review.\(commune).\(year).\(standard)"), after: Array(text.utf8))
    }

    /// Every version of the rules that was used is kept whole under its hash.
    func keep(_ rules: RuleLibrary) throws {
        try KeptRules.keep(connection, rules, at: entry.key.madeAt)
    }
}
