import Foundation
import Office
import Storage
import TestDatabase
import Testing

/// Copying an installation, and bringing it back.
struct BackupTests {
    @Test func `a backup holds all that was stored, and the paper opens it where the machine is lost`() async throws {
        let (place, accounts) = try await Place.sample(households: 60)
        let before = try place.rows(of: "data/vuon.sqlite")
        let saved = try await Vuon.run("backup", "--data", "data", "--out", "copies", "--json", in: place)
        let paper = try await Vuon.run("backup", "key", "--data", "data", in: place)
        #expect(saved.code == 0 && paper.code == 0, "\(saved)\(paper)")
        let exported = try await place.export("data", accounts)

        try FileManager.default.removeItem(atPath: place.path("data"))
        let restored = try await Vuon.run(
            "restore", "--data", "back", "--from", "copies", "--paper", in: place, input: paper.groups)

        #expect(restored.code == 0, "\(restored)")
        var after = try place.rows(of: "back/vuon.sqlite")
        // What the restore itself added.
        for table in ["audit_entry", "audit_commitment", "audit_signature", "safekeeping_run"] {
            #expect(Set(before[table] ?? []).isSubset(of: Set(after[table] ?? [])))
            after[table] = before[table]
        }
        #expect(after == before && before.count > 50)
        let again = try await place.export("back", accounts)
        #expect(again["Hộ"] == exported["Hộ"] && again["Thành viên"]?.count == exported["Thành viên"]?.count)
        #expect(try await Vuon.run("verify", "--data", "back", in: place).code == 0)
        let note = try place.text("back/phuc-hoi.json")
        #expect(note.contains(saved.file) && note.contains("\"heads\""))
        #expect(place.mode("back/secret.key") == 0o600 && place.mode("back/vuon.sqlite") == 0o600)
    }

    @Test func `nothing readable lies in a backup, and it is its owner's alone`() async throws {
        let (place, _) = try await Place.sample(households: 30)
        let saved = try await Vuon.run("backup", "--data", "data", "--out", "copies", "--json", in: place)
        let bytes = try #require(place.bytes("copies/" + saved.file))

        let secret = try #require(place.bytes("data/secret.key"))
        for hidden in [Data("Kim Trà".utf8), Data("household".utf8), Data("audit_entry".utf8), secret] {
            #expect(bytes.range(of: hidden) == nil)
        }
        #expect(place.mode("copies") == 0o700 && place.mode("copies/" + saved.file) == 0o600)
        #expect(place.names("copies") == [saved.file])
    }

    @Test func `a backup of one engine comes back on the other`() async throws {
        try await TestPlace.use(.postgresql) { database in
            try await TestPlace.use(.postgresql) { second in
                let (place, accounts) = try await Place.sample(households: 40)
                let key = ["--key", "data/backup.key"]
                try await Vuon.run("backup", "--data", "data", "--out", "one", in: place)
                let there = try await Vuon.run(
                    ["restore", "--data", "server", "--from", "one", "--database", database.location] + key, in: place)
                #expect(there.code == 0, "\(there)")
                try await Vuon.run("backup", "--data", "server", "--out", "two", in: place)
                let back = try await Vuon.run(
                    "restore", "--data", "back", "--from", "two", "--key", "server/backup.key", in: place)
                #expect(back.code == 0, "\(back)")
                let full = try await Vuon.run(
                    ["restore", "--data", "other", "--from", "one", "--database", database.location] + key, in: place)
                #expect(full.code == 1 && full.complaint.contains("SAO-115") && !place.isThere("other"))

                let first = try await place.export("data", accounts)
                #expect(try await place.export("server", accounts)["Hộ"] == first["Hộ"])
                #expect(try await place.export("back", accounts)["Hộ"] == first["Hộ"])
                for folder in ["server", "back"] {
                    #expect(try await Vuon.run("verify", "--data", folder, in: place).code == 0)
                }
                _ = second
            }
        }
    }

