import Access
import Storage
import Territory
import Vocabulary

// Tổ dân phố change by decision: merged, split, renamed. Old tables keep the old ones, new ones have the new ones, and
// both add up to the same ward.
extension CommuneAreas {
    /// Every change of a commune's tổ dân phố, newest first.
    public func changes(of commune: Key, by asking: Asking) async throws -> [AreaChange] {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { try AreaChanges.all($0, of: commune) }
    }

    /// Households of some tổ dân phố today, in the order of their places and names.
    public func households(of areas: [Key], in commune: Key, by asking: Asking) async throws -> [HouseholdLine] {
        try asking.must(.readNames, in: commune)
        return try await premises.database.read { connection in
            let query = CardQuery(connection, premises, commune: commune, day: asking.today)
            return try areas.flatMap { area in
                try query.page(
                    HouseholdFilter(neighbourhood: area), order: .name, page: 1, size: Int(Int32.max)
                ).lines
            }
        }
    }

    /// A tổ dân phố is called otherwise from a day on; its households and old tables stay with it.
    public func rename(
        _ area: Key, to name: String, by decision: AreaDecision, seen: AreasVersion? = nil, in commune: Key,
        by asking: Asking
    ) async throws {
        try asking.must(.editRegister, in: commune)
        let name = VietnameseText.tidy(name)
        try await premises.database.write { connection in
            try Audit.write(
                connection, by: asking, in: commune, action: .areaChanged, reason: decision.words
            ) { entry in
                try seen?.mustStand(connection, of: commune)
                let areas = try Areas.neighbourhoods(connection, of: commune, on: asking.today)
                guard let old = areas.first(where: { $0.key == area }) else { throw AccessRefusal.notFound }
                var problems = decision.problems(today: asking.today)
                problems += NewAreaNames.problems([name], among: areas, ending: [area])
                if name == old.name { problems.append(FieldProblem("name", "Đây đang là tên của tổ dân phố này.")) }
                if !problems.isEmpty { throw RegistryRefusal.invalid(problems) }
                try Areas.rename(connection, in: entry.key, old, to: name, from: decision.day)
                entry.changed(
                    "area", area, before: Canonical.lines([("name", old.name)]),
                    after: Canonical.lines([("name", name), ("from", decision.day.iso)]))
                _ = try AreaChanges.record(
                    connection, in: entry.key, commune: commune, .rename, on: decision.day, number: decision.number,
                    signedOn: decision.signedOn, from: [(area, old.name)], to: [(area, name)])
            }
        }
    }

    /// What a reorganisation would do, household by household. Changes nothing.
    public func preview(
        _ command: Reorganisation, by decision: AreaDecision, in commune: Key, by asking: Asking
    ) async throws -> ReorganisationPreview {
        try asking.must(.editRegister, in: commune)
        return try await premises.database.read { connection in
            try ReorganisationWork(connection, premises, commune, asking.today).preview(command, decision)
        }
    }

    /// Ends the old tổ dân phố on the decision's day and opens the new ones, each household moved to its own: one entry.
    ///
    /// - Throws: `RegistryRefusal.invalid` where a household is not assigned or a name is taken.
    public func reorganise(
        _ command: Reorganisation, by decision: AreaDecision, seen: AreasVersion? = nil, in commune: Key,
        by asking: Asking
    ) async throws {
        try asking.must(.editRegister, in: commune)
        try await premises.database.write { connection in
            try Audit.write(
                connection, by: asking, in: commune, action: .areaChanged, reason: decision.words
            ) { entry in
                try seen?.mustStand(connection, of: commune)
                let work = ReorganisationWork(connection, premises, commune, asking.today)
                let preview = try work.preview(command, decision)
                guard preview.problems.isEmpty else { throw RegistryRefusal.invalid(preview.problems) }
                try work.write(command, decision, entry)
            }
        }
    }
}

extension AreaDecision {
    var words: String { "Quyết định, nghị quyết số \(number) ngày \(signedOn.shown)" }

    func problems(today: Day) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if number.isEmpty {
            problems.append(
                FieldProblem("decision", "Chưa có số quyết định, nghị quyết. Hãy ghi đúng số trên văn bản."))
        }
        if signedOn > today {
            problems.append(FieldProblem("signed_on", "Ngày ký \(signedOn.shown) ở sau hôm nay."))
        }
        if day > today {
            problems.append(
                FieldProblem("day", "Ngày \(day.shown) ở sau hôm nay. Hãy ghi khi tổ dân phố mới đã hoạt động."))
        }
        if day < signedOn {
            problems.append(
                FieldProblem("day", "Tổ dân phố mới có từ ngày \(day.shown), trước ngày ký \(signedOn.shown)."))
        }
        return problems
    }
}

/// Names of tổ dân phố: each once in a commune on a day.
enum NewAreaNames {
    static func problems(_ names: [String], among areas: [Area], ending: [Key]) -> [FieldProblem] {
        let taken = Set(areas.filter { !ending.contains($0.key) }.map { VietnameseText.folded($0.name) })
        var seen: Set<String> = []
        return names.compactMap { name in
            let folded = VietnameseText.folded(name)
            if folded.isEmpty { return FieldProblem("name", "Chưa có tên tổ dân phố mới.") }
            if taken.contains(folded) || !seen.insert(folded).inserted {
                return FieldProblem("name", "Tên \(name) đã có. Hai tổ dân phố không cùng tên.")
            }
            return nil
        }
    }
}
