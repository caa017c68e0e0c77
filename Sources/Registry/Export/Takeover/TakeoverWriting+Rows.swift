import Access
import Foundation
import Rulebook
import Storage
import Vocabulary

extension TakeoverWriting {
    func loadHouseholds() throws {
        let entries = register.householdEntries
        try connection.load("household", ["commune", "id", "code", "recorded_in"]) { sink in
            for (key, code) in register.codes {
                sink.put(commune)
                sink.put(key)
                sink.put(code)
                sink.put(entries[key] ?? entry.key)
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
                sink.put(residence.recordedIn)
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
                sink.put(row.recordedIn)
                try sink.endRow()
            }
        }
    }

    func loadMembers() throws {
        try loadPersons(
            register.personRows.map { ($0.person, $0.recordedIn, nil) }
                + register.formerPersons.map { ($0.person, $0.recordedIn, $0.retiredIn) })
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
                sink.put(row.recordedIn)
                try sink.endRow()
            }
        }
    }

    private func loadPersons(_ people: [(person: PersonRecord, recordedIn: Key, retiredIn: Key?)]) throws {
        let vault = premises.vault
        let made = Prepared(people.map(\.person)) { PersonColumns($0, vault) }.made()
        try connection.load("person", PersonColumns.names + ["recorded_in", "retired_in"]) { sink in
            for (row, columns) in zip(people, made) {
                columns.put(row.person, of: commune, into: sink)
                sink.put(row.recordedIn)
                sink.put(row.retiredIn)
                try sink.endRow()
            }
        }
    }

    func loadAnswers() throws {
        try connection.load("household_observation", ObservationColumns.household + ["holds_from"]) { sink in
            for row in register.householdAnswers {
                put(row.observation, of: row.household, into: sink)
                sink.put(row.answers.causes)
                sink.put(ObservationColumns.householdFacts, why: row.answers.why, answer: { row.answers[$0] })
                sink.put(row.observation.holdsFrom)
                try sink.endRow()
            }
        }
        try connection.load("person_observation", ObservationColumns.member + ["holds_from"]) { sink in
            for row in register.memberAnswers {
                put(row.observation, of: row.person, into: sink)
                sink.put(ObservationColumns.memberFacts, why: row.answers.why, answer: { row.answers[$0] })
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
        sink.put(observation.recordedIn)
    }

    func writeDecisions() throws {
        let writer = RecognitionWriter(connection: connection, entry: entry, commune: commune)
        for row in register.decisions {
            try writer.add(
                row.decision, annexDigest: row.annexDigest, replaces: row.replaces, recordedIn: row.recordedIn)
        }
        for row in register.reviews {
            try writer.addReview(
                year: Int(row.year), standard: row.standard, closedOn: row.closedOn, recordedIn: row.recordedIn)
        }
        try writer.add(
            register.recognitions.map { row in
                .init(
                    recognition: row.recognition, supersedes: row.supersedes,
                    inputs: row.inputs.map(premises.vault.seal), recordedIn: row.recordedIn)
            })
    }

    /// What befell households, what stands beside them, what all of it replaced, and who wrote it.
    ///
    /// - Parameter isFirst: no household was ever here, so that nothing was judged by the rules in use until now.
    func writeCarried(isFirst: Bool) throws {
        for carried in register.carried { try carried.write(connection, commune: commune, in: entry.key) }
        try ExportedVerdict.write(register.verdicts, connection, commune, premises.vault)
        try KeptRules.takeOver(
            connection, try register.keptRules(), register.rulesUses.map { ($0.since, $0.version) }, isFirst: isFirst)
        try KeptRules.keep(connection, premises.rules, at: entry.key.madeAt)
        try CarriedHistory.write(
            connection, of: commune, register.entries.map(\.entry), register.changes.map(\.change))
    }
}

extension ExportedRegister {
    /// The versions of the rules, put together from their parts.
    fileprivate func keptRules() throws -> [(version: String, content: [UInt8], firstUsed: Int64)] {
        try Dictionary(grouping: rules, by: \.version).sorted { $0.key < $1.key }.map { version, parts in
            let text = parts.sorted { $0.part < $1.part }.map(\.content).joined()
            guard let content = Data(base64Encoded: text) else {
                throw ExportRefusal.invalid([
                    FieldProblem(
                        ExportedRules.sheet.name,
                        "Trang “\(ExportedRules.sheet.name)”: nội dung của một phiên bản quy định không đọc được.")
                ])
            }
            return (version, Array(content), parts[0].firstUsed)
        }
    }
}
