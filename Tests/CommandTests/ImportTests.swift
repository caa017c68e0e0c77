import Foundation
import Testing

struct ImportTests {
    @Test func `without --accept nothing is stored`() async throws {
        let place = try await Place.empty()
        try await place.list("list.xlsx")

        let shown = try await Vuon.run("import", "list.xlsx", "--data", "data", in: place)
        let first = try await Vuon.run("import", "list.xlsx", "--data", "data", "--json", in: place)
        let second = try await Vuon.run("import", "list.xlsx", "--data", "data", "--json", in: place)

        #expect(shown.code == 0 && first.code == 0)
        #expect(shown.output.contains("Chưa lưu gì."))
        #expect(first.counts == [60, 0, 0, 0, 0])
        #expect(first.object["stored"] as? Bool == false)
        #expect(second.counts == first.counts)
        #expect(try place.sqlite("SELECT COUNT(*) FROM household") == "0")
    }

    @Test(arguments: ["xlsx", "csv"])
    func `the same file again changes nothing`(_ kind: String) async throws {
        let place = try await Place.empty()
        try await place.list("list.\(kind)")
        let import_ = ["import", "list.\(kind)", "--data", "data", "--accept", "all", "--json"]

        let first = try await Vuon.run(import_, in: place)
        let entries = try place.sqlite("SELECT COUNT(*) FROM audit_entry")
        let again = try await Vuon.run(import_, in: place)

        #expect(first.code == 0 && first.counts == [60, 0, 0, 0, 0])
        #expect(first.object["stored"] as? Bool == true)
        #expect(again.code == 0 && again.counts == [0, 0, 60, 0, 0])
        #expect(again.object["stored"] as? Bool == false)
        #expect(try place.sqlite("SELECT COUNT(*) FROM audit_entry") == entries)
        #expect(
            try place.sqlite("SELECT officer_name FROM audit_entry WHERE action = 'list_imported'") == "Tại máy chủ")
    }

    @Test func `letters from before Unicode are told, and converted only when asked`() async throws {
        let place = try await Place.empty()
        let header = ["STT h\u{E9}", "Tæ d©n phè", "Hä vµ tªn", "Quan hÖ víi chñ hé", "N¨m sinh"]
        let rows = [
            ["1", "Tæ d©n phè 1", "NguyÔn V¨n B\u{AD}ëi", "Chñ hé", "1950"],
            ["1", "", "TrÇn ThÞ Cau", "Vî", "1952"], ["2", "Tæ d©n phè 1", "Phan V¨n Qu\u{FD}t", "Chñ hé", "1977"],
        ]
        try place.write(([header] + rows).map { $0.joined(separator: ";") }.joined(separator: "\n"), to: "cu.csv")
        let import_ = ["import", "cu.csv", "--data", "data"]

        let shown = try await Vuon.run(import_, in: place)
        let refused = try await Vuon.run(import_ + ["--accept", "all"], in: place)
        let taken = try await Vuon.run(import_ + ["--accept", "all", "--legacy-text", "tcvn3"], in: place)

        #expect(shown.complaint.contains("Thêm --legacy-text tcvn3"))
        #expect(refused.code == 1 && refused.complaint.contains("Chưa nhận gì."))
        #expect(taken.code == 0 && taken.output.contains("được chuyển sang Unicode"), "\(taken)")
        let names = try place.sqlite("SELECT full_name FROM person ORDER BY full_name")
        #expect(names.contains("Nguyễn Văn Bưởi"))
    }

    @Test func `all with a refused household stores nothing and exits 1`() async throws {
        let place = try await Place.empty()
        try await place.list("dirty.xlsx", households: 120, "--dirty")

        let outcome = try await Vuon.run(
            "import", "dirty.xlsx", "--data", "data", "--accept", "all", "--json", in: place)

        #expect(outcome.code == 1)
        #expect((outcome.counts[3] ?? 0) > 0)
        #expect(outcome.object["stored"] as? Bool == false)
        #expect(outcome.complaint.contains("Dòng "))
        #expect(try place.sqlite("SELECT COUNT(*) FROM household") == "0")
    }

    @Test func `valid stores the others, and the refused rows come as a workbook to mend`() async throws {
        let place = try await Place.empty()
        try await place.list("dirty.xlsx", households: 120, "--dirty")

        let outcome = try await Vuon.run(
            "import", "dirty.xlsx", "--data", "data", "--accept", "valid", "--refused", "mend.xlsx", "--json", in: place
        )
        let mend = try await Vuon.run("import", "mend.xlsx", "--data", "data", "--json", in: place)

        let (new, refused) = (outcome.counts[0] ?? 0, outcome.counts[3] ?? 0)
        #expect(outcome.code == 0)
        #expect(new + refused == 120 && refused > 0)
        #expect(try place.sqlite("SELECT COUNT(*) FROM household") == "\(new)")
        #expect(mend.counts[3] == refused, "nothing was mended yet")
        #expect((outcome.object["problems"] as? [[String: Any]] ?? []).count >= refused)
        #expect(try place.sqlite("SELECT COUNT(*) FROM list_import WHERE state = 'compared'") == "0")
        #expect(try place.sqlite("SELECT COUNT(*) FROM list_import_file") == "0", "no copy of the file stays behind")
    }

    @Test func `what the file leaves out is absent and stays`() async throws {
        let place = try await Place.empty()
        try await place.list("all.csv")
        try await Vuon.run("import", "all.csv", "--data", "data", "--accept", "all", in: place)
        let lines = try place.text("all.csv").split(whereSeparator: \.isNewline)
        try place.write(lines.prefix(lines.count / 2).joined(separator: "\n") + "\n", to: "half.csv")

        let outcome = try await Vuon.run(
            "import", "half.csv", "--data", "data", "--accept", "valid", "--json", in: place)

        #expect(outcome.code == 0)
        #expect((outcome.counts[4] ?? 0) > 0)
        #expect(try place.sqlite("SELECT COUNT(*) FROM household") == "60")
    }

    @Test func `a file that is no list exits 1 and says what it is`() async throws {
        let place = try await Place.empty()
        try await place.list("list.xlsx")
        let whole = try #require(place.bytes("list.xlsx"))
        try whole.prefix(whole.count / 2).write(to: URL(filePath: place.path("half.xlsx")))
        try place.write("xin chào\n", to: "note.csv")
        try place.write("", to: "empty.xlsx")

        for file in ["half.xlsx", "note.csv", "empty.xlsx", "not-there.xlsx", "."] {
            let outcome = try await Vuon.run("import", file, "--data", "data", "--accept", "all", in: place)
            #expect(outcome.code == 1, "\(file): \(outcome)")
            #expect(outcome.complaint.contains("Hãy "))
        }

        #expect(try place.sqlite("SELECT COUNT(*) FROM household") == "0")
    }

    @Test func `a day that is still to come is refused`() async throws {
        let place = try await Place.empty()
        try await place.list("list.xlsx")

        let outcome = try await Vuon.run(
            "import", "list.xlsx", "--data", "data", "--accept", "all", "--day", "2199-01-01", in: place)

        #expect(outcome.code == 1)
        #expect(outcome.complaint.contains("NHAP-106"))
    }

    @Test func `columns whose blanks mean no are named as in the template`() async throws {
        let place = try await Place.empty()
        try await place.list("list.xlsx")

        let outcome = try await Vuon.run(
            "import", "list.xlsx", "--data", "data", "--accept", "all", "--blank-is-no", "Thẻ BHYT, disabled", in: place
        )

        #expect(outcome.code == 0)
        let settings = try place.sqlite("SELECT settings FROM list_import")
        #expect(settings.contains("\"disabled\"") && settings.contains("\"health_insurance\""))
    }

    @Test func `progress is drawn on a terminal only`() async throws {
        let place = try await Place.empty()
        try await place.list("list.xlsx", households: 300)

        let piped = try await Vuon.run("import", "list.xlsx", "--data", "data", in: place)
        let line = "'\(Vuon.binary.path)' import list.xlsx --data data"
        let terminal = Process()
        terminal.executableURL = URL(filePath: "/usr/bin/script")
        terminal.arguments = ["-qec", line, place.path("typescript")]
        terminal.currentDirectoryURL = URL(filePath: place.folder)
        terminal.environment = Vuon.environment()
        terminal.standardOutput = FileHandle.nullDevice
        try terminal.run()
        terminal.waitUntilExit()

        #expect(piped.complaint.isEmpty)
        #expect(try place.text("typescript").contains("Đọc tệp "))
    }
}
