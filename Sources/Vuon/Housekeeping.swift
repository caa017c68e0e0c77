import Access
import Foundation
import Logging
import Registry
import Rollup
import Rulebook
import Rulings
import ServiceLifecycle
import Territory
import Vocabulary

/// What has to happen while nobody asks for anything: rules that another server confirmed, cards kept true from day to
/// day, old uploads erased.
struct Housekeeping: Service {
    let premises: Premises
    let shelf: RuleShelf
    let clock: Clock
    /// The figures of a city, which follow what other programs write: an import at the command line.
    let counting: CityCounting
    /// The folder of files that live as long as one answer.
    let workFolder: String
    let logger: Logger

    /// Days after which an uploaded list is erased, accepted or not.
    private static let daysKept = 30

    func run() async throws {
        while !isEnding {
            let version = shelf.rules.version
            await once()
            await countAgain()
            await wait(rules: version)
        }
    }

    /// An hour, or until other rules hold: those that were confirmed here are seen at once, those of another server of the
    /// same installation within a quarter of a minute.
    private func wait(rules version: String) async {
        for second in 1...3600 where !isEnding && shelf.rules.version == version {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
            guard second % 15 == 0 else { continue }
            _ = try? await shelf.reload()
            await countAgain()
        }
    }

    /// Asked to end, or cancelled because the server could not begin: then there is nothing to keep.
    private var isEnding: Bool { Task.isShuttingDownGracefully || Task.isCancelled }

    private func countAgain() async {
        let asking = Asking.server(at: clock.now())
        do {
            let areas = try await CommuneAreas(premises).installation(by: asking)
            guard areas.city != nil else { return }
            await counting.begin(areas.communes.map(\.key), year: asking.today.year, on: asking.today)
        } catch {
            tell(error)
        }
    }

    /// A failure is told and tried again in an hour: pages go on meanwhile.
    private func once() async {
        eraseLeftovers()
        do {
            try await CardRefresh(premises.under(shelf.rules)).everywhere(on: clock.today())
            try await Households(premises).rememberNames(by: Asking.server(at: clock.now()))
            try await Listings(premises).eraseContents(olderThan: Housekeeping.daysKept, at: clock.now())
            try await CityListings(premises).eraseContents(olderThan: Housekeeping.daysKept, at: clock.now())
            try await OutsideLists(premises).eraseContents(olderThan: Housekeeping.daysKept, at: clock.now())
            try await StoredSearches(premises).eraseContents(at: clock.now())
            try await eraseLooks()
        } catch {
            tell(error)
        }
    }

    /// Those whose term has run out; they stay where nobody gave one.
    private func eraseLooks() async throws {
        let today = clock.today()
        guard let days = shelf.rules.parameter("trace_looks_kept", on: today)?.value?.number else { return }
        try await Looks(database: premises.database).eraseContents(
            before: Day(number: today.number - Int32(clamping: days)))
    }

    private func tell(_ error: any Error) {
        logger.error("housekeeping failed", metadata: ["error": .string("\(type(of: error))")])
    }

    /// Files with names that a killed server left; those of answers that are being given are younger.
    private func eraseLeftovers() {
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: workFolder)) ?? [] {
            let path = workFolder + "/" + name
            let made = (try? files.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            if let made, made.timeIntervalSinceNow < -3600 { try? files.removeItem(atPath: path) }
        }
    }
}
