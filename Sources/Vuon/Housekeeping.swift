import Access
import Foundation
import Logging
import Registry
import Rollup
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
            await once()
            await countAgain()
            for _ in 0..<240 where !isEnding {
                try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(15)) }
                // Another server of the same installation may have confirmed a ruling.
                if (try? await shelf.reload()) == true { break }
                await countAgain()
            }
        }
    }

    /// Asked to end, or cancelled because the server could not begin: then there is nothing to keep.
    private var isEnding: Bool { Task.isShuttingDownGracefully || Task.isCancelled }

    private func countAgain() async {
        let asking = Asking.server(at: clock.now())
        guard let areas = try? await CommuneAreas(premises).installation(by: asking), areas.city != nil else { return }
        await counting.begin(areas.communes.map(\.key), year: asking.today.year, on: asking.today)
    }

    /// A failure is told and tried again in an hour: pages go on meanwhile.
    private func once() async {
        eraseLeftovers()
        do {
            try await CardRefresh(premises.under(shelf.rules)).everywhere(on: clock.today())
            try await Listings(premises).eraseContents(olderThan: Housekeeping.daysKept, at: clock.now())
            try await OutsideLists(premises).eraseContents(olderThan: Housekeeping.daysKept, at: clock.now())
            try await StoredSearches(premises).eraseContents(at: clock.now())
        } catch {
            logger.error("housekeeping failed", metadata: ["error": .string("\(type(of: error))")])
        }
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
