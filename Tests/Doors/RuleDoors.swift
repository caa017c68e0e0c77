import Rulebook

extension Door {
    /// The installation's own rules: a file that somebody wrote by hand.
    static let rules = [
        Door(name: "rule-file") { bytes in
            // The first byte chooses the kind of file.
            let path = ruleFiles[Int(bytes.first ?? 0) % ruleFiles.count]
            let text = RuleText(path: path, text: String(decoding: bytes.dropFirst(), as: UTF8.self))
            for problem in RuleLibrary.check(base: [text]) where problem.message.isEmpty {
                throw BrokenPromise("a problem in \(problem.file) without a sentence")
            }
        }
    ]
}

private let ruleFiles = [
    "units.yaml", "sources.yaml", "parameters/a.yaml", "standards/2022-2025/standard.yaml",
    "standards/2022-2025/indicators/a.yaml", "standards/2022-2025/income_line/a.yaml",
    "cases/a.yaml", "errands/a.yaml", "forms/a.yaml", "groups/a.yaml", "lists/a.yaml", "procedures/a.yaml",
    "assumptions/a.yaml",
]
