import Access
import Registry
import Rulebook
import Storage
import Territory
import Vocabulary

/// The plan's targets and where they stand.
public struct Targets: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// Puts the targets of a plan in the place of those of the same year.
    public func set(_ plan: PlanFile, in commune: Key, by asking: Asking) async throws {
        try asking.must(.editTargets, in: commune)
        try await premises.database.write { connection in
            guard let area = try Areas.area(connection, commune, on: asking.today) else { throw ResultsRefusal.noArea }
            guard area.code == plan.areaCode else {
                throw ResultsRefusal.plan([
                    FieldProblem(
                        "area",
                        "Kế hoạch này là của địa bàn mã \(plan.areaCode), không phải \(area.name) (mã \(area.code)). "
                            + "Hãy chọn đúng tệp, hoặc sửa mã địa bàn trong tệp.")
                ])
            }
            try Audit.write(
                connection, by: asking, in: commune, action: .targetSet, reason: "\(plan.title) năm \(plan.year)"
            ) { entry in
                try connection.run(
                    """
                    UPDATE target SET retired_in = \(entry.key)
                    WHERE commune = \(commune) AND plan_year = \(plan.year) AND retired_in IS NULL
                    """)
                for (order, target) in plan.targets.enumerated() {
                    try Targets.insert(connection, target, order: order, commune: commune, entry: entry)
                }
            }
        }
    }

    /// Where each target of a year stands on a day.
    ///
    /// Targets of a year are tested on *số cuối kỳ* of that year; until its review is closed the managed list is shown.
    public func standings(year: Int, in commune: Key, by asking: Asking) async throws -> [TargetStanding] {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { connection in
            let targets = try Targets.all(connection, commune: commune, year: year)
            guard !targets.isEmpty else { return [] }
            return try TargetReading(connection, premises, commune: commune, year: year, today: asking.today)
                .standings(targets)
        }
    }

    /// The people behind the BHYT target: with a card, without, and those of whom nobody knows.
    public func insurance(year: Int, in commune: Key, by asking: Asking) async throws -> InsuranceCoverage {
        try asking.must(.readNames, in: commune)
        return try await premises.database.read { connection in
            try TargetReading(connection, premises, commune: commune, year: year, today: asking.today).insurance()
        }
    }

    /// Poor and near-poor households at the end of earlier years: from closed reviews, and before them from typed totals.
    public func trend(in commune: Key, by asking: Asking) async throws -> [TrendPoint] {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read {
            try TrendReading.points($0, premises.rules, commune: commune, today: asking.today)
        }
    }

    static func all(_ connection: any Connection, commune: Key, year: Int) throws -> [Target] {
        try connection.all(
            """
            SELECT id, code, plan_year, label, section, quote, unit, comparison, limit_hundredths, measure, decided_by, due_on
            FROM target WHERE commune = \(commune) AND plan_year = \(year) AND retired_in IS NULL ORDER BY ord
            """
        ) { row in
            Target(
                key: row.key(0), code: row.text(1), planYear: Int(row.int(2)), label: row.text(3), section: row.text(4),
                quote: row.text(5), unit: row.text(6), comparison: Target.Comparison(rawValue: row.text(7)) ?? .about,
                limit: row.int(8), measure: Target.Measure(rawValue: row.text(9)) ?? .poorHouseholds,
                decidedBy: row.textIfAny(10), dueOn: row.day(11))
        }
    }

    private static func insert(
        _ connection: any Connection, _ target: Target, order: Int, commune: Key, entry: AuditEntry
    ) throws {
        try connection.run(
            """
            INSERT INTO target (commune, id, plan_year, code, ord, label, section, quote, unit, comparison,
            limit_hundredths, measure, decided_by, due_on, recorded_in)
            VALUES (\(commune), \(target.key), \(target.planYear), \(target.code), \(order), \(target.label),
            \(target.section), \(target.quote), \(target.unit), \(target.comparison.rawValue), \(target.limit),
            \(target.measure.rawValue), \(target.decidedBy), \(target.dueOn), \(entry.key))
            """)
        entry.changed("target", target.key, after: Array("\(target.code)=\(target.limitShown)\n".utf8))
    }
}
