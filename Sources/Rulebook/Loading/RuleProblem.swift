/// Something wrong in a rule file: where, what, and how to mend it; shown to officials.
public struct RuleProblem: Hashable, Sendable {
    /// Path below `Rules/`.
    public let file: String
    /// Line of the file, from 1.
    public let line: Int
    /// What is wrong: one sentence in Vietnamese.
    public let message: String
    /// How to mend it: one sentence in Vietnamese.
    public let remedy: String

    /// The file without the mark of its layer.
    public var path: String { file.replacing(RuleFiles.localSuffix, with: "") }

    /// `standards/x.yaml:12: …`
    public var shown: String { "\(file):\(line): \(message) \(remedy)" }
}

/// Why rules could not be loaded.
public struct RuleProblems: Error, Sendable {
    /// In the order in which they were met.
    public let problems: [RuleProblem]
}

/// A rule file in memory.
public struct RuleText: Hashable, Sendable {
    /// Path below `Rules/`: `parameters/base_salary.yaml`.
    public let path: String
    /// The YAML.
    public let text: String

    /// The path without its ending: how a rule is named.
    public var rule: String { path.hasSuffix(".yaml") ? String(path.dropLast(5)) : path }

    /// A file of the installation's layer, or of a test.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// Gathers problems while rules are read: a reader goes on after the first.
final class ProblemLog {
    private(set) var problems: [RuleProblem] = []

    func add(_ file: String, _ line: Int, _ message: String, _ remedy: String) {
        let problem = RuleProblem(file: file, line: line, message: message, remedy: remedy)
        if !problems.contains(problem) { problems.append(problem) }
    }
}
