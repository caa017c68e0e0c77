import Access
import Registry
import Storage
import Territory
import Vocabulary

/// That a unit has sent what the plan asks of it by a deadline: its own plan, a report.
public struct UnitReport: Hashable, Sendable {
    public let record: Key
    /// The item with the deadline, and the unit, as codes of the plan.
    public let item: String
    public let unit: String
    public let sentOn: Day
    /// Number and day of the paper.
    public let paper: String

    /// Whether it came after the last day.
    public func isLate(_ deadline: Deadline) -> Bool { sentOn > deadline.lastDay }
}

extension Plan {
    /// Which units a deadline binds: the one whose duty it is, all of them where it is a rule for all.
    public func bound(by item: PlanItem) -> [PlanItem] {
        guard item.due != nil, item.kind != .time else { return [] }
        return unit(of: item).map { [$0] } ?? units
    }

    /// The units from which nothing has come.
    public func waiting(for item: PlanItem, _ reports: [UnitReport]) -> [PlanItem] {
        let sent = Set(reports.filter { $0.item == item.code }.map(\.unit))
        return bound(by: item).filter { !sent.contains($0.code) }
    }
}

extension Plans {
    /// What the units have sent of a year's plan, the earliest first.
    public func reports(year: Int, in commune: Key, by asking: Asking) async throws -> [UnitReport] {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { try ReportRows.all($0, commune: commune, year: year) }
    }

    /// Writes down that a unit has sent what an item asks; what was written of the same unit before is replaced.
    public func recordReport(
        item code: String, unit: String, sentOn: Day, paper: String, year: Int, in commune: Key, by asking: Asking
    ) async throws {
        try asking.must(.editTargets, in: commune)
        guard sentOn <= asking.today else {
            throw ProgrammeRefusal.invalid([
                FieldProblem("sent_on", "Ngày gửi ở tương lai. Hãy ghi ngày văn bản đã đến.")
            ])
        }
        try await premises.database.write { connection in
            let area = try Plans.area(connection, commune, on: asking.today)
            guard let plan = try PlanRows.plan(connection, commune: commune, area: area.code, year: year)?.plan else {
                throw ProgrammeRefusal.noPlan(year)
            }
            guard let item = plan.item(code), plan.bound(by: item).contains(where: { $0.code == unit }) else {
                throw ProgrammeRefusal.noItem(code)
            }
            let name = plan.item(unit)?.unitName ?? unit
            let reason = "\(plan.section(of: item)): \(name) đã gửi \(paper)"
            try Audit.write(connection, by: asking, in: commune, action: .planChanged, reason: reason) { entry in
                try ReportRows.retire(connection, code, unit, year: year, commune: commune, entry: entry)
                try ReportRows.insert(
                    connection, UnitReport(record: Key.make(), item: code, unit: unit, sentOn: sentOn, paper: paper),
                    year: year, commune: commune, entry: entry)
            }
        }
    }

    /// Takes back what was written by mistake.
    public func takeBackReport(
        item code: String, unit: String, year: Int, in commune: Key, by asking: Asking
    ) async throws {
        try asking.must(.editTargets, in: commune)
        try await premises.database.write { connection in
            let reason = "Rút lại: \(unit) đã gửi theo mục \(code)"
            try Audit.write(connection, by: asking, in: commune, action: .planChanged, reason: reason) { entry in
                try ReportRows.retire(connection, code, unit, year: year, commune: commune, entry: entry)
            }
        }
    }
}

enum ReportRows {
    static func all(_ connection: any Connection, commune: Key, year: Int) throws -> [UnitReport] {
        try connection.all(
            """
            SELECT id, item, unit, sent_on, paper FROM unit_report
            WHERE commune = \(commune) AND plan_year = \(year) AND retired_in IS NULL ORDER BY sent_on, unit
            """
        ) { row in
            UnitReport(
                record: row.key(0), item: row.text(1), unit: row.text(2), sentOn: row.day(3), paper: row.text(4))
        }
    }

    static func insert(
        _ connection: any Connection, _ report: UnitReport, year: Int, commune: Key, entry: AuditEntry
    ) throws {
        try connection.run(
            """
            INSERT INTO unit_report (commune, id, plan_year, item, unit, sent_on, paper, recorded_in)
            VALUES (\(commune), \(report.record), \(year), \(report.item), \(report.unit), \(report.sentOn),
            \(report.paper), \(entry.key))
            """)
        entry.changed("unit_report", report.record, after: report.canonical)
    }

    static func retire(
        _ connection: any Connection, _ item: String, _ unit: String, year: Int, commune: Key, entry: AuditEntry
    ) throws {
        let standing = try all(connection, commune: commune, year: year)
        for report in standing where report.item == item && report.unit == unit {
            try connection.run(
                "UPDATE unit_report SET retired_in = \(entry.key) WHERE commune = \(commune) AND id = \(report.record)")
            entry.changed("unit_report", report.record, before: report.canonical)
        }
    }
}

extension UnitReport {
    fileprivate var canonical: [UInt8] {
        CanonicalFields([("item", item), ("unit", unit), ("sent_on", sentOn.iso), ("paper", paper)]).bytes
    }
}
