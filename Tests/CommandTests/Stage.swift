import Foundation
import Office

extension Place {
    /// An empty installation of Kim Trà in `data`.
    static func empty() async throws -> Place {
        let place = try Place()
        try await Vuon.run("init", "--data", "data", "--area", "20017", in: place)
        return place
    }

    /// An installation of sample data in `data`, with an account for each role.
    static func sample(households: Int = 120) async throws -> (place: Place, accounts: Accounts) {
        let place = try Place()
        let made = try await Vuon.run(
            "init", "--data", "data", "--area", "20017", "--sample", "--households", "\(households)", "--json",
            in: place)
        return (place, Accounts(made))
    }

    /// A sample list in `name`.
    func list(_ name: String, households: Int = 60, _ more: String...) async throws {
        try await Vuon.run(
            ["sample", "--households", "\(households)", "--seed", "3", "--as-of", "2025-12-31", "--layout", "vuon"]
                + ["--out", name] + more, in: self)
    }

    /// The rows of each sheet of a workbook, as they are shown.
    func sheets(_ name: String) throws -> [String: [[Cell]]] {
        let table = try openTable(path: path(name))
        var sheets: [String: [[Cell]]] = [:]
        for sheet in table.sheets {
            try table.rows(of: sheet) { row in sheets[sheet.name, default: []].append(row.cells) }
        }
        return sheets
    }

    /// Asks an installation's file by a program that is not ours.
    @discardableResult
    func sqlite(_ statement: String) throws -> String {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/sqlite3")
        process.arguments = [path("data/vuon.sqlite"), statement]
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

extension Vuon.Outcome {
    /// Counts of `vuon import --json`, in the order new, changed, unchanged, refused, absent.
    var counts: [Int?] { ["new", "changed", "unchanged", "refused", "absent"].map { object[$0] as? Int } }
}
