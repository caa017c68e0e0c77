import Access
import Storage
import Territory
import Vocabulary

/// What a list of units of state would do to those of the installation, or did.
public struct AreaListOutcome: Sendable {
    public let new: [ListedUnit]
    /// Units that are called otherwise or stand elsewhere from a day on, with the name that they have now.
    public let changed: [(unit: ListedUnit, now: Area)]
    public let unchanged: Int
    /// Units of the installation of which the list says nothing: they stay.
    public let absent: Int
    /// Lines that cannot be taken.
    public let problems: [AreaListProblem]
    /// How many units get to know of what they were formed.
    public let formations: Int
    public var isStored = false

    public var changesNothing: Bool { new.isEmpty && changed.isEmpty && formations == 0 }
}

/// The units of state of an installation, from a list of the state.
public struct AreaLists: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// Compares a list with what is there; writes nothing.
    public func compare(_ file: AreaListFile, by asking: Asking) async throws -> AreaListOutcome {
        try must(asking)
        return try await premises.database.read { try AreaListPlan($0, file, on: asking.today).outcome }
    }

    /// Takes a list over: all of it, or what can be taken of it. Where nothing differs nothing is written.
    ///
    /// - Throws: `AreaListRefusal.problems` where all is wanted and a line cannot be taken.
    public func accept(
        _ file: AreaListFile, mode: ListingMode, reason: String, by asking: Asking
    ) async throws -> AreaListOutcome {
        try must(asking)
        return try await premises.database.write { connection in
            let plan = try AreaListPlan(connection, file, on: asking.today)
            var outcome = plan.outcome
            if mode == .all, !outcome.problems.isEmpty { throw AreaListRefusal.problems(outcome.problems) }
            guard mode != .dryRun, !outcome.changesNothing else { return outcome }
            try Audit.write(connection, by: asking, in: nil, action: .areaChanged, reason: reason) { entry in
                try plan.write(connection, entry)
            }
            for (listed, now) in outcome.changed where now.level == .commune {
                try rename(now, to: listed.unit, connection, reason, asking)
            }
            try connection.learnSizes()
            outcome.isStored = true
            return outcome
        }
    }

    /// The commune's own journal tells it too, so that whatever was counted there is counted again; where a xã became a
    /// phường its households are told by another zone's points at once.
    private func rename(
        _ commune: Area, to unit: UnitOfState, _ connection: any Connection, _ reason: String, _ asking: Asking
    ) throws {
        let hasRegister = try connection.exists(
            "SELECT 1 FROM household_code_issued WHERE commune = \(commune.key)")
        guard hasRegister else { return }
        try Audit.write(connection, by: asking, in: commune.key, action: .areaChanged, reason: reason) { _ in }
        guard commune.zone != unit.zone else { return }
        try CardRefresh(premises).rewrite(in: commune.key, on: asking.today, connection, at: asking.at)
    }

    /// Units are the whole installation's: who is bound to one commune has no say in them.
    private func must(_ asking: Asking) throws {
        try asking.must(.importList)
        guard asking.communes == nil else { throw AccessRefusal.notFound }
    }
}

/// What each line of a list means beside the units that are there.
struct AreaListPlan {
    private(set) var outcome: AreaListOutcome
    private let known: [String: (area: Area, since: Day)]
    private let formed: [ListedUnit]
    private let orders: [String: Int]

