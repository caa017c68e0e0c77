import Foundation
import Storage
import TestDatabase
import Testing

/// What keeps an installation: looking through its journal, copying it, bringing it back.
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

    @Test func `a backup holds all that was stored, and opens with its own key`() async throws {
        let (place, accounts) = try await Place.sample(households: 60)

        let saved = try await Vuon.run("backup", "--data", "data", "--out", "copy", in: place)
        let restored = try await Vuon.run("restore", "--data", "back", "--from", "copy", in: place)
        for folder in ["data", "back"] {
            let exported = try await Vuon.run(
                "export", "--data", folder, "--out", folder + ".xlsx", "--officer", "can.bo", "--password-stdin",
                in: place, input: accounts["can.bo"])
            #expect(exported.code == 0)
        }

        #expect(saved.code == 0 && restored.code == 0)
        #expect(saved.output.contains("tệp khoá"))
        let (first, second) = (try place.sheets("data.xlsx"), try place.sheets("back.xlsx"))
        #expect(first["Thành viên"]?.isEmpty == second["Thành viên"]?.isEmpty)
        #expect(first["Hộ"] == second["Hộ"])
        #expect(try await Vuon.run("verify", "--data", "back", in: place).code == 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: place.path("copy"))
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test func `nothing is written over, by a backup or by what it holds`() async throws {
        let place = try await Place.empty()
        try await Vuon.run("backup", "--data", "data", "--out", "copy", in: place)
        let copied = place.bytes("copy/vuon.sqlite")

        let again = try await Vuon.run("backup", "--data", "data", "--out", "copy", in: place)
        let over = try await Vuon.run("restore", "--data", "data", "--from", "copy", in: place)
        let nothing = try await Vuon.run("restore", "--data", "back", "--from", "not-there", in: place)

        #expect(again.code == 1 && over.code == 1 && nothing.code == 1)
        #expect(place.bytes("copy/vuon.sqlite") == copied)
        #expect(!place.isThere("back"))
    }

    @Test func `a backup that was changed is not brought back`() async throws {
        let place = try await Place.empty()
        try place.sqlite("UPDATE audit_entry SET reason = 'Không có gì' WHERE seq = 1")
        try await Vuon.run("backup", "--data", "data", "--out", "copy", in: place)

        let outcome = try await Vuon.run("restore", "--data", "back", "--from", "copy", in: place)

        #expect(outcome.code == 1)
        #expect(!place.isThere("back"))
    }

    @Test func `an installation on a server says how it is backed up`() async throws {
        try await TestPlace.use(.postgresql) { database in
            let place = try Place()
            try await Vuon.run(
                "init", "--data", "data", "--area", "20017", "--database", database.location, in: place)

            let outcome = try await Vuon.run("backup", "--data", "data", "--out", "copy", in: place)

            #expect(outcome.code == 2)
            #expect(outcome.complaint.contains("pg_dump") && outcome.complaint.contains("secret.key"))
            #expect(!place.isThere("copy"))
        }
    }
}
