public import Foundation

extension RuleLibrary {
    /// Everything that is wrong with the rules of both layers, a failing case included; empty where nothing is.
    public static func check(base: URL, local: [RuleText] = []) -> [RuleProblem] {
        do {
            return check(base: try texts(below: base), local: local)
        } catch {
            return error.problems
        }
    }

    /// The same for rules that are in memory.
    public static func check(base: [RuleText], local: [RuleText] = []) -> [RuleProblem] {
        let log = ProblemLog()
        let rules = read(base, local, log)
        for rule in Self.cases(base: base, local: local, rules, log) {
            for difference in rule.differences(rules) {
                log.add(
                    rule.file, rule.line, "Ca «\(rule.name)» không đúng: \(difference).",
                    "Xem lại quy định vừa sửa, hoặc sửa ca nếu văn bản nói khác.")
            }
        }
        return log.problems.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
    }

    /// The boundary cases of both layers.
    public static func cases(base: URL, local: [RuleText] = []) throws(RuleProblems) -> [RuleCase] {
        let log = ProblemLog()
        let texts = try texts(below: base)
        let cases = cases(base: texts, local: local, read(texts, local, log), log)
        guard log.problems.isEmpty else { throw RuleProblems(problems: log.problems) }
        return cases
    }

    /// Which boundary cases a library does not keep, by name and with what came out instead.
    public static func failingCases(base: [RuleText], local: [RuleText], _ rules: RuleLibrary) -> [String] {
        cases(base: base, local: local, rules).compactMap { rule in
            let differences = rule.differences(rules)
            return differences.isEmpty ? nil : "\(rule.name): \(differences.joined(separator: "; "))"
        }
    }

    /// Every boundary case of both layers; one that cannot be read is passed over.
    public static func cases(base: [RuleText], local: [RuleText], _ rules: RuleLibrary) -> [RuleCase] {
        cases(base: base, local: local, rules, ProblemLog())
    }

    private static func cases(
        base: [RuleText], local: [RuleText], _ rules: RuleLibrary, _ log: ProblemLog
    ) -> [RuleCase] {
        CaseReader(RuleFiles(base: base, local: local, log: log), rules).cases()
    }
}

extension RuleCase {
    /// Whether the case asks about a rule: of its standard, and about its indicator where it is one.
    public func asks(about rule: String, of rules: RuleLibrary) -> Bool {
        let parts = rule.split(separator: "/").map(String.init)
        guard parts.count > 2, parts[0] == "standards", rules.standard(listYear: listYear)?.id == parts[1] else {
            return false
        }
        if RuleShape(of: rule) == .condition { return expected.names(parts[3]) }
        return expected.category != nil || expected.basis != nil
    }
}
