import Foundation
import Office
import Programme
import Registry
import Rulebook
import Rulings
import Storage
import Territory
import Vocabulary

/// The files that ship with the program: rules, areas, plans.
struct ProgramFiles {
    let root: URL

    /// Beside the executable or above it, or in the folder that `VUON_HOME` names.
    static func find() throws -> ProgramFiles {
        if let home = ProcessInfo.processInfo.environment["VUON_HOME"] {
            return ProgramFiles(root: URL(filePath: home))
        }
        let executable = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let places = [
            executable, URL(filePath: "/proc/self/exe").resolvingSymlinksInPath(),
            URL(filePath: FileManager.default.currentDirectoryPath + "/x"),
        ]
        for place in places {
            var folder = place.deletingLastPathComponent()
            for _ in 0..<8 {
                if FileManager.default.fileExists(atPath: folder.appending(path: "Rules/units.yaml").path) {
                    return ProgramFiles(root: folder)
                }
                folder = folder.deletingLastPathComponent()
            }
        }
        throw CommandFailure.system(
            "Không thấy thư mục Rules của chương trình. Hãy đặt biến VUON_HOME trỏ tới thư mục chứa Rules.")
    }

    var rulesFolder: URL { root.appending(path: "Rules") }

    /// What ships with the program, without any installation's own layer.
    func rules() throws -> RuleLibrary {
        do throws(RuleProblems) {
            return try RuleLibrary.load(base: rulesFolder)
        } catch {
            throw ProgramFiles.broken(error)
        }
    }

    /// What ships, and over it what the installation of a database entered and confirmed.
    func shelf(over database: any Database) async throws -> RuleShelf {
        do {
            return try await RuleShelf.open(base: try RuleLibrary.texts(below: rulesFolder), database: database)
        } catch let problems as RuleProblems {
            throw ProgramFiles.broken(problems)
        }
    }

    private static func broken(_ problems: RuleProblems) -> CommandFailure {
        CommandFailure.system(
            "Kho quy định có lỗi, chạy 'vuon rules check' để xem: \(problems.problems.first?.message ?? "")")
    }

    /// The plan that ships with the program: a ward's own, another's pattern.
    func patternPlan() throws -> Plan {
        try PlanFile(yaml: String(contentsOf: root.appending(path: "Plans/kim-tra-2026.yaml"), encoding: .utf8)).plan
    }

    /// The units of state that ship with the program.
    func units() throws -> [UnitOfState] {
        let path = rulesFolder.appending(path: "areas/46-hue.csv").path
        let table = try openTable(path: path)
        var units: [UnitOfState] = []
        guard let sheet = table.sheets.first else { return [] }
        try table.rows(of: sheet) { row in
            let code = row.plain(at: 0)
            guard row.number > 1, !code.isEmpty, let since = Day(iso: row.plain(at: 3)) else { return }
            units.append(
                UnitOfState(
                    code: code, name: row.plain(at: 1), kind: row.plain(at: 2),
                    parentCode: code.count == 2 ? nil : "46",
                    since: since))
        }
        return units
    }

    /// How many people live in each commune that ships with the program; where nobody said, as many as in the mean one.
    func residents() throws -> [(code: String, people: Int)] {
        let table = try openTable(path: rulesFolder.appending(path: "areas/46-hue.csv").path)
        var residents: [(code: String, people: Int?)] = []
        guard let sheet = table.sheets.first else { return [] }
        try table.rows(of: sheet) { row in
            let code = row.plain(at: 0)
            if code.count == 5 { residents.append((code, Int(row.plain(at: 5)))) }
        }
        let known = residents.compactMap(\.people)
        let mean = known.reduce(0, +) / max(1, known.count)
        return residents.map { ($0.code, $0.people ?? mean) }
    }
}
