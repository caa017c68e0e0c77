import Foundation
import Testing

struct OfficialLayoutsTests {
    @Test(arguments: ["detailed", "after-review"])
    func `the same arguments give the same workbook, which goes into an empty ward whole`(_ layout: String) async throws
    {
        let place = try await Place.empty()
        func make(_ name: String) async throws {
            let outcome = try await Vuon.run(
                "sample", "--households", "400", "--seed", "3", "--as-of", "2025-12-31", "--layout", layout, "--out",
                name,
                in: place)
            #expect(outcome.code == 0 && outcome.complaint.isEmpty)
        }

        try await make("a.xlsx")
        try await make("b.xlsx")
        let import_ = ["import", "a.xlsx", "--data", "data", "--day", "2025-12-31", "--accept", "all", "--json"]
        let first = try await Vuon.run(import_ + ["--without-numbers"], in: place)
        let again = try await Vuon.run(import_ + ["--without-numbers"], in: place)

        #expect(place.bytes("a.xlsx") == place.bytes("b.xlsx"))
        #expect(first.code == 0, "\(first.complaint)")
        let households = try #require(first.counts[0] ?? nil)
        #expect(households >= 10 && first.counts[3] == 0)
        #expect(again.counts == [0, 0, households, 0, 0])
        #expect(try place.sqlite("SELECT count(*) FROM recognition") == "0")
        #expect(try place.sqlite("SELECT count(*) FROM person WHERE sex IS NULL OR birth IS NULL") == "0")
    }

    @Test func `an official layout is a workbook without faults`() async throws {
        let place = try Place()
        for more in [["--out", "a.csv"], ["--out", "a.xlsx", "--dirty"]] {
            let outcome = try await Vuon.run(
                ["sample", "--households", "50", "--layout", "detailed"] + more, in: place)
            #expect(outcome.code == 2)
            #expect(outcome.complaint.contains("chỉ ghi ra .xlsx"))
        }
    }
}
