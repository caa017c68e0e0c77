import Access
import Registry
import Storage
import Territory
import Vocabulary

/// The yearly plans of a commune.
public struct Plans: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// The plan of a year; nil where there is none yet.
    public func plan(year: Int, in commune: Key, by asking: Asking) async throws -> KeptPlan? {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { connection in
            let area = try Plans.area(connection, commune, on: asking.today)
            return try PlanRows.plan(connection, commune: commune, area: area.code, year: year)
        }
    }

    /// The years that have a plan, the latest first.
    public func years(in commune: Key, by asking: Asking) async throws -> [Int] {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { try PlanRows.years($0, commune: commune) }
    }

    /// Puts a plan from a file in the place of that of the same year, or beside the others: what is the same stays.
    ///
    /// - Parameter seen: the newest entry of the plan that the officer compared it with; nil where there was none.
    /// - Throws: `ProgrammeRefusal.changedMeanwhile` where another plan is there now than the one that was compared.
    public func set(_ file: PlanFile, over seen: Key?, in commune: Key, by asking: Asking) async throws {
        try asking.must(.editTargets, in: commune)
        let plan = file.plan
        try await premises.database.write { connection in
            let area = try Plans.area(connection, commune, on: asking.today)
            guard area.code == plan.heading.areaCode else {
                throw ProgrammeRefusal.otherArea(plan: plan.heading.areaCode, area: area.name, code: area.code)
            }
            let reason = "\(plan.heading.title), năm \(plan.year)"
            try Audit.write(connection, by: asking, in: commune, action: .planSet, reason: reason) { entry in
                let kept = try PlanRows.plan(connection, commune: commune, area: area.code, year: plan.year)
                guard kept?.newest == seen else { throw ProgrammeRefusal.changedMeanwhile }
                try PlanWriting(connection: connection, commune: commune, entry: entry).write(plan, over: kept)
            }
        }
    }

    /// The targets of a year's plan, for whoever counts them inside a snapshot.
    public static func targets(_ connection: any Connection, commune: Key, year: Int) throws -> [Target] {
        try PlanRows.targets(connection, commune: commune, year: year).map(\.value)
    }

    static func area(_ connection: any Connection, _ commune: Key, on day: Day) throws -> Area {
        guard let area = try Areas.area(connection, commune, on: day) else { throw ProgrammeRefusal.noArea }
        return area
    }
}