    @Test func `a broken, cut, foreign or differently locked backup brings nothing back and says why`() async throws {
        let place = try await Place.empty()
        let saved = try await Vuon.run("backup", "--data", "data", "--out", "copies", "--json", in: place)
        let whole = try #require(place.bytes("copies/" + saved.file))
        func refused(_ bytes: Data, _ code: String, _ more: [String] = ["--key", "data/backup.key"]) async throws {
            try bytes.write(to: URL(filePath: place.path("x.vuonsao")))
            let outcome = try await Vuon.run(["restore", "--data", "back", "--from", "x.vuonsao"] + more, in: place)
            #expect(outcome.code == 1 && outcome.complaint.contains(code), "\(outcome)")
            #expect(!place.isThere("back"))
        }
        for part in [0.3, 0.6, 0.95] {
            var changed = whole
            changed[Int(Double(whole.count) * part)] ^= 1
            try await refused(changed, "SAO-105")
        }
        try await refused(whole.dropLast(1), "SAO-105")
        try await refused(whole.prefix(whole.count / 2), "SAO-105")
        try await refused(whole + [0], "SAO-105")
        try await refused(Data("không phải bản sao lưu, dù dài hơn đầu tệp".utf8), "SAO-101")
        try await refused(whole, "SAO-104", [])
        try Data(repeating: 7, count: 32).write(to: URL(filePath: place.path("other.key")))
        try await refused(whole, "SAO-102", ["--key", "other.key"])

        let check = ["restore", "--data", "back", "--check", "--key", "data/backup.key", "--from"]
        #expect(try await Vuon.run(check + ["copies"], in: place).code == 0)
        #expect(!place.isThere("back"))
        let over = try await Vuon.run(
            "restore", "--data", "data", "--from", "copies", "--key", "data/backup.key", in: place)
        #expect(over.code == 1 && over.complaint.contains("Đã có hệ thống"))
    }

    @Test func `a trace that was bent before the backup is not brought back`() async throws {
        let place = try await Place.empty()
        try place.sqlite("UPDATE audit_entry SET reason = 'Không có gì' WHERE seq = 1")
        try await Vuon.run("backup", "--data", "data", "--out", "copies", in: place)

        let outcome = try await Vuon.run(
            "restore", "--data", "back", "--from", "copies", "--key", "data/backup.key", in: place)

        #expect(outcome.code == 1 && outcome.complaint.contains("SAO-114"))
        #expect(!place.isThere("back"))
    }

    @Test func `a passphrase locks a copy that is taken along`() async throws {
        let place = try await Place.empty()
        let words = "con trâu là đầu cơ nghiệp\n"
        let short = try await Vuon.run(
            "backup", "--data", "data", "--out", "c", "--passphrase-stdin", in: place, input: "ngắn quá\n")
        let saved = try await Vuon.run(
            "backup", "--data", "data", "--out", "c", "--passphrase-stdin", in: place, input: words)
        let restore = ["restore", "--data", "back", "--from", "c"]

        #expect(short.complaint.contains("SAO-113") && saved.code == 0)
        #expect(try await Vuon.run(restore, in: place).complaint.contains("SAO-103"))
        let wrong = try await Vuon.run(restore + ["--passphrase-stdin"], in: place, input: "con trâu là đầu\n")
        #expect(wrong.complaint.contains("SAO-102") && !place.isThere("back"))
        #expect(try await Vuon.run(restore + ["--passphrase-stdin"], in: place, input: words).code == 0)
        #expect(try await Vuon.run("verify", "--data", "back", in: place).code == 0)
    }

    @Test func `old backups go, and a key that was renewed still opens its own`() async throws {
        let place = try await Place.empty()
        for day in ["20260101", "20260102", "20260103"] {
            try FileManager.default.createDirectory(
                atPath: place.path("data/sao-luu"), withIntermediateDirectories: true)
            try place.write("cũ", to: "data/sao-luu/vuon-20017-\(day)-110000.vuonsao")
        }
        try place.write("của người khác", to: "data/sao-luu/ghi-chu.txt")
        let old = try #require(
            try await Vuon.run("backup", "--data", "data", "--keep", "2,0,0", "--json", in: place).object["removed"]
                as? [String])
        let first = try await Vuon.run("backup", "key", "--data", "data", in: place)
        try await Vuon.run("backup", "--data", "data", "--out", "before", in: place)
        let second = try await Vuon.run("backup", "key", "--new", "--data", "data", in: place)
        try await Vuon.run("backup", "--data", "data", "--out", "after", in: place)

