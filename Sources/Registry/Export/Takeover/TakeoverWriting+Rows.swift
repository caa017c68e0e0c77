import Access
import Rulebook
import Storage
import Vocabulary

extension TakeoverWriting {
    func loadHouseholds() throws {
        try connection.load("household", ["commune", "id", "code", "recorded_in"]) { sink in
            for (key, code) in register.codes {
                sink.put(commune)
                sink.put(key)
                sink.put(code)
                sink.put(entry.key)
                try sink.endRow()
            }
        }
        try connection.load(
            "residence",
            ["commune", "id", "household", "neighbourhood", "address", "from_day", "to_day", "reason", "recorded_in"]
        ) { sink in
            for row in register.households {
                guard let residence = row.residence else { continue }
                sink.put(commune)
                sink.put(residence.key)
                sink.put(row.household)
                sink.put(residence.neighbourhood)
                sink.put(residence.address)
                sink.put(residence.from)
                sink.put(residence.to)
                sink.put(residence.reason)
                sink.put(entry.key)
                try sink.endRow()
            }
        }
        try connection.load(
            "lineage", ["commune", "id", "kind", "from_household", "to_household", "day", "recorded_in"]
        ) { sink in
            for row in register.lineage {
                sink.put(commune)
                sink.put(row.key)
                sink.put(row.kind.rawValue)
                sink.put(row.from)
                sink.put(row.to)
                sink.put(row.day)
                sink.put(entry.key)
                try sink.endRow()
            }
        }
    }

    func loadMembers() throws {
        let writer = RegisterWriter(connection, entry: entry, commune: commune, vault: premises.vault, source: "")
        register.persons.forEach(writer.add)
        try writer.flush()
        try connection.load(
            "membership",
            [
                "commune", "id", "household", "person", "ord", "kind", "relation", "from_day", "to_day", "reason",
                "recorded_in",
            ]
        ) { sink in
            for row in register.members {
                sink.put(commune)
                sink.put(row.membership)
                sink.put(row.household)
                sink.put(row.person.key)
                sink.put(row.order)
                sink.put(row.kind.rawValue)
                sink.put(row.relation)
                sink.put(row.from)
                sink.put(row.to)
                sink.put(row.reason)
                sink.put(entry.key)
                try sink.endRow()
            }
        }
    }

    func loadAnswers() throws {
        try connection.load("household_observation", ObservationColumns.household + ["holds_from"]) { sink in
            for row in register.householdAnswers {
                put(row.observation, of: row.household, into: sink)
                sink.put(row.answers.causes)
                sink.put(UnknownList(HouseholdFact.allCases) { row.answers[$0] }.text)
                for fact in HouseholdFact.allCases { sink.put(row.answers[fact], shape: fact.shape) }
                sink.put(row.observation.holdsFrom)
                try sink.endRow()
            }
        }
        try connection.load("person_observation", ObservationColumns.member + ["holds_from"]) { sink in
            for row in register.memberAnswers {
                put(row.observation, of: row.person, into: sink)
                sink.put(UnknownList(MemberFact.allCases) { row.answers[$0] }.text)
                for fact in MemberFact.allCases { sink.put(row.answers[fact], shape: fact.shape) }
                sink.put(row.observation.holdsFrom)
                try sink.endRow()
            }
        }
    }

    /// The first columns of both tables of observations.
    private func put(_ observation: Observation, of subject: Key, into sink: any RowSink) {
        sink.put(commune)
        sink.put(observation.key)
        sink.put(subject)
        sink.put(observation.observedOn)
        sink.put(observation.source)
        sink.put(entry.key)
    }

    func loadDecisions() throws {
        try connection.load(
            "decision",
            [
                "commune", "id", "number", "signed_on", "effective_from", "review_year", "standard", "kind", "signer",
                "annex_name", "annex_digest", "replaces", "recorded_in",
            ]
        ) { sink in
            for row in register.decisions {
                sink.put(commune)
                sink.put(row.decision.key)
                sink.put(row.decision.number)
                sink.put(row.decision.signedOn)
                sink.put(row.decision.effectiveFrom)
                sink.put(Int64(row.decision.reviewYear))
                sink.put(row.decision.standard)
                sink.put(row.decision.kind.rawValue)
                sink.put(row.decision.signer)
                sink.put(row.decision.annexName)
                sink.put(row.annexDigest)
                sink.put(row.replaces)
                sink.put(entry.key)
                try sink.endRow()
            }
        }
        try loadReviews()
        try loadRecognitions()
        try keepRules()
    }

    /// Rules that were used are kept under their version. Those of another version stay with the installation that
    /// used them: a file brings their name and what they explained.
    private func keepRules() throws {
        let rules = premises.rules
        guard register.recognitions.contains(where: { $0.recognition.rulesVersion == rules.version }) else { return }
        try connection.run(
            """
            INSERT INTO rules_used (version, content, first_used_at)
            VALUES (\(rules.version), \(rules.archive), \(entry.key.madeAt)) ON CONFLICT (version) DO NOTHING
            """)
    }

    private func loadReviews() throws {
        for row in register.reviews {
            try connection.run(
                """
                INSERT INTO review_year (commune, year, standard, closed_on, recorded_in)
                VALUES (\(commune), \(row.year), \(row.standard), \(row.closedOn), \(entry.key))
                """)
        }
    }

    private func loadRecognitions() throws {
        try connection.load(
            "recognition",
            [
                "commune", "id", "household", "class", "standard", "review_year", "decision", "signed_on",
                "effective_from", "people", "neighbourhood", "supersedes", "proposed", "rules_version", "explanation",
                "recorded_in",
            ]
        ) { sink in
            for row in register.recognitions {
                let recognition = row.recognition
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
                sink.put(row.supersedes)
                sink.put(recognition.proposed.rawValue)
                sink.put(recognition.rulesVersion)
                sink.put(recognition.explanation)
                sink.put(entry.key)
                try sink.endRow()
            }
        }
    }
}
