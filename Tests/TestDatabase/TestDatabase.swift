import Storage

/// Fresh, empty databases for tests, on real engines and real files.
public enum TestDatabase {
    /// Every store test runs on each of these: `@Test(arguments: TestDatabase.engines)`.
    public static let engines = Engine.allCases

    /// Gives `body` a database of its own, migrated, and removes it afterwards.
    @discardableResult
    public static func use<T: Sendable>(
        _ engine: Engine, migrations: [Migration] = [], _ body: (any Database) async throws -> T
    ) async throws -> T {
        try await TestPlace.use(engine) { place in
            let database = try await place.open()
            do {
                try await database.migrate(migrations)
                let result = try await body(database)
                await database.close()
                return result
            } catch {
                await database.close()
                throw error
            }
        }
    }

    /// A database that lives until `drop`, for tests that share one.
    public static func make(_ engine: Engine) async throws -> any Database {
        let place = try await TestPlace.make(engine)
        let database = try await place.open()
        await made.remember(place, of: database)
        return database
    }

    /// Closes a database that came from `make` and removes it.
    public static func drop(_ database: any Database) async {
        await database.close()
        await made.forget(database)?.remove()
    }

    private static let made = MadePlaces()
}

private actor MadePlaces {
    private var places: [ObjectIdentifier: TestPlace] = [:]

    func remember(_ place: TestPlace, of database: any Database) {
        places[ObjectIdentifier(database as AnyObject)] = place
    }

    func forget(_ database: any Database) -> TestPlace? {
        places.removeValue(forKey: ObjectIdentifier(database as AnyObject))
    }
}
