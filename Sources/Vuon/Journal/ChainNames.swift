import Access
import Registry
import Storage
import Territory
import Vocabulary

/// How people call the chains: a commune by code and name, the installation's own by its word.
struct ChainNames {
    private let areas: [Key: (code: String, name: String)]

    init(_ open: OpenInstallation) async throws {
        let today = open.clock.today()
        areas = try await open.premises.database.read { connection in
            var areas: [Key: (code: String, name: String)] = [:]
            for (chain, _) in try Audit.heads(connection) {
                guard let area = try Areas.area(connection, chain, on: today) else { continue }
                areas[chain] = (area.code, area.name)
            }
            return areas
        }
    }

    func code(of chain: Key) -> String { areas[chain]?.code ?? (isOwn(chain) ? "he-thong" : chain.description) }

    func name(of chain: Key) -> String {
        areas[chain].map { "\($0.code) \($0.name)" } ?? (isOwn(chain) ? "Hệ thống" : chain.description)
    }

    private func isOwn(_ chain: Key) -> Bool { chain == Audit.chain(of: nil) }
}
