import Storage
import Territory
import Vocabulary

/// The areas of state that an installation is for, as they are called on a day.
public struct InstallationAreas: Sendable {
    /// The commune or city the installation was made for.
    public let home: Area
    /// The city whose communes are added up: the home itself, or the city of a home beside which other communes have
    /// households too; nil where the installation is one commune's alone.
    public let city: Area?
    /// The communes of the city, or the home alone, in the order of their codes.
    public let communes: [Area]
    private let all: [Area]

    init(_ connection: any Connection, on day: Day) throws {
        guard let installation = try Installation.current(connection),
            let home = try Areas.area(connection, installation.home, on: day)
        else { throw RegistryRefusal.noInstallation }
        self.home = home
        all = try Areas.communes(connection, on: day)
        guard home.level == .commune else {
            city = home
            communes = all.filter { $0.parent == home.key }
            return
        }
        let siblings = all.filter { $0.parent != nil && $0.parent == home.parent }
        let isShared = try siblings.contains { area in
            try area.key != home.key
                && connection.exists("SELECT 1 FROM household WHERE commune = \(area.key) LIMIT 1")
        }
        city = try isShared ? home.parent.flatMap { try Areas.area(connection, $0, on: day) } : nil
        communes = city == nil ? [home] : siblings
    }

    /// The commune of a key.
    public func commune(_ key: Key) -> Area? { all.first { $0.key == key } }

    /// The commune that has a code today.
    public func commune(code: String) -> Area? { all.first { $0.code == code } }
}
