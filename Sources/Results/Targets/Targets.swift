import Access
import Programme
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

    /// Where each target of a year stands.
    ///
    /// Targets of a year are tested on *số cuối kỳ* of that year; until its review is closed the managed list is shown.
    ///
    /// - Parameter moment: where they stood then, against the plan as it is now; nil for today.
    public func standings(
        year: Int, in commune: Key, at moment: RegisterMoment? = nil, by asking: Asking
    ) async throws -> [TargetStanding] {
        try asking.must(.readFigures, in: commune)
        let moment = moment ?? RegisterMoment(day: asking.today)
        return try await premises.database.read { connection in
            let targets = try Plans.targets(connection, commune: commune, year: year)
            guard !targets.isEmpty else { return [] }
            return try TargetReading(connection, premises, commune: commune, year: year, at: moment)
                .standings(targets)
        }
    }

    /// The people behind the BHYT target: with a card, without, and those of whom nobody knows.
    ///
    /// - Parameter moment: as it was then; nil for today.
    public func insurance(
        year: Int, in commune: Key, at moment: RegisterMoment? = nil, by asking: Asking
    ) async throws -> InsuranceCoverage {
        try asking.must(.readNames, in: commune)
        let moment = moment ?? RegisterMoment(day: asking.today)
        return try await premises.database.read { connection in
            try TargetReading(connection, premises, commune: commune, year: year, at: moment).insurance()
        }
    }

    /// Poor and near-poor households at the end of earlier years: from closed reviews, and before them from typed totals.
    ///
    /// - Parameter moment: the years that had ended by then, as was known; nil for today.
    public func trend(
        in commune: Key, at moment: RegisterMoment? = nil, by asking: Asking
    ) async throws -> [TrendPoint] {
        try asking.must(.readFigures, in: commune)
        let moment = moment ?? RegisterMoment(day: asking.today)
        return try await premises.database.read {
            try TrendReading.points($0, premises.rules, commune: commune, at: moment)
        }
    }
}
