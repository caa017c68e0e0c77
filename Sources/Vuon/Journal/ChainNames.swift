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

    func code(of chain: Key) -> String { areas[chain]?.code ?? own(chain)?.code ?? chain.description }

    func name(of chain: Key) -> String {
        areas[chain].map { "\($0.code) \($0.name)" } ?? own(chain)?.name ?? chain.description
    }

    private func own(_ chain: Key) -> (code: String, name: String)? {
        switch chain {
        case Audit.chain(of: nil): ("he-thong", "Hệ thống")
        case Audit.looks: ("luot-xem", "Lượt xem")
        default: nil
        }
    }
}
