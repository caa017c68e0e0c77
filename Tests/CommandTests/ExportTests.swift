import Foundation
import Office
import Testing

struct ExportTests {
    @Test func `an empty installation takes an export over and exports the same sheets`() async throws {
        let (place, accounts) = try await Place.sample()
        let exported = try await Vuon.run(
            "export", "--data", "data", "--out", "first.xlsx", "--officer", "can.bo", "--password-stdin", in: place,
            input: accounts["can.bo"])
        try await Vuon.run("init", "--data", "other", "--area", "20017", in: place)

        let tried = try await Vuon.run("import", "first.xlsx", "--data", "other", "--json", in: place)
        let taken = try await Vuon.run(
            "import", "first.xlsx", "--data", "other", "--accept", "all", "--json", in: place)
        let again = try await Vuon.run("export", "--data", "other", "--out", "second.xlsx", in: place)

        #expect(exported.code == 0 && again.code == 0)
        #expect(tried.code == 0 && tried.counts == [120, 0, 0, 0, 0])
        #expect(tried.object["stored"] as? Bool == false)
        #expect(taken.code == 0 && taken.counts == [120, 0, 0, 0, 0])
        #expect(taken.object["stored"] as? Bool == true)
        var (first, second) = (try place.sheets("first.xlsx"), try place.sheets("second.xlsx"))
        // The first sheet says who made the file and when.
        let notes = try #require(try openTable(path: place.path("first.xlsx")).sheets.first?.name)
        first[notes] = nil
        second[notes] = nil
        #expect(first.count >= 8 && first.keys.sorted() == second.keys.sorted())
        #expect(first.filter { second[$0.key] != $0.value }.keys.sorted() == [])
    }

    @Test func `a register with households does not take an export over`() async throws {
        let place = try await Place.empty()
        try await place.list("list.xlsx", households: 20)
        try await Vuon.run("import", "list.xlsx", "--data", "data", "--accept", "all", in: place)
        try await Vuon.run("export", "--data", "data", "--out", "out.xlsx", in: place)

        let outcome = try await Vuon.run("import", "out.xlsx", "--data", "data", "--accept", "all", in: place)

        #expect(outcome.code == 1)
        #expect(outcome.complaint.contains("XUAT-106"))
    }

    @Test func `an export is in the journal and for its owner's eyes`() async throws {
        let place = try await Place.empty()

        let outcome = try await Vuon.run("export", "--data", "data", "--out", "out.xlsx", in: place)

        #expect(outcome.code == 0)
        #expect(try place.sqlite("SELECT officer_name FROM audit_entry WHERE action = 'exported'") == "Tại máy chủ")
        let attributes = try FileManager.default.attributesOfItem(atPath: place.path("out.xlsx"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `a list filled for the field comes back without a change`() async throws {
        let place = try await Place.empty()
        try await place.list("list.xlsx", households: 40)
        try await Vuon.run("import", "list.xlsx", "--data", "data", "--accept", "all", in: place)

        let filled = try await Vuon.run(
            "export", "--data", "data", "--template", "tổ dân phố 1", "--out", "field.xlsx", in: place)
        let back = try await Vuon.run("import", "field.xlsx", "--data", "data", "--json", in: place)
        let unknown = try await Vuon.run(
            "export", "--data", "data", "--template", "Tổ dân phố 99", "--out", "none.xlsx", in: place)

        #expect(filled.code == 0)
        let unchanged = try #require(back.object["unchanged"] as? Int)
        #expect(unchanged > 0 && back.counts == [0, 0, unchanged, 0, 0])
        #expect(unknown.code == 1 && unknown.complaint.contains("Tổ dân phố 99") && !place.isThere("none.xlsx"))
    }
}
