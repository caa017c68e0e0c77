import Access
import Rulebook
import Storage
import Synchronization
import Territory
import Vocabulary

/// The last registers of other moments that were asked for, for as long as nothing was written: leafing through a list
/// of last December reads the register once.
final class KeptRegisters: Sendable {
    private struct Question: Hashable {
        let commune: Key
        let moment: RegisterMoment
        let rules: String
        let writes: RegisterWrites
    }

    /// A ward's takes some two megabytes.
    private static let most = 4

    private let kept = Mutex<[(question: Question, register: RegisterThen)]>([])

    func register(
        _ connection: any Connection, _ premises: Premises, commune: Key, at moment: RegisterMoment
    ) throws -> RegisterThen {
        let question = Question(
            commune: commune, moment: moment, rules: premises.rules.version,
            writes: try RegisterWrites(connection, of: commune))
        if let known = kept.withLock({ $0.first { $0.question == question } }) { return known.register }
        let register = try RegisterThen(connection, premises, commune: commune, at: moment)
        kept.withLock { kept in
            kept.insert((question, register), at: 0)
            kept.removeLast(max(0, kept.count - KeptRegisters.most))
        }
        return register
    }
}
