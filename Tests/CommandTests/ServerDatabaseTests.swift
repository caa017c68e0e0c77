import Storage
import TestDatabase
import Testing

struct ServerDatabaseTests {
    @Test(arguments: TestDatabase.engines)
    func `the same commands work on either engine`(_ engine: Engine) async throws {
        try await TestPlace.use(engine) { database in
            let place = try Place()
            let address = engine == .postgresql ? ["--database", database.location] : []
            try await place.list("list.xlsx", households: 20)

            let made = try await Vuon.run(["init", "--data", "data", "--area", "20017"] + address, in: place)
            let stored = try await Vuon.run(
                "import", "list.xlsx", "--data", "data", "--accept", "all", "--json", in: place)
            let again = try await Vuon.run(
                "import", "list.xlsx", "--data", "data", "--accept", "all", "--json", in: place)
            let exported = try await Vuon.run("export", "--data", "data", "--out", "out.xlsx", in: place)
            let verified = try await Vuon.run("verify", "--data", "data", in: place)

            #expect(made.code == 0)
            #expect(stored.counts == [20, 0, 0, 0, 0] && again.counts == [0, 0, 20, 0, 0])
            #expect(exported.code == 0 && verified.code == 0)
            #expect(place.isThere("data/vuon.sqlite") == (engine == .sqlite))
        }
    }
}
