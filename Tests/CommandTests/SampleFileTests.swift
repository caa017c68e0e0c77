import Foundation
import Testing

struct SampleFileTests {
    @Test(arguments: ["xlsx", "csv"])
    func `the same arguments give the same bytes, another seed others`(_ kind: String) async throws {
        let place = try Place()
        func make(_ name: String, _ seed: String, _ more: String...) async throws {
            let outcome = try await Vuon.run(
                [
                    "sample", "--households", "50", "--seed", seed, "--as-of", "2025-12-31", "--layout", "vuon",
                    "--out", name,
                ]
                    + more, in: place)
            #expect(outcome.code == 0 && outcome.complaint.isEmpty)
        }

        try await make("a.\(kind)", "3")
        try await make("b.\(kind)", "3")
        try await make("c.\(kind)", "4")
        try await make("d.\(kind)", "3", "--dirty")
        try await make("e.\(kind)", "3", "--dirty")

        #expect(place.bytes("a.\(kind)") != nil)
        #expect(place.bytes("a.\(kind)") == place.bytes("b.\(kind)"))
        #expect(place.bytes("a.\(kind)") != place.bytes("c.\(kind)"))
        #expect(place.bytes("a.\(kind)") != place.bytes("d.\(kind)"))
        #expect(place.bytes("d.\(kind)") == place.bytes("e.\(kind)"))
    }

    @Test func `a day without a standard exits 1`() async throws {
        let outcome = try await Vuon.run(
            "sample", "--households", "5", "--as-of", "2035-01-01", "--out", "a.xlsx", in: Place())

        #expect(outcome.code == 1)
        #expect(outcome.complaint.contains("2035"))
    }
}
