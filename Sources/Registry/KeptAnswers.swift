import Access
import Rulebook
import Storage
import Synchronization
import Vocabulary

/// What was worked out of a commune's register, for as long as nothing is written there: a table that forty people open on
/// the morning of a meeting is counted once.
///
/// Every write of a commune lengthens its audit chain, and what is written for the whole installation lengthens that one:
/// the same question of the same day, under the same rules, at the same lengths has the same answer. Those who ask while the answer is being worked out wait for it.
public final class KeptAnswers<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private struct Asked: Hashable, Sendable {
        let commune: Key
        let day: Day
        let rules: String
        let question: Question
    }

    private struct Kept: Sendable {
        let asked: Asked
        let writes: RegisterWrites
        let work: Task<Answer, any Error>
    }

    private let most: Int
    /// The last asked for stands last.
    private let kept = Mutex<[Kept]>([])

    /// - Parameter most: answers that are kept; the one not asked for longest goes first.
    public init(most: Int) {
        self.most = most
    }

    /// - Parameter make: works it out, from the register as it is now or a moment later; the same whoever may ask.
    /// - Throws: what `make` throws, to everybody who waited; a failure is not kept.
    public func answer(
        _ question: Question, in commune: Key, of premises: Premises, by asking: Asking,
        make: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        try asking.must(.readFigures, in: commune)
        let writes = try await premises.database.glance { try RegisterWrites($0, of: commune) }
        let asked = Asked(
            commune: commune, day: asking.today, rules: premises.rules.version, question: question)
        let work = kept.withLock { kept in
            if let place = kept.firstIndex(where: { $0.asked == asked }) {
                let known = kept.remove(at: place)
                if known.writes == writes {
                    kept.append(known)
                    return known.work
                }
            }
            let work = Task { try await make() }
            kept.append(Kept(asked: asked, writes: writes, work: work))
            if kept.count > most { kept.removeFirst() }
            return work
        }
        do {
            return try await work.value
        } catch {
            kept.withLock { kept in kept.removeAll { $0.work == work } }
            throw error
        }
    }
}

/// How much was ever written of a commune, and of the installation that it belongs to.
struct RegisterWrites: Hashable, Sendable {
    private let commune: Int64
    private let installation: Int64

    init(_ connection: any Connection, of commune: Key) throws {
        self.commune = try Audit.head(connection, commune: commune)?.seq ?? 0
        installation = try Audit.head(connection, commune: nil)?.seq ?? 0
    }
}
