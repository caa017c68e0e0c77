import Access
import Storage
import Territory
import Vocabulary

/// The tổ dân phố of a commune, and its totals of residents, for pages.
public struct CommuneAreas: Sendable {
    let premises: Premises

    public init(_ premises: Premises) {
        self.premises = premises
    }

    /// The commune's tổ dân phố.
    ///
    /// - Parameter moment: as they were then; nil for today.
    public func neighbourhoods(
        of commune: Key, at moment: RegisterMoment? = nil, by asking: Asking
    ) async throws -> [Area] {
        // Who sees some tổ dân phố knows of these alone.
        let isOfAll = asking.can(.readFigures, in: commune) || asking.can(.manageAccounts, in: commune)
        let part = isOfAll ? nil : try asking.part(.readNames, in: commune)
        let time = moment ?? RegisterMoment(day: asking.today)
        let all = try await premises.database.glance { try Areas.neighbourhoods($0, of: commune, at: time) }
        return all.filter { part?.holds(neighbourhood: $0.key) ?? true }
    }

    /// The communes of the installation that this officer may edit and that have tổ dân phố: where a household can go.
    public func communes(by asking: Asking) async throws -> [Area] {
        try asking.must(.editRegister)
        return try await premises.database.read { connection in
            try Areas.communes(connection, on: asking.today).filter { commune in
                try asking.can(.editRegister, in: commune.key)
                    && !Areas.neighbourhoods(connection, of: commune.key, on: asking.today).isEmpty
            }
        }
    }

    /// The areas of state of this installation: its home, its city, and every commune there is.
    public func installation(by asking: Asking) async throws -> InstallationAreas {
        try await premises.database.read { try InstallationAreas($0, on: asking.today) }
    }

    /// Of what units the commune was formed, and by which resolution; nil where no list has said.
    public func formation(of commune: Key, by asking: Asking) async throws -> AreaFormation? {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { try AreaFormations.of($0, commune) }
    }

    /// The newest total of each area.
    public func totals(of commune: Key, by asking: Asking) async throws -> [ResidentsTotal] {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { try ResidentsTotals.latest($0, of: commune, on: asking.today) }
    }

    /// Records totals that somebody counted on a day; earlier ones stay.
    ///
    /// - Parameter seen: what the form was filled from; nil where there was no form.
    /// - Throws: `RegistryRefusal.changedMeanwhile` where others wrote since.
    public func record(
        _ totals: [ResidentsTotal], of commune: Key, reason: String, seen: AreasVersion? = nil, by asking: Asking
    ) async throws {
        try asking.must(.editRegister, in: commune)
        try await premises.database.write { connection in
            try Audit.write(connection, by: asking, in: commune, action: .totalsRecorded, reason: reason) { entry in
                try seen?.mustStand(connection, of: commune)
                try ResidentsTotals.record(connection, in: entry.key, commune: commune, totals)
                for total in totals { entry.told(of: total) }
            }
        }
    }

    /// Enters a tổ dân phố that the commune did not have here.
    public func addNeighbourhood(named name: String, to commune: Key, reason: String, by asking: Asking) async throws
        -> Area
    {
        try asking.must(.editRegister, in: commune)
        return try await premises.database.write { connection in
            try Audit.write(connection, by: asking, in: commune, action: .areaChanged, reason: reason) { entry in
                let area = try Areas.addNeighbourhood(connection, in: entry.key, commune: commune, name: name)
                entry.told(of: area)
                return area
            }
        }
    }
}
