import Foundation
import Office

/// The rows of a list below its headers, as texts by header; empty cells are left out.
struct Table {
    private(set) var rows: [[String: String]] = []

    init(_ path: String) throws {
        let reader = try openTable(path: path)
        var headers: [String] = []
        var found: [[String: String]] = []
        try reader.rows(of: reader.sheets[0]) { row in
            let texts = (0..<row.count).map { row.plain(at: $0) }
            guard !headers.isEmpty else {
                headers = texts
                return
            }
            let filled = zip(headers, texts).filter { !$0.1.isEmpty }
            found.append(Dictionary(filled, uniquingKeysWith: { first, _ in first }))
        }
        rows = found
    }
}

/// The Python of the tests, with openpyxl.
enum Python {
    struct Failed: Error { let status: Int32 }

    static func run(_ script: String, _ path: String) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [ProcessInfo.processInfo.environment["VUON_TEST_PYTHON"] ?? "python3", "-c", script, path]
        process.standardOutput = output
        try process.run()
        let told = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
        return String(decoding: told, as: UTF8.self)
    }
}
