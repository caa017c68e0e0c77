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

/// What stands outside the database: the key, the heads that are kept with it, and those on paper.
struct KeptHeadTests {
    @Test func `a head noted on paper holds, and newest entries cut off are missed without it too`() async throws {
        let place = try await Place.empty()
        try await Vuon.run("export", "--data", "data", "--out", "a.xlsx", in: place)
        let printed = try await Vuon.run("audit", "head", "--data", "data", "--json", in: place)
        let head = try #require((printed.object["heads"] as? [[String: Any]])?.last?["head"] as? String)
        let whole = try await Vuon.run("audit", "verify", "--data", "data", "--head", head, in: place)

        for table in ["audit_change", "audit_commitment", "audit_signature"] {
            try place.sqlite("DELETE FROM \(table) WHERE entry = (SELECT max(id) FROM audit_entry)")
        }
        try place.sqlite("DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)")
        let cut = try await Vuon.run("verify", "--data", "data", "--json", in: place)
        let noted = try await Vuon.run("verify", "--data", "data", "--head", head, in: place)
        let wrong = try await Vuon.run("verify", "--data", "data", "--head", "12", in: place)

        #expect(whole.code == 0 && whole.output.contains("nguyên vẹn"))
        #expect(cut.code == 1 && (cut.object["breaks"] as? [[String: Any]])?.first?["what"] as? String == "head")
        #expect(noted.code == 1 && noted.complaint.contains(head))
        #expect(wrong.code == 2)
    }

    @Test func `keys lie where it was said, and another key goes on where the first was put aside`() async throws {
        let place = try Place()
        try await Vuon.run("init", "--data", "data", "--area", "20017", "--keys", place.path("safe"), in: place)
        let first = try await Vuon.run("audit", "head", "--data", "data", "--json", in: place)

        let changed = try await Vuon.run("audit", "new-key", "--data", "data", in: place)
        try await Vuon.run("export", "--data", "data", "--out", "a.xlsx", in: place)
        let second = try await Vuon.run("audit", "head", "--data", "data", "--json", in: place)

        #expect(!place.isThere("data/keys") && place.isThere("safe/signing.key"))
        #expect(changed.code == 0)
        #expect(first.object["signer"] as? String != second.object["signer"] as? String)
        #expect(try await Vuon.run("verify", "--data", "data", in: place).code == 0)
    }
}