    init(_ connection: any Connection, _ file: AreaListFile, on day: Day) throws {
        let known = try Areas.units(connection, on: day)
        let codes = Dictionary(uniqueKeysWithValues: known.map { ($1.area.key, $0) })
        let formations = try AreaFormations.all(connection)
        let provinces = Set(file.units.filter { $0.unit.parentCode == nil }.map(\.unit.code)).union(
            known.filter { $0.value.area.level == .province }.keys)
        var (new, changed, problems) = ([ListedUnit](), [(unit: ListedUnit, now: Area)](), file.problems)
        var (unchanged, formed) = (0, [ListedUnit]())
        for listed in file.units {
            if let parent = listed.unit.parentCode, !provinces.contains(parent) {
                problems.append(
                    AreaListProblem(
                        line: listed.line,
                        message: "\(listed.unit.name) thuộc mã \(parent), mà không có tỉnh, thành phố mã đó trong tệp "
                            + "hay trong hệ thống."))
                continue
            }
            guard let there = known[listed.unit.code] else {
                new.append(listed)
                if !listed.formation.isEmpty { formed.append(listed) }
                continue
            }
            let parent = there.area.parent.flatMap { codes[$0] }
            let isSame =
                VietnameseText.isSame(there.area.name, listed.unit.name) && there.area.kind == listed.unit.kind
                && parent == listed.unit.parentCode
            if isSame {
                unchanged += 1
            } else if listed.unit.since > there.since, listed.unit.since <= day {
                changed.append((listed, there.area))
            } else {
                problems.append(AreaListPlan.conflict(listed, there))
                continue
            }
            if !listed.formation.isEmpty, formations[there.area.key] != listed.formation { formed.append(listed) }
        }
        let named = Set(file.units.map(\.unit.code))
        self.known = known
        self.formed = formed
        orders = Dictionary(
            file.units.enumerated().map { ($1.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
        outcome = AreaListOutcome(
            new: new, changed: changed, unchanged: unchanged, absent: known.keys.count { !named.contains($0) },
            problems: problems.sorted { $0.line < $1.line }, formations: formed.count)
    }

    private static func conflict(_ listed: ListedUnit, _ there: (area: Area, since: Day)) -> AreaListProblem {
        AreaListProblem(
            line: listed.line,
            message:
                "mã \(listed.unit.code) trong hệ thống là \(there.area.name) (từ \(there.since.shown)), trong tệp là "
                + "\(listed.unit.name). Nếu đơn vị đổi tên hay chuyển tỉnh, hãy ghi ở cột since ngày bắt đầu tên mới: sau "
                + "\(there.since.shown) và không sau hôm nay.")
    }

    func write(_ connection: any Connection, _ entry: AuditEntry) throws {
        var keys = known.mapValues(\.area.key)
        // Provinces first: their communes stand below them.
        for listed in outcome.new.sorted(by: {
            ($0.unit.parentCode == nil ? 0 : 1) < ($1.unit.parentCode == nil ? 0 : 1)
        }) {
            let unit = listed.unit
            try Areas.add(
                connection, in: entry.key, unit, below: unit.parentCode.flatMap { keys[$0] },
                order: orders[unit.code] ?? 0)
            keys[unit.code] = unit.key
            entry.changed("area", unit.key, after: AreaListPlan.record(unit))
        }
        for (listed, now) in outcome.changed {
            let unit = listed.unit
            try Areas.change(
                connection, in: entry.key, now, to: unit, below: unit.parentCode.flatMap { keys[$0] },
                order: orders[unit.code] ?? 0)
            entry.changed(
                "area", now.key, before: Array("code=\(now.code)\nname=\(now.name)\nkind=\(now.kind)\n".utf8),
                after: AreaListPlan.record(unit))
        }
        for listed in formed {
            guard let key = keys[listed.unit.code] else { continue }
            try AreaFormations.record(connection, in: entry.key, key, listed.formation)
            entry.changed("area_formation", key, after: AreaListPlan.record(listed.formation))
        }
    }

    private static func record(_ unit: UnitOfState) -> [UInt8] {
        Array("code=\(unit.code)\nname=\(unit.name)\nkind=\(unit.kind)\nsince=\(unit.since.iso)\n".utf8)
    }

    private static func record(_ formation: AreaFormation) -> [UInt8] {
        let fields = [
            ("formed_from", formation.formedFrom), ("decision", formation.decision),
            ("decided_on", formation.decidedOn?.iso),
        ]
        return Array(fields.compactMap { name, value in value.map { "\(name)=\($0)\n" } }.joined().utf8)
    }
}
