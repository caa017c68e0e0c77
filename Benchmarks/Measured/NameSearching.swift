import Access
import Foundation
import Registry
import Rulebook
import Storage
import StoragePostgreSQL
import StorageSQLite
import Territory
import Vocabulary

/// Searches for names as the search field does: the first fifty households with their cards, and how many there are.
///
/// The words come from standard input, a line for each search. Prints for each how many were found and the
/// microseconds of CPU of the quickest round.
enum NameSearching {
    static func run(_ place: String, commune code: String, rounds: Int) async throws {
        let isServer = place.hasPrefix("postgresql://")
        let database: any Database =
            isServer
            ? try await PostgreSQLDatabase(url: place, poolSize: 1) : try SQLiteDatabase(path: place + "/vuon.sqlite")
        let rules = try RuleLibrary.load(base: URL(filePath: "Rules"))
        // Searching for names asks nothing of the secret.
        let vault = Vault(secret: [UInt8](repeating: 0, count: 32))
        let premises = Premises(database: database, vault: vault, rules: rules)
        let asking = Asking.server(at: .now())
        let today = asking.today
        guard let commune = try await database.read({ try Areas.commune($0, code: code, on: today) }) else { exit(1) }
        let households = Households(premises)
        while let words = readLine() {
            var (found, best) = (0, Int64.max)
            for _ in 0..<rounds {
                let begun = cpu()
                found = try await households.search(words, in: commune.key, by: asking).total
                best = min(best, cpu() - begun)
            }
            print(words, found, best, separator: "\t")
        }
        await database.close()
    }

    /// Microseconds that this process has used, on all its threads.
    private static func cpu() -> Int64 {
        var spent = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent)
        return Int64(spent.tv_sec) * 1_000_000 + Int64(spent.tv_nsec) / 1000
    }
}
