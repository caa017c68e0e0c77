import Foundation
import Office
import Testing
import Vocabulary

/// The files that `fixtures.py` makes, once for all tests.
enum Fixtures {
    static let folder: Result<String, FixtureProblem> = Result { () throws(FixtureProblem) in
        let folder = temporaryPath("fixtures")
        _ = try python([script, folder])
        return folder
    }

    static func path(_ name: String) throws -> String { try folder.get() + "/" + name }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: try path(name))))
    }

    /// What stands in each good file: by sheet, by row, as `fixtures.py` says at its head.
    static func expectedCells() throws -> [String: [ExpectedSheet]] {
        let all = try expected()["cells"] as? [String: [[Any]]] ?? [:]
        return all.mapValues { $0.map(ExpectedSheet.init) }
    }

    /// The code that each refused file is refused with.
    static func expectedRefusals() throws -> [String: String] {
        try expected()["refused"] as? [String: String] ?? [:]
    }

    /// The list that the files in old letters hold.
    static func names() throws -> [ReadRow] {
        let names = try expected()["names"] as? [[String]] ?? []
        return names.enumerated().map { ReadRow(number: $0 + 1, cells: $1.map { .text($0) }) }
    }

    /// What Python reads in each byte of a code page of Windows.
    static func codePages() throws -> [String: [(Int, String)]] {
        let pages = try expected()["codePages"] as? [String: [[Any]]] ?? [:]
        return pages.mapValues { $0.map { ($0[0] as? Int ?? 0, $0[1] as? String ?? "") } }
    }

    /// A workbook as openpyxl reads it.
    static func seenByOpenpyxl(_ path: String) throws -> [[String: Any]] {
        let output = try python([script, "--dump", path])
        return try JSONSerialization.jsonObject(with: output) as? [[String: Any]] ?? []
    }

    static func temporaryPath(_ name: String) -> String {
        let folder = root.appendingPathComponent(Key.make().description)
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appendingPathComponent(name).path
    }

    /// One folder for the whole run, taken away at its end.
    private static let root: URL = {
        atexit { try? FileManager.default.removeItem(at: Fixtures.root) }
        return FileManager.default.temporaryDirectory.appendingPathComponent("vuon-office-\(Key.make())")
    }()

    private static func expected() throws -> [String: Any] {
        let data = try Data(contentsOf: URL(fileURLWithPath: try path("expected.json")))
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("fixtures.py").path

    private static func python(_ arguments: [String]) throws(FixtureProblem) -> Data {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [ProcessInfo.processInfo.environment["VUON_TEST_PYTHON"] ?? "python3"] + arguments
        process.standardOutput = output
        process.standardError = errors
        do { try process.run() } catch { throw FixtureProblem("python3 cannot be started: \(error)") }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw FixtureProblem(String(decoding: said, as: UTF8.self)) }
        return data
    }
}

struct FixtureProblem: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

struct ExpectedSheet: Equatable {
    let name: String
    /// Row number and cells, without empty ones at the end.
    let rows: [ReadRow]

    init(_ pair: [Any]) {
        name = pair.first as? String ?? ""
        rows = (pair.last as? [[Any]] ?? []).map { row in
            ReadRow(number: row[0] as? Int ?? -1, cells: (row[1] as? [Any] ?? []).map(ReadCell.init))
        }
    }

    init(name: String, rows: [ReadRow]) {
        self.name = name
        self.rows = rows
    }
}

struct ReadRow: Equatable {
    let number: Int
    let cells: [ReadCell]
}

/// A cell as tests compare it: a date by its day, except where it is only a span of hours.
enum ReadCell: Equatable {
    case empty, text(String), number(Double), day(String), serial(Double), flag(Bool), error(String)

    init(_ json: Any) {
        guard let pair = json as? [Any], let kind = pair.first as? String else {
            self = .empty
            return
        }
        switch kind {
        case "t": self = .text(pair[1] as? String ?? "?")
        case "n": self = .number((pair[1] as? NSNumber)?.doubleValue ?? .nan)
        case "d": self = .day(pair[1] as? String ?? "?")
        case "s": self = .serial((pair[1] as? NSNumber)?.doubleValue ?? .nan)
        case "b": self = .flag((pair[1] as? NSNumber)?.boolValue ?? false)
        default: self = .error(pair[1] as? String ?? "?")
        }
    }

    init(_ row: borrowing SheetRow, _ column: Int) {
        switch row.cell(at: column) {
        case .empty: self = .empty
        case .text(let text): self = .text(text)
        case .flag(let flag): self = .flag(flag)
        case .error(let error): self = .error(error)
        case .number(let number, isDate: true):
            let day = number < 2 ? nil : row.day(at: column)
            self = day.map { .day($0.iso) } ?? .serial(number)
        case .number(let number, isDate: false): self = .number(number)
        }
    }
}

extension TableReader {
    func everything() throws -> [ExpectedSheet] {
        try sheets.map { sheet in
            var rows: [ReadRow] = []
            try self.rows(of: sheet) { row in
                var cells: [ReadCell] = []
                for column in 0..<row.count { cells.append(ReadCell(row, column)) }
                rows.append(ReadRow(number: row.number, cells: cells))
            }
            return ExpectedSheet(name: sheet.name, rows: rows)
        }
    }
}
