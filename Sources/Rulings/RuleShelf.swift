public import Rulebook
public import Storage
import Synchronization
import Vocabulary

/// The rules of both layers as they are now, for everybody who asks; changed at once when a ruling is confirmed.
public final class RuleShelf: Sendable {
    /// What ships with the program.
    public let base: [RuleText]
    private let database: any Database
    private let kept: Mutex<Kept>
    private let readCases = Mutex<(version: String, cases: [RuleCase])?>(nil)

    /// The rules at one moment.
    public struct Kept: Sendable {
        public let rules: RuleLibrary
        public let layer: RulingLayer
        /// What of the layer no longer fits what ships: left out, and shown until somebody mends it.
        public let unfit: [RuleProblem]
    }

    /// Reads both layers.
    ///
    /// - Throws: `RuleProblems` where what ships is not whole.
    public static func open(base: [RuleText], database: any Database) async throws -> RuleShelf {
        let layer = try await layer(of: database)
        return RuleShelf(base: base, database: database, kept: try read(base, layer))
    }

    /// A shelf whose installation has entered nothing yet.
    public init(base: [RuleText], rules: RuleLibrary, database: any Database) {
        self.base = base
        self.database = database
        kept = Mutex(Kept(rules: rules, layer: RulingLayer([]), unfit: []))
    }

    private init(base: [RuleText], database: any Database, kept: Kept) {
        self.base = base
        self.database = database
        self.kept = Mutex(kept)
    }

    /// The rules that hold now.
    public var rules: RuleLibrary { now.rules }

    /// The boundary cases of both layers, read once for each version of the rules.
    public func cases() -> [RuleCase] {
        let now = now
        if let kept = readCases.withLock({ $0 }), kept.version == now.rules.version { return kept.cases }
        let cases = RuleLibrary.cases(base: base, local: now.layer.texts, now.rules)
        readCases.withLock { $0 = (now.rules.version, cases) }
        return cases
    }

    /// The rules that hold now, with the layer they were read from.
    public var now: Kept { kept.withLock { $0 } }

    /// Reads the second layer again where it has moved: by this server or by another.
    ///
    /// - Returns: whether it had.
    @discardableResult
    public func reload() async throws -> Bool {
        let layer = try await RuleShelf.layer(of: database)
        guard layer.seal != now.layer.seal else { return false }
        let read = try RuleShelf.read(base, layer)
        kept.withLock { $0 = read }
        return true
    }

    /// The rules as another layer would make them.
    ///
    /// - Throws: `RulingRefusal.invalid` with what is wrong.
    func preview(_ layer: RulingLayer) throws -> RulingPreview {
        let rules: RuleLibrary
        do throws(RuleProblems) {
            rules = try RuleLibrary.load(base: base, local: layer.texts)
        } catch {
            throw RulingRefusal.invalid(error.problems.map { FieldProblem("value", "\($0.message) \($0.remedy)") })
        }
        return RulingPreview(
            before: self.rules, after: rules, seal: layer.seal,
            failing: RuleLibrary.failingCases(base: base, local: layer.texts, rules))
    }

    /// What an installation entered and confirmed.
    public static func layer(of database: any Database) async throws -> RulingLayer {
        RulingLayer(try await database.read { try Rulings.inForce($0) })
    }

    /// An upgrade may bring files that a ruling no longer fits: the program goes on with the others.
    private static func read(_ base: [RuleText], _ layer: RulingLayer) throws -> Kept {
        let problems: [RuleProblem]
        do throws(RuleProblems) {
            return Kept(rules: try RuleLibrary.load(base: base, local: layer.texts), layer: layer, unfit: [])
        } catch {
            problems = error.problems
        }
        return Kept(rules: try fitting(base, layer.texts, problems), layer: layer, unfit: problems)
    }

    private static func fitting(
        _ base: [RuleText], _ texts: [RuleText], _ problems: [RuleProblem]
    ) throws -> RuleLibrary {
        let named = Set(problems.map(\.path))
        let fitting = texts.filter { !named.contains($0.path) }
        // Where the fault lies in no file of the layer, nothing of it can be used.
        if fitting.count < texts.count, let rules = try? RuleLibrary.load(base: base, local: fitting) { return rules }
        return try RuleLibrary.load(base: base)
    }
}

/// What a ruling that waits would make of the rules.
public struct RulingPreview: Sendable {
    public let before: RuleLibrary
    public let after: RuleLibrary
    /// Of the layer with the ruling in it; whoever confirms sends it back.
    public let seal: String
    /// Boundary cases that would no longer hold.
    public let failing: [String]
}
