import Testing

/// Looking through an installation's journal.
struct KeepingTests {
    @Test func `a row that was changed behind the program's back is found`() async throws {
        let place = try await Place.empty()
        try await place.list("list.xlsx", households: 10)
        try await Vuon.run("import", "list.xlsx", "--data", "data", "--accept", "all", in: place)
        let whole = try await Vuon.run("verify", "--data", "data", "--json", in: place)

        try place.sqlite("UPDATE audit_entry SET reason = 'Không có gì' WHERE action = 'list_imported'")
        let broken = try await Vuon.run("verify", "--data", "data", in: place)
        let json = try await Vuon.run("verify", "--data", "data", "--json", in: place)

        #expect(whole.code == 0 && whole.object["intact"] as? Bool == true)
        #expect(broken.code == 1 && broken.output.isEmpty)
        #expect(broken.complaint.contains("bị đứt ở mục số "))
        #expect(json.code == 1 && json.object["intact"] as? Bool == false)
        #expect(json.object["brokenAt"] is Int)
    }

    @Test func `an entry that was taken out is found`() async throws {
        let place = try await Place.empty()
        try await Vuon.run("export", "--data", "data", "--out", "a.xlsx", in: place)
        try await Vuon.run("export", "--data", "data", "--out", "b.xlsx", in: place)

        try place.sqlite(
            "DELETE FROM audit_entry WHERE id = (SELECT min(id) FROM audit_entry WHERE action = 'exported')")

        #expect(try await Vuon.run("verify", "--data", "data", in: place).code == 1)
    }
}
