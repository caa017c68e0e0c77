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
                for fact in HouseholdFact.allCases { sink.put(row.answers[fact]) }
                sink.put(row.observation.holdsFrom)
                try sink.endRow()
            }
        }
        try connection.load("person_observation", ObservationColumns.member + ["holds_from"]) { sink in
            for row in register.memberAnswers {
                put(row.observation, of: row.person, into: sink)
                sink.put(UnknownList(MemberFact.allCases) { row.answers[$0] }.text)
                for fact in MemberFact.allCases { sink.put(row.answers[fact]) }
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

    func writeDecisions() throws {
        let writer = RecognitionWriter(connection: connection, entry: entry, commune: commune)
        for row in register.decisions {
            try writer.add(row.decision, annexDigest: row.annexDigest, replaces: row.replaces)
        }
        for row in register.reviews {
            try writer.addReview(year: Int(row.year), standard: row.standard, closedOn: row.closedOn)
        }
        try writer.add(
            register.recognitions.map { .init(recognition: $0.recognition, supersedes: $0.supersedes) })
        // Rules of another version stay with the installation that used them: a file brings their name and what they
        // explained.
        if register.recognitions.contains(where: { $0.recognition.rulesVersion == premises.rules.version }) {
            try writer.keep(premises.rules)
        }
    }
}
