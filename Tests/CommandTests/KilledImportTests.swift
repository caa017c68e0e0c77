import Foundation
import Storage
import TestDatabase
import Testing

/// An import that is killed at any moment leaves nothing half: the register holds all of the list or none of it.
struct KilledImportTests {
    @Test(arguments: TestDatabase.engines)
    func `a killed import leaves all of a list or nothing, and the next one goes on`(_ engine: Engine) async throws {
        try await TestPlace.use(engine) { database in
            let place = try Place()
            let address = engine == .postgresql ? ["--database", database.location] : []
            try await place.list("list.xlsx", households: 120)
            try await Vuon.run(["init", "--data", "data", "--area", "20017"] + address, in: place)

            for delay in [150, 350] {
                try await Vuon.kill(
                    ["import", "list.xlsx", "--data", "data", "--accept", "all"], after: .milliseconds(delay), in: place
                )
                let verified = try await Vuon.run("verify", "--data", "data", in: place)
                let compared = try await Vuon.run("import", "list.xlsx", "--data", "data", "--json", in: place)
                #expect(verified.code == 0, "\(verified)")
                #expect([[120, 0, 0, 0, 0], [0, 0, 120, 0, 0]].contains(compared.counts), "after \(delay) ms")
            }
            let stored = try await Vuon.run(
                "import", "list.xlsx", "--data", "data", "--accept", "all", "--json", in: place)
            let again = try await Vuon.run("import", "list.xlsx", "--data", "data", "--json", in: place)

            #expect(stored.code == 0 && again.counts == [0, 0, 120, 0, 0])
        }
    }
}

extension Vuon {
    /// Runs a command and kills it, as when the power goes.
    fileprivate static func kill(_ arguments: [String], after delay: Duration, in place: Place) async throws {
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: place.folder)
        process.environment = environment()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        try await Task.sleep(for: delay)
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
