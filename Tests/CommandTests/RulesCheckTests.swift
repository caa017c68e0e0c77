import Foundation
import Testing

struct RulesCheckTests {
    /// A copy of the rules that a test may break.
    private func copy() throws -> Place {
        let place = try Place()
        try FileManager.default.copyItem(atPath: Vuon.home.appending(path: "Rules").path, toPath: place.path("Rules"))
        return place
    }

    @Test func `the rules that ship are sound and all their cases right`() async throws {
        let place = try Place()

        let outcome = try await Vuon.run("rules", "check", in: place)
        let json = try await Vuon.run("rules", "check", "--json", in: place)

        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("Kho quy định không có lỗi; "))
        #expect((json.object["problems"] as? [Any])?.isEmpty == true)
        #expect((json.object["cases"] as? Int ?? 0) > 100)
    }

    @Test func `a broken rule is named by file, line and remedy`() async throws {
        let place = try copy()
        let broken = "parameters/working_age.yaml"
        let text = try place.text("Rules/" + broken)
        try place.write(text + "sai: [\n", to: "Rules/" + broken)

        let outcome = try await Vuon.run("rules", "check", "--rules", "Rules", in: place)
        let json = try await Vuon.run("rules", "check", "--rules", "Rules", "--json", in: place)

        #expect(outcome.code == 1 && json.code == 1)
        #expect(outcome.output.contains(broken + ":"))
        let problems = json.object["problems"] as? [[String: Any]] ?? []
        let problem = problems.first { ($0["file"] as? String)?.hasSuffix(broken) == true }
        #expect((problem?["line"] as? Int ?? 0) > 0)
        #expect((problem?["remedy"] as? String)?.isEmpty == false)
    }

    @Test func `a wrong case of the rules is found`() async throws {
        let place = try copy()
        let files =
            FileManager.default.enumerator(atPath: place.path("Rules/cases"))?.compactMap { $0 as? String } ?? []
        let file = try #require(
            files.sorted().first {
                $0.hasSuffix(".yaml") && (try? place.text("Rules/cases/" + $0).contains("near_poor")) == true
            })
        let text = try place.text("Rules/cases/" + file)
        try place.write(text.replacing("near_poor", with: "above"), to: "Rules/cases/" + file)

        let outcome = try await Vuon.run("rules", "check", "--rules", "Rules", in: place)

        #expect(outcome.code == 1)
        #expect(outcome.output.contains(file))
    }

    @Test func `a folder without rules exits 1`() async throws {
        let outcome = try await Vuon.run("rules", "check", "--rules", "not-there", in: Place())

        #expect(outcome.code == 1)
    }
}
