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
        cases(base: base, local: local, rules, ProblemLog()).compactMap { rule in
            let differences = rule.differences(rules)
            return differences.isEmpty ? nil : "\(rule.name): \(differences.joined(separator: "; "))"
        }
    }

    /// The boundary cases that ask about a rule: of its standard, and of its indicator where it is one.
    public static func cases(
        of rule: String, base: [RuleText], local: [RuleText], _ rules: RuleLibrary
    ) -> [RuleCase] {
        let parts = rule.split(separator: "/").map(String.init)
        guard parts.count > 2, parts[0] == "standards" else { return [] }
        return cases(base: base, local: local, rules, ProblemLog()).filter { each in
            guard rules.standard(listYear: each.listYear)?.id == parts[1] else { return false }
            if RuleShape(of: rule) == .condition { return each.expected.names(parts[3]) }
            return each.expected.category != nil || each.expected.basis != nil
        }
    }

    private static func cases(
        base: [RuleText], local: [RuleText], _ rules: RuleLibrary, _ log: ProblemLog
    ) -> [RuleCase] {
        CaseReader(RuleFiles(base: base, local: local, log: log), rules).cases()
    }
}
