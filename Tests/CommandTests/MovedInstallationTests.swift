import Foundation
import Testing

/// An installation that was taken over from an export beside the one it came from, row by row and figure by figure.
struct MovedInstallationTests {
    @Test func `every row that is not this machine's own is the same, and so is every table, today and of a past day`()
        async throws
    {
        let (place, accounts) = try await Place.sample()
        @discardableResult
        func old(_ arguments: String...) async throws -> Vuon.Outcome {
            try await Vuon.run(
                arguments + ["--data", "data", "--officer", "can.bo", "--password-stdin"], in: place,
                input: accounts["can.bo"])
        }
        try await old("plan", "export", "--year", "2026", "--out", "plan.yaml")
        let plan = try place.text("plan.yaml")
        try place.write(plan.replacing("number:\n", with: "number: 12/KH-UBND\n"), to: "plan.yaml")
        try await old("plan", "import", "plan.yaml", "--accept")
        try FileManager.default.createDirectory(atPath: place.path("own"), withIntermediateDirectories: true)
        try place.write("- {id: CV-9, number: 9/CV-UBND, title: Công văn thử, basis: draft}\n", to: "own/sources.yaml")
        try await old("rules", "import", "own")
        #expect(try await old("export", "--out", "first.xlsx").code == 0)
        try await Vuon.run("init", "--data", "other", "--area", "20017", in: place)
        let taken = try await Vuon.run("import", "first.xlsx", "--data", "other", "--accept", "all", in: place)
        #expect(taken.code == 0, "\(taken.complaint)")

        let (before, after) = (try rows(place, "data"), try rows(place, "other"))
        #expect(before.keys.sorted() == after.keys.sorted() && before.count > 30)
        for (table, lines) in before {
            #expect(after[table] == lines, "\(table)")
        }
        for number in [1, 2, 8, 13, 15] {
            for more in [["--year", "2025"], ["--year", "2025", "--as-of", "2025-06-30"]] {
                let ask = ["table", "\(number)", "--json"] + more
                let here = try await Vuon.run(
                    ask + ["--data", "data", "--officer", "can.bo", "--password-stdin"], in: place,
                    input: accounts["can.bo"])
                let there = try await Vuon.run(ask + ["--data", "other"], in: place)
                #expect(here.code == there.code && here.output == there.output, "\(ask)")
            }
        }
        let targets = try await old("targets", "--json").output
        #expect(try await Vuon.run("targets", "--data", "other", "--json", in: place).output == targets)
        #expect(targets.count > 1000)
        let verified = try await Vuon.run("verify", "--data", "other", in: place)
        #expect(verified.code == 0)
    }

    /// All rows of all tables but those that stay where they are, in an order of their own.
    private func rows(_ place: Place, _ folder: String) throws -> [String: [String]] {
        let script = """
            import json, sqlite3, sys
            left = set(sys.argv[2].split())
            secret = {"number_sealed", "number_hash", "last_four_hash", "inputs", "facts"}
            db = sqlite3.connect(sys.argv[1])
            out = {}
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%'"):
                if table in left: continue
                names = [c[1] for c in db.execute(f"PRAGMA table_info({table})")]
                rows = db.execute(f"SELECT {', '.join(n for n in names if n not in secret)} FROM {table}").fetchall()
                out[table] = sorted(repr(row) for row in rows)
            # The history of who wrote it lies in another place where it was taken over.
            home, = db.execute("SELECT home FROM installation").fetchone()
            kept = ("SELECT id FROM audit_entry WHERE chain = ?1 AND action <> 'exported' AND seq > (SELECT "
                "coalesce(max(seq), 0) FROM audit_entry WHERE action = 'register_taken_over')")
            came = "SELECT id FROM carried_entry WHERE chain = ?1"
            for table, key in (("entry", "id"), ("change", "entry")):
                names = ", ".join(c[1] for c in db.execute(f"PRAGMA table_info(carried_{table})"))
                both = db.execute(f"SELECT {names} FROM carried_{table} WHERE {key} IN ({came}) "
                    f"UNION SELECT {names} FROM audit_{table} WHERE {key} IN ({kept})", (home,)).fetchall()
                out["carried_" + table] = sorted(repr(row) for row in both)
            # The plan that shipped with the empty installation gave way.
            over = [r[0] for r in db.execute("SELECT id FROM audit_entry WHERE action = 'register_taken_over'")]
            for table in ("plan", "plan_item", "plan_target"):
                out[table] = [row for row in out[table] if not any(repr(key) in row for key in over)]
            print(json.dumps(out))
            """
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        let python = ProcessInfo.processInfo.environment["VUON_TEST_PYTHON"] ?? "python3"
        process.arguments = [python, "-c", script, place.path(folder + "/vuon.sqlite"), Self.staying]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode([String: [String]].self, from: data)
    }

    private static let staying = """
        installation area area_name officer officer_session officer_body officer_term
        officer_term_area officer_relative duty_exception sign_in_failure audit_entry audit_commitment
        audit_signature audit_change
        carried_entry carried_change stored_search list_import list_import_file list_import_row outside_list
        outside_list_file outside_list_row household_card card_refresh card_version card_move
        duplicate_search duplicate_pair
        commune_stamp commune_count commune_measure commune_cell commune_table commune_target schema_migration
        """
}
