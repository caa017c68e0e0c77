import Foundation
import Rulebook

/// The rules that ship with the program.
enum Rules {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let folder = root.appending(path: "Rules")

    static let texts: [RuleText] = (try? RuleLibrary.texts(below: folder)) ?? []

    static let library: RuleLibrary = {
        do throws(RuleProblems) {
            return try RuleLibrary.load(base: folder)
        } catch {
            preconditionFailure(error.problems.map(\.shown).joined(separator: "\n"))
        }
    }()
}
