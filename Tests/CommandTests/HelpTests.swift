import Testing

struct HelpTests {
    static let commands = [
        ["serve"], ["init"], ["import"], ["export"], ["classify"], ["sample"], ["targets"], ["table"], ["rules"],
        ["rules", "check"], ["rules", "import"], ["plan"], ["plan", "export"], ["plan", "import"], ["verify"],
        ["audit", "verify"], ["audit", "head"], ["audit", "new-key"],
        ["backup"], ["backup", "drill"], ["backup", "key"], ["backup", "schedule"], ["backup", "list"], ["restore"],
        ["move"], ["doctor"],
        ["reset"],
    ]
    /// What the argument parser would say by itself.
    static let english = [
        "USAGE", "OPTIONS", "OVERVIEW", "SUBCOMMANDS", "ARGUMENTS", "Error", "Help:", "See '", "more information",
        "detailed help", "values:", "default:", "Missing", "Unknown", "Unexpected", "invalid", "Please", "Did you",
    ]

    @Test(arguments: commands)
    func `help speaks Vietnamese, both ways of asking`(_ command: [String]) async throws {
        let place = try Place()

        let help = try await Vuon.run(["help"] + command, in: place)
        let flag = try await Vuon.run(command + ["--help"], in: place)

        #expect(help.code == 0 && flag.code == 0)
        #expect(help.output == flag.output)
        #expect(help.output.contains("CÁCH DÙNG: vuon \(command.joined(separator: " "))"))
        #expect(HelpTests.english.filter(help.output.contains) == [])
    }

    @Test func `the first page names every command and every exit code`() async throws {
        let help = try await Vuon.run("--help", in: Place())

        #expect(HelpTests.commands.filter { !help.output.contains("\n  \($0[0])") } == [])
        #expect(help.output.contains("0 xong; 1 số liệu có lỗi; 2 gõ lệnh sai; 3 hệ thống có lỗi"))
    }

    @Test(arguments: [
        ["nope"], ["help", "nope"], ["rules", "nope"], ["import"], ["import", "a.xlsx"], ["import", "a", "--data"],
        ["import", "a", "--data", "d", "--accept", "some"], ["import", "a", "--data", "d", "--day", "31/12/2025"],
        ["import", "a", "--data", "d", "--blank-is-no", "Nope"], ["import", "a", "--data", "d", "--json=1"],
        ["targets", "--data", "d", "--jsn"], ["targets", "--data", "d", "--password-stdin"], ["targets", "--nope"],
        ["table", "16", "--data", "d"], ["table", "x", "--data", "d"],
        ["table", "1", "--data", "d", "--known-on", "31/02/2026"], ["serve", "--data", "d", "a", "b"],
        ["sample", "--households", "0", "--out", "a.xlsx"], ["sample", "--households", "3", "--out", "a.txt"],
        ["sample", "--households", "3", "--out", "a.xlsx", "--layout", "other"],
        ["sample", "--households", "2000000", "--out", "a.xlsx"],
        ["classify", "--input", "a", "--list-year", "x", "--output", "b"], ["init", "--data", "d", "--area", "99999"],
        ["export", "--data", "not-there", "--out", "a.xlsx"],
    ])
    func `a command typed wrong exits 2 and says so in Vietnamese`(_ arguments: [String]) async throws {
        let place = try Place()

        let outcome = try await Vuon.run(arguments, in: place)

        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.complaint.isEmpty)
        #expect(HelpTests.english.filter(outcome.complaint.contains) == [])
        #expect(place.names("").allSatisfy { $0.hasPrefix(".") }, "nothing is made")
    }

    @Test func `a file that cannot be written exits 3`() async throws {
        let place = try await Place.empty()

        let exported = try await Vuon.run("export", "--data", "data", "--out", "no/a.xlsx", in: place)
        let sampled = try await Vuon.run("sample", "--households", "3", "--out", "no/a.xlsx", in: place)

        #expect(exported.code == 3 && sampled.code == 3)
        #expect(exported.complaint.hasPrefix("Không ghi được tệp."))
        #expect(sampled.complaint.hasPrefix("Không ghi được tệp."))
    }
}
