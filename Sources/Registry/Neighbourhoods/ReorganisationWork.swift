import Access
import Storage
import Territory
import Vocabulary

/// One reorganisation of tổ dân phố while its transaction is open.
struct ReorganisationWork {
    let connection: any Connection
    let premises: Premises
    let commune: Key
    let today: Day

    init(_ connection: any Connection, _ premises: Premises, _ commune: Key, _ today: Day) {
        self.connection = connection
        self.premises = premises
        self.commune = commune
        self.today = today
    }

    func preview(_ command: Reorganisation, _ decision: AreaDecision) throws -> ReorganisationPreview {
        let areas = try Areas.neighbourhoods(connection, of: commune, on: today)
        var problems = decision.problems(today: today)
        if command.old.isEmpty || !Set(command.old).isSubset(of: Set(areas.map(\.key))) {
            problems.append(FieldProblem("old", "Chưa chọn tổ dân phố được sắp xếp."))
        }
        problems += NewAreaNames.problems(command.new.map(\.name), among: areas, ending: command.old)
        let query = CardQuery(connection, premises, commune: commune, day: today)
        let lines = try command.old.flatMap { area in
            try query.page(HouseholdFilter(neighbourhood: area), order: .name, page: 1, size: Int(Int32.max)).lines
        }
        let assigned = Dictionary(grouping: lines) { command.unit(of: $0.key) ?? -1 }
        let unassigned = assigned[-1] ?? []
        if !unassigned.isEmpty {
            problems.append(
                FieldProblem(
                    "assignment",
                    "\(Shown.number(unassigned.count)) hộ chưa được phân vào tổ dân phố mới, ví dụ hộ "
                        + "\(unassigned[0].name) (\(unassigned[0].code)). Hãy phân từng hộ hoặc chọn nơi cho các hộ còn lại."
                ))
        }
        let units = command.new.enumerated().map { place, unit in
            ReorganisationPreview.Unit(name: unit.name, households: assigned[place] ?? [])
        }
        return ReorganisationPreview(units: units, unassigned: unassigned, problems: problems)
    }

    func write(_ command: Reorganisation, _ decision: AreaDecision, _ entry: AuditEntry) throws {
        let old = try command.old.compactMap { try Areas.area(connection, $0, on: today) }
        let made = try command.new.map { unit in
            let area = try Areas.addNeighbourhood(
                connection, in: entry.key, commune: commune, name: unit.name, from: decision.day)
            entry.told(of: area)
            return area
        }
        try moveHouseholds(command, to: made, decision, entry)
        try carryTotals(command, to: made, decision, entry)
        for area in old {
            try Areas.end(connection, in: entry.key, area, on: decision.day)
            entry.changed(
                "area", area.key, before: Canonical.lines([("name", area.name)]),
                after: Canonical.lines([("name", area.name), ("until", decision.day.iso)]))
        }
        _ = try AreaChanges.record(
            connection, in: entry.key, commune: commune, command.kind, on: decision.day, number: decision.number,
            signedOn: decision.signedOn, from: old.map { ($0.key, $0.name) }, to: made.map { ($0.key, $0.name) })
    }

    /// Where each household lived until the day stays written; from then on it lives in its new tổ dân phố.
    private func moveHouseholds(
        _ command: Reorganisation, to made: [Area], _ decision: AreaDecision, _ entry: AuditEntry
    ) throws {
        let keys = try connection.all(
            """
            SELECT household FROM residence WHERE commune = \(commune) AND neighbourhood IN \(list: command.old)
            AND retired_in IS NULL AND to_day IS NULL
            """
        ) { $0.key(0) }
        guard !keys.isEmpty else { return }
        let records = try RegisterReader.records(connection, vault: premises.vault, commune: commune, keys: keys)
        try connection.load(
            "residence",
            [
                "commune", "id", "household", "neighbourhood", "address", "from_day", "to_day", "reason", "recorded_in",
            ]
        ) { sink in
            for record in records {
                guard let unit = command.unit(of: record.key) else { continue }
                // Who came after the day never lived in the old one.
                let isLater = record.since.map { $0 >= decision.day } ?? false
                if !isLater {
                    try put(
                        record, in: record.neighbourhood, from: record.since, to: decision.day, decision, entry, sink)
                }
                try put(
                    record, in: made[unit].key, from: isLater ? record.since : decision.day, to: nil, decision, entry,
                    sink)
            }
        }
        try connection.run(
            """
            UPDATE residence SET retired_in = \(entry.key) WHERE commune = \(commune)
            AND neighbourhood IN \(list: command.old) AND retired_in IS NULL AND to_day IS NULL
            """)
        for record in records {
            guard let unit = command.unit(of: record.key) else { continue }
            var after = record
            after.neighbourhood = made[unit].key
            entry.changed(
                "household", record.key, before: Canonical.household(record), after: Canonical.household(after))
        }
        try Cards(connection, premises, commune: commune, day: today).refresh(keys, vault: premises.vault)
        if keys.count > 500 { try connection.learnSizes() }
    }

    private func put(
        _ record: HouseholdRecord, in area: Key, from: Day?, to: Day?, _ decision: AreaDecision, _ entry: AuditEntry,
        _ sink: any RowSink
    ) throws {
        sink.put(commune)
        sink.put(Key.make())
        sink.put(record.key)
        sink.put(area)
        sink.put(record.address)
        sink.put(from)
        sink.put(to)
        sink.put(decision.words)
        sink.put(entry.key)
        try sink.endRow()
    }

    /// Residents of the new ones: as they were typed; of a merger else the sum of the old ones.
    private func carryTotals(
        _ command: Reorganisation, to made: [Area], _ decision: AreaDecision, _ entry: AuditEntry
    ) throws {
        var totals: [ResidentsTotal] = zip(command.new, made).compactMap { unit, area in
            guard let households = unit.households, let people = unit.people else { return nil }
            return ResidentsTotal(
                area: area.key, day: decision.day, households: households, people: people, source: decision.words,
                isSample: false)
        }
        if totals.isEmpty, made.count == 1, let sum = try sum(of: command.old, as: made[0].key, decision) {
            totals = [sum]
        }
        try ResidentsTotals.record(connection, in: entry.key, commune: commune, totals)
        for total in totals { entry.told(of: total) }
    }

    private func sum(of old: [Key], as area: Key, _ decision: AreaDecision) throws -> ResidentsTotal? {
        let latest = try ResidentsTotals.latest(connection, of: commune, on: today).filter { old.contains($0.area) }
        guard latest.count == old.count, !latest.isEmpty else { return nil }
        func whole(_ value: (ResidentsTotal) -> Int64?) -> Int64? {
            let parts = latest.compactMap(value)
            return parts.count == latest.count ? parts.reduce(0, +) : nil
        }
        let day = max(decision.day, latest.map(\.day).max() ?? decision.day)
        return ResidentsTotal(
            area: area, day: day, households: whole(\.households) ?? 0, people: whole(\.people) ?? 0,
            minorityHouseholds: whole(\.minorityHouseholds), minorityPeople: whole(\.minorityPeople),
            source: "Cộng các tổ dân phố cũ; \(decision.words)", isSample: latest.contains(where: \.isSample))
    }
}
