import Foundation
import Testing

@Suite struct `the units of Huế` {
    private let lines: [[String]]

    init() throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let path = tests.deletingLastPathComponent().appending(path: "Rules/areas/46-hue.csv")
        lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test func `are the city, 21 phường and 19 xã, each with six columns`() {
        #expect(lines[0] == ["code", "name", "kind", "since", "km2", "people"])
        #expect(lines[1].prefix(4) == ["46", "Thành phố Huế", "thanh_pho", "2025-01-01"])
        #expect(lines.count { $0[2] == "phuong" && $0[1].hasPrefix("Phường ") } == 21)
        #expect(lines.count { $0[2] == "xa" && $0[1].hasPrefix("Xã ") } == 19)
        #expect(lines.allSatisfy { $0.count == 6 })
    }

    @Test func `have codes of their own`() {
        #expect(Set(lines.map { $0[0] }).count == lines.count)
        #expect(lines.contains(["20017", "Phường Kim Trà", "phuong", "2025-07-01", "42.80", "36296"]))
    }
}
