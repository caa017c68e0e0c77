import Foundation
import Rulebook
import Testing

/// The calculator beside a reading of the same odd files that shares nothing with it.
@Suite(.enabled(if: Python.isThere, "python3 is missing")) struct LooseProofTests {
    @Test(arguments: 1...16)
    func `odd files come out as an independent reading says`(seed: Int) throws {
        let year = seed % 2 == 0 ? 2026 : 2027
        let folder = FileManager.default.temporaryDirectory.appending(path: "vuon-loose-proof-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = Rules.root.appending(path: "Tests/proof/loose_rows.py").path
        let made = try Python.run([script, "\(seed)", "\(year)", folder.path])
        #expect(made.status == 0, "\(made.output)")
        let expected = try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: folder.appending(path: "expected.json")))

        let result = try LooseFiles.run(Data(contentsOf: folder.appending(path: "in.csv")), year: year)

        #expect(result.rows.map { Array($0.prefix(6)) } == expected.rows)
        #expect(result.problems.map(\.line) == expected.refused)
        #expect(result.rows.allSatisfy { $0.count == 7 && $0[6].hasSuffix(".") })
    }

    private struct Expected: Decodable {
        let rows: [[String]]
        let refused: [Int]
    }
}
