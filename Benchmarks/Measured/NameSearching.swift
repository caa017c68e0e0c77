import Access
import Foundation
import Registry
import Rulebook
import Storage
import StoragePostgreSQL
import StorageSQLite
import Territory
import Vocabulary

/// Searches for names as the search field does: the first fifty households with their cards.
///
/// The words come from standard input, a line for each search. Prints for each how many were found (in a city: on the
/// page) and the microseconds of the quickest round.
enum NameSearching {
    static func run(_ place: String, in code: String, rounds: Int) async throws {
        let isServer = place.hasPrefix("postgresql://")
        let database: any Database =
            isServer
            ? try await PostgreSQLDatabase(url: place, poolSize: 1) : try SQLiteDatabase(path: place + "/vuon.sqlite")
        let home = ProcessInfo.processInfo.environment["VUON_HOME"] ?? "."
        let rules = try RuleLibrary.load(base: URL(filePath: home + "/Rules"))
        // Searching for names asks nothing of the secret.
        let vault = Vault(secret: [UInt8](repeating: 0, count: 32))
        let households = Households(Premises(database: database, vault: vault, rules: rules))
        let asking = Asking.server(at: .now())
        let today = asking.today
        let communes = try await database.read { try Areas.communes($0, on: today) }.filter {
            code == "all" || $0.code == code
        }
        guard let first = communes.first else { exit(1) }
        while let words = readLine() {
            var (found, best) = (0, Duration.seconds(1000))
            for _ in 0..<rounds {
                let begun = ContinuousClock.now
                found =
                    communes.count == 1
                    ? try await households.search(words, in: first.key, by: asking).total
                    : try await households.search(words, across: communes, page: 1, by: asking).lines.count
                best = min(best, ContinuousClock.now - begun)
            }
            print(words, found, Int(best / .microseconds(1)), separator: "\t")
        }
        await database.close()
    }
}
