import Foundation
import Storage
import TestDatabase
import Testing

struct InstallationTests {
    @Test func `an installation is made for its owner alone`() async throws {
        let place = try Place()

        let outcome = try await Vuon.run("init", "--data", "data", "--area", "20017", in: place)

        #expect(outcome.code == 0)
        #expect(outcome.output.contains("Phường Kim Trà"))
        #expect(try mode(place.path("data")) == 0o700)
        #expect(try mode(place.path("data/secret.key")) == 0o600)
        #expect(try mode(place.path("data/vuon.sqlite")) == 0o600)
        #expect(place.names("data").filter { $0.hasPrefix(".") } == [])
        #expect(
            try place.sqlite("SELECT officer_name, officer IS NULL FROM audit_entry WHERE action = 'installed'")
                == "Tại máy chủ|1")
    }

    @Test func `a second init exits 1 and changes nothing`() async throws {
        let place = try await Place.empty()
        let (secret, database) = (place.bytes("data/secret.key"), place.bytes("data/vuon.sqlite"))

        let outcome = try await Vuon.run("init", "--data", "data", "--area", "20017", "--sample", in: place)

        #expect(outcome.code == 1)
        #expect(place.bytes("data/secret.key") == secret)
        #expect(place.bytes("data/vuon.sqlite") == database)
    }

    @Test func `a database whose secret was lost is not made over`() async throws {
        let place = try await Place.empty()
        try FileManager.default.removeItem(atPath: place.path("data/secret.key"))
        let database = place.bytes("data/vuon.sqlite")

        let made = try await Vuon.run("init", "--data", "data", "--area", "20017", in: place)
        let opened = try await Vuon.run("targets", "--data", "data", in: place)

        #expect(made.code == 1)
        #expect(opened.code == 2 && opened.complaint.contains("secret.key"))
        #expect(place.bytes("data/vuon.sqlite") == database)
        #expect(!place.isThere("data/secret.key"))
    }

    @Test func `an unknown area exits 2 and makes no folder`() async throws {
        let place = try Place()

        let outcome = try await Vuon.run("init", "--data", "data", "--area", "99999", in: place)

        #expect(outcome.code == 2)
        #expect(!place.isThere("data"))
    }

    @Test func `an init that fails half-way leaves nothing, in its own folder or in one that was there`() async throws {
        let place = try placeWithBrokenPlan()
        try FileManager.default.createDirectory(atPath: place.path("there"), withIntermediateDirectories: true)
        try place.write("mine", to: "there/note.txt")

        for folder in ["data", "there"] {
            let outcome = try await Vuon.run(
                ["init", "--data", folder, "--area", "20017"], in: place, home: place.folder)
            #expect(outcome.code == 1)
        }

        #expect(!place.isThere("data"))
        #expect(place.names("there") == ["note.txt"])
    }

    @Test func `a killed init leaves no installation, and the next one succeeds`() async throws {
        let place = try Place()
        let process = Process()
        process.executableURL = Vuon.binary
        process.arguments = [
            "init", "--data", place.path("data"), "--area", "20017", "--sample", "--households", "1000",
        ]
        process.environment = Vuon.environment()
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        while process.isRunning, place.names("data").isEmpty { usleep(500) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let opened = try await Vuon.run("verify", "--data", "data", in: place)

        let again = try await Vuon.run("init", "--data", "data", "--area", "20017", in: place)

        #expect(opened.code == 2)
        #expect(again.code == 0)
        #expect(place.names("data").filter { $0.hasPrefix(".") } == [])
    }

    @Test func `an init that fails half-way leaves a server's database as blank as it was`() async throws {
        try await TestPlace.use(.postgresql) { database in
            let place = try placeWithBrokenPlan()
            let arguments = ["init", "--data", "data", "--area", "20017", "--database", database.location]

            let broken = try await Vuon.run(arguments, in: place, home: place.folder)
            let whole = try await Vuon.run(arguments, in: place)
            let second = try await Vuon.run(
                "init", "--data", "other", "--area", "20017", "--database", database.location, in: place)
            let verified = try await Vuon.run("verify", "--data", "data", in: place)

            #expect(broken.code == 1)
            #expect(whole.code == 0)
            #expect(second.code == 1 && !place.isThere("other"), "the database has its installation")
            #expect(verified.code == 0, "and keeps it")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `reset puts a sample installation back as new`(_ engine: Engine) async throws {
        try await TestPlace.use(engine) { database in
            let place = try Place()
            var arguments = ["init", "--data", "data", "--area", "20017", "--sample", "--households", "100", "--json"]
            if engine == .postgresql { arguments += ["--database", database.location] }
            let before = Accounts(try await Vuon.run(arguments, in: place))

            let reset = try await Vuon.run("reset", "--data", "data", "--households", "90", "--json", in: place)
            let after = Accounts(reset)
            let old = try await Vuon.run(
                "targets", "--data", "data", "--officer", "can.bo", "--password-stdin", in: place,
                input: before["can.bo"])
            let new = try await Vuon.run(
                "targets", "--data", "data", "--officer", "can.bo", "--password-stdin", "--json", in: place,
                input: after["can.bo"])

            #expect(reset.code == 0)
            #expect(after.names.count == 11 && after.names.contains("kiem.toan"))
            #expect(old.code == 1)
            #expect(new.list.first { $0["id"] as? String == "poor_rate" }?["denominator"] as? Int == 90)
            #expect(place.names("data").filter { $0.hasPrefix(".") } == [])
        }
    }

    @Test func `reset refuses a real installation and leaves it as it is`() async throws {
        let place = try await Place.empty()
        let secret = place.bytes("data/secret.key")

        let outcome = try await Vuon.run("reset", "--data", "data", in: place)
        let verified = try await Vuon.run("verify", "--data", "data", in: place)

        #expect(outcome.code == 1)
        #expect(outcome.complaint.contains("số liệu thật"))
        #expect(place.bytes("data/secret.key") == secret)
        #expect(verified.code == 0)
    }

    @Test func `reset does not take the files from under a running server`() async throws {
        let (place, _) = try await Place.sample(households: 60)
        let (server, output) = (Process(), Pipe())
        server.executableURL = Vuon.binary
        server.arguments = ["serve", "--data", place.path("data"), "--port", "0"]
        server.environment = Vuon.environment()
        server.standardOutput = output
        try server.run()
        // Its first line says that it is up.
        _ = output.fileHandleForReading.availableData

        let running = try await Vuon.run("reset", "--data", "data", "--households", "60", in: place)
        server.terminate()
        server.waitUntilExit()
        let stopped = try await Vuon.run("reset", "--data", "data", "--households", "60", in: place)

        #expect(running.code == 3)
        #expect(stopped.code == 0)
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    /// A folder that a program may take for its home, whose plan cannot be read.
    private func placeWithBrokenPlan() throws -> Place {
        let place = try Place()
        for folder in ["Rules", "Plans"] {
            try FileManager.default.copyItem(
                atPath: Vuon.home.appending(path: folder).path, toPath: place.path(folder))
        }
        let plan = try place.text("Plans/kim-tra-2026.yaml")
        try place.write(plan.replacing("comparison:", with: "compared:"), to: "Plans/kim-tra-2026.yaml")
        return place
    }
}
