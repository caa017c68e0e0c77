import Foundation
import Testing

struct PlanTests {
    @Test func `a plan goes out as its file, is changed there, and comes back with what it would change`() async throws
    {
        let place = try await Place.empty()

        let out = try await Vuon.run("plan", "export", "--data", "data", "--year", "2026", "--out", "a.yaml", in: place)
        let text = try String(contentsOfFile: place.path("a.yaml"), encoding: .utf8)
        let same = try await Vuon.run("plan", "import", "a.yaml", "--data", "data", "--accept", "--json", in: place)
        try text.replacing("number:\n", with: "number: 12/KH-UBND\n").write(
            toFile: place.path("b.yaml"), atomically: true, encoding: .utf8)
        let tried = try await Vuon.run("plan", "import", "b.yaml", "--data", "data", in: place)
        let taken = try await Vuon.run("plan", "import", "b.yaml", "--data", "data", "--accept", "--json", in: place)
        let again = try await Vuon.run(
            "plan", "export", "--data", "data", "--year", "2026", "--out", "c.yaml", in: place)

        #expect(out.code == 0 && same.code == 0 && again.code == 0)
        #expect(same.object["stored"] as? Bool == false && same.object["changed"] as? Int == 0)
        #expect(tried.code == 0 && tried.output.contains("số 12/KH-UBND") && tried.output.contains("Chưa lưu gì"))
        #expect(taken.object["stored"] as? Bool == true && taken.object["changed"] as? Int == 1)
        #expect(
            try String(contentsOfFile: place.path("c.yaml"), encoding: .utf8)
                == String(contentsOfFile: place.path("b.yaml"), encoding: .utf8))
        #expect(
            try place.sqlite("SELECT officer_name FROM audit_entry WHERE action = 'plan_set' ORDER BY seq DESC LIMIT 1")
                == "Tại máy chủ")
    }

    @Test func `only who may set targets puts a plan in, and everybody who reads figures takes one out`() async throws {
        let (place, accounts) = try await Place.sample(households: 40)
        func run(_ account: String?, _ arguments: String...) async throws -> Vuon.Outcome {
            let more = account.map { ["--officer", $0, "--password-stdin"] } ?? []
            return try await Vuon.run(
                ["plan"] + arguments + ["--data", "data"] + more, in: place, input: account.map { accounts[$0] } ?? "")
        }

        let out = try await run("lanh.dao", "export", "--year", "2026", "--out", "a.yaml")
        let text = try String(contentsOfFile: place.path("a.yaml"), encoding: .utf8)
        try text.replacing("number:\n", with: "number: 12/KH-UBND\n").write(
            toFile: place.path("b.yaml"), atomically: true, encoding: .utf8)
        let leader = try await run("lanh.dao", "import", "b.yaml", "--accept")
        let nobody = try await run(nil, "import", "b.yaml", "--accept")
        let officer = try await run("can.bo", "import", "b.yaml", "--accept")

        #expect(out.code == 0 && officer.code == 0)
        #expect(leader.code == 1 && leader.complaint.contains("QUYEN-101"))
        #expect(nobody.code == 1 && nobody.complaint.contains("--officer"))
    }

    @Test func `a file that is no plan, or of another ward, and a year without one are refused with a reason`()
        async throws
    {
        let place = try await Place.empty()
        try await Vuon.run("plan", "export", "--data", "data", "--year", "2026", "--out", "a.yaml", in: place)
        let text = try String(contentsOfFile: place.path("a.yaml"), encoding: .utf8)
        try "một: [hai".write(toFile: place.path("bad.yaml"), atomically: true, encoding: .utf8)
        try text.replacing("20017", with: "20020").write(
            toFile: place.path("other.yaml"), atomically: true, encoding: .utf8)

        let bad = try await Vuon.run("plan", "import", "bad.yaml", "--data", "data", in: place)
        let other = try await Vuon.run("plan", "import", "other.yaml", "--data", "data", "--accept", in: place)
        let missing = try await Vuon.run("plan", "import", "none.yaml", "--data", "data", in: place)
        let none = try await Vuon.run(
            "plan", "export", "--data", "data", "--year", "2031", "--out", "x.yaml", in: place)

        #expect(bad.code == 1 && bad.complaint.contains("KH-101"))
        #expect(other.code == 1 && other.complaint.contains("KH-108"))
        #expect(missing.code == 1 && missing.complaint.contains("none.yaml"))
        #expect(none.code == 1 && none.complaint.contains("KH-104") && !place.isThere("x.yaml"))
    }
}