        #expect(old.sorted() == ["vuon-20017-20260101-110000.vuonsao", "vuon-20017-20260102-110000.vuonsao"])
        #expect(place.isThere("data/sao-luu/ghi-chu.txt"))
        func check(_ from: String, _ paper: String) async throws -> Int32 {
            try await Vuon.run("restore", "--data", "b", "--from", from, "--check", "--paper", in: place, input: paper)
                .code
        }
        #expect(first.groups != second.groups)
        #expect(try await check("before", first.groups) == 0)
        #expect(try await check("after", second.groups) == 0)
        #expect(try await check("before", second.groups) == 1)
        #expect(try await check("after", first.groups) == 1)
    }

    @Test func `a drill restores the newest, opens a page, and leaves nothing lying about`() async throws {
        let (place, _) = try await Place.sample(households: 30)
        let none = try await Vuon.run("backup", "drill", "--data", "data", in: place)
        try await Vuon.run("backup", "--data", "data", in: place)
        let drill = try await Vuon.run("backup", "drill", "--data", "data", "--json", in: place)
        let list = try await Vuon.run("backup", "list", "--data", "data", in: place)

        #expect(none.code == 1 && none.complaint.contains("SAO-118"))
        #expect(drill.code == 0, "\(drill)")
        #expect((drill.object["rows"] as? Int ?? 0) > 500)
        #expect(place.names("data/tam").isEmpty)
        #expect(list.output.contains("thử phục hồi") && list.output.contains("sao lưu"))

        let name = try #require(place.names("data/sao-luu").last)
        var bytes = try #require(place.bytes("data/sao-luu/" + name))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(filePath: place.path("data/sao-luu/" + name)))
        let broken = try await Vuon.run("backup", "drill", "--data", "data", in: place)
        #expect(broken.code == 1 && broken.complaint.contains("SAO-105"))
        #expect(place.names("data/tam").isEmpty)
        #expect(try await Vuon.run("verify", "--data", "data", in: place).code == 0)
    }

    @Test func `the schedule is kept, shown, and refused where it makes no sense`() async throws {
        let place = try await Place.empty()
        let set = try await Vuon.run(
            "backup", "schedule", "--data", "data", "--folder", "elsewhere", "--at", "12", "--keep", "3,2,1", in: place)
        let shown = try await Vuon.run("backup", "schedule", "--data", "data", in: place)
        try await Vuon.run("backup", "--data", "data", in: place)

        #expect(set.code == 0 && set.output == shown.output)
        #expect(shown.output.contains("từ 12 giờ") && shown.output.contains("3 ngày, 2 tuần, 1 tháng"))
        #expect(place.names("elsewhere").count == 1)
        for wrong in [["--at", "24"], ["--keep", "3"], ["--warn-after", "0"]] {
            #expect(try await Vuon.run(["backup", "schedule", "--data", "data"] + wrong, in: place).code == 2)
        }
    }
}

extension Vuon.Outcome {
    /// The name of the backup that `vuon backup --json` made.
    fileprivate var file: String { ((object["file"] as? String ?? "") as NSString).lastPathComponent }
    /// The groups of digits that `vuon backup key` showed, without the numbers of the lines.
    fileprivate var groups: String {
        output.matches(of: /\d{6}/).map { String($0.output) }.joined(separator: " ") + "\n"
    }
}

extension Place {
    fileprivate func export(_ folder: String, _ accounts: Accounts) async throws -> [String: [[Cell]]] {
        let name = folder + UUID().uuidString + ".xlsx"
        let outcome = try await Vuon.run(
            "export", "--data", folder, "--out", name, "--officer", "can.bo", "--password-stdin", in: self,
            input: accounts["can.bo"])
        #expect(outcome.code == 0, "\(outcome)")
        return try sheets(name)
    }

    fileprivate func mode(_ name: String) -> Int? {
        try? FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
    }

    /// Every row of every table of a file, read by a program that is not ours.
    func rows(of name: String) throws -> [String: [String]] {
        let script = """
            import json, sqlite3, sys
            base = sqlite3.connect(sys.argv[1])
            tables = [r[0] for r in base.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            print(json.dumps({t: sorted(repr(r) for r in base.execute(f"SELECT * FROM {t}"))
                              for t in tables if not t.startswith("sqlite_")}))
            """
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", script, path(name)]
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode([String: [String]].self, from: output)
    }
}
