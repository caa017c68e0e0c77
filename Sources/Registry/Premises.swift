import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// What every function of the register stands on: one installation's database, its secret, the law.
public struct Premises: Sendable {
    public let database: any Database
    public let vault: Vault
    public let rules: RuleLibrary
    /// One for all that stand on the same place, whatever the rules: its questions name them.
    let registersThen: KeptRegisters
    let lists: KeptLists
    let names: KeptNames

    public init(database: any Database, vault: Vault, rules: RuleLibrary) {
        self.init(database, vault, rules, KeptRegisters(), KeptLists(), KeptNames())
    }

    private init(
        _ database: any Database, _ vault: Vault, _ rules: RuleLibrary, _ registersThen: KeptRegisters,
        _ lists: KeptLists, _ names: KeptNames
    ) {
        self.database = database
        self.vault = vault
        self.rules = rules
        self.registersThen = registersThen
        self.lists = lists
        self.names = names
    }

    /// The same place under other rules: those that hold now, or those that were shown.
    public func under(_ rules: RuleLibrary) -> Premises {
        Premises(database, vault, rules, registersThen, lists, names)
    }

    /// The same place under the rules in use by the last day that is known, where they were kept and can be read.
    func then(_ connection: any Connection, _ moment: RegisterMoment) throws -> Premises {
        let version = try KeptRules.version(connection, at: moment)
        return try version.flatMap { try KeptRules.library(connection, version: $0, current: rules) }.map(under) ?? self
    }

    /// The standard of the list that is used on a day: its year is the list year.
    public func standard(on day: Day) throws -> Standard {
        guard let standard = rules.standard(listYear: day.year) else { throw RegistryRefusal.noStandard(day.year) }
        return standard
    }

    /// The standard of an id as it holds for the list of a day's year, or as it last held before.
    public func standard(_ id: String, on day: Day) throws -> Standard {
        if let standard = rules.standard(listYear: day.year), standard.id == id { return standard }
        guard let standard = rules.standards.last(where: { $0.id == id }) else {
            throw RegistryRefusal.noStandard(day.year)
        }
        return standard
    }

    /// Whether the installation is one of sample data.
    public func isSample() async throws -> Bool {
        try await database.read { try Installation.current($0)?.isSample ?? false }
    }
}
