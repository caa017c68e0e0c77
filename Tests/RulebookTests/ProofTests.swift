import Foundation
import Rulebook
import Testing
import Vocabulary

/// A script that has only the sentences computes every class again.
@Suite struct ProofTests {
    static let households = 10_000

    @Test(.enabled(if: Python.isThere, "python3 is missing"), arguments: [2026, 2027])
    func `the class of ten thousand households follows from their sentences alone`(listYear: Int) throws {
        let standard = try #require(Rules.library.standard(listYear: listYear))

        let outcome = try prove(standard, count: Self.households)

        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.contains("\(Self.households) households, 0 differ"))
    }

    @Test(.enabled(if: Python.isThere, "python3 is missing"))
    func `the class under an assumption follows from its sentences too`() throws {
        let standard = try #require(Rules.library.standard(listYear: 2027, assuming: "2027-as-2022"))

        let outcome = try prove(standard, count: 2000)

        #expect(outcome.status == 0, "\(outcome.output)")
    }

    @Test(.enabled(if: Python.isThere, "python3 is missing"))
    func `the proof fails when one class is not what the sentences say`() throws {
        let standard = try #require(Rules.library.standard(listYear: 2026))

        let outcome = try prove(standard, count: 50) { line, index in
            index == 20 ? line.replacing("\"class\":\"", with: "\"class\":\"not_") : line
        }

        #expect(outcome.status == 1)
        #expect(outcome.output.contains("50 households, 1 differ"))
    }

    private func prove(
        _ standard: Standard, count: Int, changing change: (String, Int) -> String = { line, _ in line }
    ) throws -> (status: Int32, output: String) {
        let named = ProcessInfo.processInfo.environment["VUON_PROOF_DUMP"].map { URL(filePath: $0) }
        let file = named ?? FileManager.default.temporaryDirectory.appending(path: "vuon-proof-\(UUID()).jsonl")
        defer { if named == nil { try? FileManager.default.removeItem(at: file) } }
        try dump(standard, count, change).write(to: file)
        return try Python.run([Rules.root.appending(path: "Tests/proof/recompute.py").path, file.path])
    }

    private func dump(_ standard: Standard, _ count: Int, _ change: (String, Int) -> String) throws -> Data {
        let day = try #require(Day(iso: "2026-11-15"))
        var households = RandomHouseholds(seed: UInt64(standard.listYear), day: day)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        var lines = Data()
        for index in 0..<count {
            let facts = households.next()
            let result = classify(facts, by: standard, on: day)
            let line = Line(
                id: "H\(index)", sentences: result.explanation(of: facts).map(\.text), class: result.category.rawValue,
                lacking: names(result.lacking), unknown: names(result.unknown))
            lines += Data(change(String(decoding: try encoder.encode(line), as: UTF8.self), index).utf8) + [10]
        }
        return lines
    }

    private func names(_ mask: UInt16) -> String {
        (0..<12).filter { mask & (1 << $0) != 0 }.map { $0 < 9 ? "d0\($0 + 1)" : "d\($0 + 1)" }.joined(separator: " ")
    }

    private struct Line: Encodable {
        let id: String
        let sentences: [String]
        let `class`: String
        let lacking: String
        let unknown: String
    }
}

/// The Python of the machine.
enum Python {
    static let isThere = (try? run(["-c", "pass"]))?.status == 0

    static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}
