import Access
import Programme
import Registry
import Results
import Rollup
import Rulebook
import Rulings
import Safekeeping
import Site
import Vocabulary

/// What the officers' pages stand on: the capabilities of one installation, and where it is.
public struct Bureau: Sendable {
    private let standing: Premises
    /// The rules of both layers; a ruling that is confirmed holds for the next page.
    public let shelf: RuleShelf
    public let officers: Officers
    public let clock: Clock
    private let named: SiteIdentity
    private let mark: SampleMark
    let figures = KeptFigures()
    private let keptTables = KeptTables()
    private let keptAreas = KeptAreas()
    let keptTotals = KeptTotals()
    /// Who looked at what.
    let looks: Looks
    /// Counts the figures of a city's communes again after a write; also asked from time to time by the server itself.
    public let counting: CityCounting
    /// Counts a city at another moment, for who asks.
    let moments: MomentCounting
    /// Work on lists of several wards.
    let cityJobs = ListingJobs()
    /// Nil once there is an account: whoever knows the code, printed at the server, makes the first one.
    public let setupCode: SetupCode?
    /// Whether browsers come through a proxy by https.
    public let isHTTPS: Bool
    /// The proxies that are believed where browsers come through one.
    public var proxies = Proxies.onThisMachine
    /// A plan that ships with the program, to begin one's own from.
    public let pattern: Plan?
    /// A private folder of the installation for files that live as long as one answer.
    public let workFolder: String
    /// Backups and drills of the server; nil where there is none to make them.
    public var backups: BackupWork?
    /// How long a page waits for the work that it began before it shows how far it has come.
    public var patience = ListingJobs.patience
    /// How long a page of the city waits for figures that are being counted before it shows those that were.
    public var countingPatience = Duration.milliseconds(300)
    /// How long a page of another moment waits for the count that it began before it shows how far that has come.
    public var momentPatience = Duration.milliseconds(700)
    /// How long the names of areas are taken for true without another look.
    public var areasHold = Duration.seconds(60)

    public init(
        premises: Premises, shelf: RuleShelf, officers: Officers, clock: Clock, identity: SiteIdentity,
        setupCode: SetupCode?, isHTTPS: Bool, workFolder: String, pattern: Plan? = nil,
        countingFailed: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        counting = CityCounting(
            clock: clock, premises: { premises.under(shelf.rules) }, failed: countingFailed)
        moments = MomentCounting(clock: clock) { premises.under(shelf.rules) }
        self.pattern = pattern
        standing = premises
        looks = Looks(database: premises.database)
        self.shelf = shelf
        self.officers = officers
        self.clock = clock
        named = identity
        mark = SampleMark(identity.isSample)
        self.setupCode = setupCode
        self.isHTTPS = isHTTPS
        self.workFolder = workFolder
    }

    /// Database, secret and law, as they are at this moment: whoever asks twice within one answer keeps what it got.
    public var premises: Premises { standing.under(shelf.rules) }

    /// What every page says about the installation, as it is now: a list of sample people marks an empty one for good.
    var identity: SiteIdentity {
        SiteIdentity(areaName: named.areaName, isSample: mark.isSet, version: named.version)
    }

    /// Called after a list went in.
    func lookAtMark() async throws { try await mark.look(premises) }

    var files: MadeFiles { MadeFiles(folder: workFolder) }
    var households: Households { Households(premises) }
    var searches: StoredSearches { StoredSearches(premises) }
    var handedOut: HandedOut { HandedOut(premises) }
    var listings: Listings { Listings(premises) }
    var cityListings: CityListings { CityListings(premises) }
    var outsideLists: OutsideLists { OutsideLists(premises) }
    var duplicates: Duplicates { Duplicates(premises) }
    var fieldLists: FieldLists { FieldLists(premises) }
    var editing: HouseholdEditing { HouseholdEditing(premises) }
    var errands: Errands { Errands(premises) }
    var decisions: Decisions { Decisions(premises) }
    var tables: OfficialTables { OfficialTables(premises, keeping: keptTables) }
    var plans: Plans { Plans(premises) }
    var targets: Targets { Targets(premises) }
    var rules: RuleLibrary { shelf.rules }
    var rulings: Rulings { Rulings(database: standing.database, shelf: shelf) }
    var areas: CommuneAreas { CommuneAreas(premises) }
    var totals: RunningTotals { RunningTotals(premises) }

    /// The installation's areas of state.
    func areas(by asking: Asking) async throws -> InstallationAreas {
        try await keptAreas.areas(self, for: areasHold, by: asking)
    }

    /// Something was written: areas may be called otherwise, or the second commune may have come.
    func forgetAreas() { keptAreas.forget() }

    /// The plan year that the scoreboard shows.
    var planYear: Int { clock.today().year }
}

extension OfficerContext {
    /// Who asks, as the capabilities want to know it.
    var asking: Asking {
        get throws {
            guard let asking = signedIn.account as? Asking else { throw AccessRefusal.notFound }
            return asking
        }
    }
}
