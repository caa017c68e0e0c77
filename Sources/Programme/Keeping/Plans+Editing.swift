import Access
import Registry
import Storage
import Territory
import Vocabulary

/// Every edit says which version of the record its officer has seen; who comes second is told and writes nothing.
extension Plans {
    /// Begins a plan of a year that has none: from a pattern, from last year's, or from nothing.
    public func begin(_ plan: Plan, reason: String, in commune: Key, by asking: Asking) async throws {
        try asking.must(.editTargets, in: commune)
        try plan.check()
        try await premises.database.write { connection in
            // Nobody writes between what is compared here and what is written.
            try connection.lock(commune)
            let area = try Plans.area(connection, commune, on: asking.today)
            guard area.code == plan.heading.areaCode else {
                throw ProgrammeRefusal.otherArea(plan: plan.heading.areaCode, area: area.name, code: area.code)
            }
            let kept = try PlanRows.plan(connection, commune: commune, area: area.code, year: plan.year)
            guard kept == nil else { throw ProgrammeRefusal.planExists(plan.year) }
            try Audit.write(connection, by: asking, in: commune, action: .planSet, reason: reason) { entry in
                try PlanWriting(connection: connection, commune: commune, entry: entry).write(plan, over: nil)
            }
        }
    }

    /// Writes number, day, annex and title of the plan.
    public func correct(
        _ heading: PlanHeading, seen: Key, in commune: Key, by asking: Asking
    ) async throws {
        try await edit(heading.year, "Số, ngày, tên của kế hoạch", commune, asking) { kept in
            guard kept.heading.entry == seen else { throw ProgrammeRefusal.changedMeanwhile }
            var plan = kept.plan
            plan.heading = heading
            return plan
        }
    }

    /// Writes one item anew.
    public func correct(
        _ item: PlanItem, of year: Int, seen: Key, in commune: Key, by asking: Asking
    ) async throws {
        try await edit(year, "Sửa mục \(item.code)", commune, asking) { kept in
            guard let version = kept.items[item.code] else { throw ProgrammeRefusal.noItem(item.code) }
            guard version.entry == seen else { throw ProgrammeRefusal.changedMeanwhile }
            return kept.plan.replacing(item)
        }
    }

    /// Adds an item as the last of those that belong to its parent.
    public func add(_ item: PlanItem, to year: Int, in commune: Key, by asking: Asking) async throws {
        try await edit(year, "Thêm mục \(item.code)", commune, asking) { kept in
            if let parent = item.parent, kept.plan.item(parent) == nil { throw ProgrammeRefusal.noItem(parent) }
            return kept.plan.adding(item)
        }
    }

    /// Takes an item out of the plan; one that has parts, or to which a target leads, stays.
    public func remove(
        _ code: String, from year: Int, seen: Key, in commune: Key, by asking: Asking
    ) async throws {
        try await edit(year, "Bỏ mục \(code)", commune, asking) { kept in
            guard let version = kept.items[code] else { throw ProgrammeRefusal.noItem(code) }
            guard version.entry == seen else { throw ProgrammeRefusal.changedMeanwhile }
            let parts = kept.plan.parts(of: code)
            guard parts.isEmpty else { throw ProgrammeRefusal.hasParts(parts.count) }
            let pointing = kept.plan.targets(pointingTo: code)
            guard pointing.isEmpty else { throw ProgrammeRefusal.isPointedTo(by: pointing) }
            var plan = kept.plan
            plan.items.removeAll { $0.code == code }
            return plan
        }
    }

    /// Writes a target: anew where `seen` is the version it was made from, a new one where it is nil.
    public func correct(_ target: Target, seen: Key?, in commune: Key, by asking: Asking) async throws {
        let what = seen == nil ? "Thêm" : "Sửa"
        try await edit(target.planYear, "\(what) chỉ tiêu \(target.label)", commune, asking) { kept in
            let version = kept.targets[target.code]
            if seen != nil, version == nil { throw ProgrammeRefusal.noTarget(target.code) }
            if seen == nil, version != nil {
                throw ProgrammeRefusal.invalid([
                    FieldProblem("id", "Đã có chỉ tiêu mang tên \(target.code). Hãy đặt tên khác.")
                ])
            }
            guard version?.entry == seen else { throw ProgrammeRefusal.changedMeanwhile }
            return kept.plan.replacing(target)
        }
    }

    /// Takes a target out of the plan; one that decides another stays.
    public func removeTarget(
        _ code: String, from year: Int, seen: Key, in commune: Key, by asking: Asking
    ) async throws {
        try await edit(year, "Bỏ chỉ tiêu \(code)", commune, asking) { kept in
            guard let version = kept.targets[code] else { throw ProgrammeRefusal.noTarget(code) }
            guard version.entry == seen else { throw ProgrammeRefusal.changedMeanwhile }
            let decided = kept.plan.targets.filter { $0.decidedBy == code }.map(\.label)
            guard decided.isEmpty else { throw ProgrammeRefusal.isPointedTo(by: decided) }
            var plan = kept.plan
            plan.targets.removeAll { $0.code == code }
            return plan
        }
    }

    private func edit(
        _ year: Int, _ reason: String, _ commune: Key, _ asking: Asking,
        _ change: @escaping @Sendable (KeptPlan) throws -> Plan
    ) async throws {
        try asking.must(.editTargets, in: commune)
        try await premises.database.write { connection in
            // Nobody writes between what is compared here and what is written.
            try connection.lock(commune)
            let area = try Plans.area(connection, commune, on: asking.today)
            guard let kept = try PlanRows.plan(connection, commune: commune, area: area.code, year: year) else {
                throw ProgrammeRefusal.noPlan(year)
            }
            let plan = try change(kept)
            try plan.check()
            guard plan != kept.plan else { return }
            try Audit.write(connection, by: asking, in: commune, action: .planChanged, reason: reason) { entry in
                try PlanWriting(connection: connection, commune: commune, entry: entry).write(plan, over: kept)
            }
        }
    }
}
