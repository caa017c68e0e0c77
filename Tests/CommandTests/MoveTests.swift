import Foundation
import Storage
import TestDatabase
import Testing

/// An installation that changes its engine, there and back.
struct MoveTests {
    @Test func `a ward moves to a server and back, and every row of every table comes along`() async throws {
        try await TestPlace.use(.postgresql) { database in
            let (place, accounts) = try await Place.sample(households: 60)
            try await place.writeEverywhere(accounts)
            let before = try place.rows(of: "data/vuon.sqlite")

            let there = try await Vuon.run(
                "move", "--data", "data", "--to", "server", "--to-database", database.location, "--json", in: place)
            #expect(there.code == 0, "\(there)")
            let verified = try await Vuon.run("verify", "--data", "server", in: place)
            let back = try await Vuon.run("move", "--data", "server", "--to", "back", "--json", in: place)
            #expect(back.code == 0 && verified.code == 0, "\(back)\(verified)")

            let after = try place.rows(of: "back/vuon.sqlite")
            #expect(before.keys.sorted() == after.keys.sorted() && before.count > 50)
            // Each move adds its own entry and its own run.
            let noted = ["audit_entry": 2, "audit_commitment": 2, "audit_signature": 2, "safekeeping_run": 2]
            for (table, rows) in before {
                let found = Set(after[table] ?? [])
                #expect(
                    Set(rows).isSubset(of: found) && found.count == Set(rows).count + (noted[table] ?? 0), "\(table)")
            }
            #expect((there.object["rows"] as? Int ?? 0) == before.values.reduce(0) { $0 + $1.count })
            #expect(try await Vuon.run("verify", "--data", "back", in: place).code == 0)
            #expect(place.bytes("data/secret.key") == place.bytes("back/secret.key"))
            #expect(place.names("data/tam").isEmpty)
        }
    }

    @Test func `the old place is closed, and nothing is moved over anything`() async throws {
        let place = try await Place.empty()
        try await Vuon.run("backup", "--data", "data", in: place)
        let moved = try await Vuon.run("move", "--data", "data", "--to", "new", in: place)
        let serve = try await Vuon.run("export", "--data", "data", "--out", "a.xlsx", in: place)
        let over = try await Vuon.run("move", "--data", "new", "--to", "data", in: place)

        #expect(moved.code == 0, "\(moved)")
        #expect(serve.code == 1 && serve.complaint.contains("Đã chuyển sang new"))
        #expect(over.code == 1 && over.complaint.contains("Đã có hệ thống"))
        #expect(place.bytes("data/backup.key") == place.bytes("new/backup.key"))
        try FileManager.default.removeItem(atPath: place.path("data/da-chuyen.txt"))
        #expect(try await Vuon.run("verify", "--data", "data", in: place).code == 0)
    }

    @Test func `a server's database that others use is left as it is`() async throws {
        try await TestPlace.use(.postgresql) { database in
            let place = try await Place.empty()
            try await Vuon.run("init", "--data", "other", "--area", "19774", "--database", database.location, in: place)

            let moved = try await Vuon.run(
                "move", "--data", "data", "--to", "new", "--to-database", database.location, in: place)

            #expect(moved.code == 1 && moved.complaint.contains("SAO-115"))
            #expect(!place.isThere("new") && !place.isThere("data/da-chuyen.txt"))
            #expect(try await Vuon.run("verify", "--data", "other", in: place).code == 0)
            #expect(try await Vuon.run("verify", "--data", "data", in: place).code == 0)
        }
    }
}

extension Place {
    /// Writes into tables that a sample leaves empty: a list kept for its officer, rulings, plans, an export's entry.
    fileprivate func writeEverywhere(_ accounts: Accounts) async throws {
        @discardableResult
        func run(_ arguments: String...) async throws -> Vuon.Outcome {
            try await Vuon.run(
                arguments + ["--data", "data", "--officer", "can.bo", "--password-stdin"], in: self,
                input: accounts["can.bo"])
        }
        try FileManager.default.createDirectory(atPath: path("own"), withIntermediateDirectories: true)
        try write("- {id: CV-9, number: 9/CV-UBND, title: Công văn thử, basis: draft}\n", to: "own/sources.yaml")
        #expect(try await run("rules", "import", "own").code == 0)
        let header = "STT hộ;Tổ dân phố;Họ và tên;Quan hệ với chủ hộ;Ngày sinh"
        let place = try sqlite("SELECT name FROM area_name WHERE name LIKE 'Tổ dân phố%' ORDER BY name LIMIT 1")
        try write("\u{FEFF}\(header)\r\n1;\(place);Hồ Thị Mơ;Chủ hộ;1960\r\n", to: "more.csv")
        let listed = try await run("import", "more.csv", "--accept", "valid", "--without-numbers")
        let imports = try sqlite("SELECT count(*) FROM audit_entry WHERE action = 'list_imported'")
        #expect(imports == "2", "\(listed)")
        #expect(try await run("export", "--out", "out.xlsx").code == 0)
        try sqlite(
            """
            INSERT INTO safekeeping_run VALUES (randomblob(16), 'drill', -1, 9223372036854775807, 'đủ “mọi” chữ', '', 0, 0,
            NULL, zeroblob(16))
            """)
    }
}
