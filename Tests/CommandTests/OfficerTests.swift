import Testing

struct OfficerTests {
    private static let commands = [
        ["import", "list.xlsx", "--data", "data"], ["export", "--data", "data", "--out", "out.xlsx"],
        ["targets", "--data", "data"], ["table", "1", "--data", "data"],
    ]

    @Test func `before there is an account the server itself may import, export and read`() async throws {
        let place = try await Place.empty()
        try await place.list("list.xlsx", households: 10)

        for command in Self.commands {
            let outcome = try await Vuon.run(command, in: place)
            #expect(outcome.code == 0, "\(command): \(outcome)")
        }
    }

    @Test func `once there is an account the server itself is refused, save for what keeps the installation`()
        async throws
    {
        let (place, _) = try await Place.sample(households: 60)
        try await place.list("list.xlsx", households: 10)

        for command in Self.commands {
            let outcome = try await Vuon.run(command, in: place)
            #expect(outcome.code == 1, "\(command)")
            #expect(outcome.complaint.contains("[QUYEN-107]"))
        }

        #expect(!place.isThere("out.xlsx"))
        #expect(try await Vuon.run("verify", "--data", "data", in: place).code == 0)
        #expect(try await Vuon.run("backup", "--data", "data", "--out", "copy", in: place).code == 0)
        #expect(
            try await Vuon.run("restore", "--data", "back", "--from", "copy", "--key", "data/backup.key", in: place)
                .code == 0)
        #expect(try await Vuon.run("reset", "--data", "data", "--households", "60", in: place).code == 0)
    }

    @Test func `an officer does what the account is for, under the officer's own name`() async throws {
        let (place, accounts) = try await Place.sample(households: 60)
        func run(_ command: [String], _ name: String) async throws -> Vuon.Outcome {
            try await Vuon.run(
                command + ["--officer", name, "--password-stdin"], in: place, input: accounts[name])
        }

        let exported = try await run(["export", "--data", "data", "--out", "out.xlsx"], "can.bo")
        let imported = try await run(["import", "out.xlsx", "--data", "data", "--accept", "all"], "lanh.dao")
        let targets = try await run(["targets", "--data", "data"], "quan.tri")

        #expect(exported.code == 0)
        #expect(try place.sqlite("SELECT officer_name FROM audit_entry WHERE action = 'exported'") == "Cán bộ mẫu")
        #expect(imported.code == 1 && imported.complaint.contains("[QUYEN-101]"))
        #expect(targets.code == 1 && targets.complaint.contains("[QUYEN-101]"))
    }

    @Test func `a wrong password exits 1, no way to ask for one 2`() async throws {
        let (place, _) = try await Place.sample(households: 60)
        let command = ["targets", "--data", "data", "--officer", "can.bo"]

        let wrong = try await Vuon.run(command + ["--password-stdin"], in: place, input: "sai\n")
        let unasked = try await Vuon.run(command, in: place)

        #expect(wrong.code == 1 && wrong.complaint.contains("[QUYEN-103]"))
        #expect(unasked.code == 2 && unasked.complaint.contains("--password-stdin"))
    }
}
