import Storage
import TestDatabase
import Testing
import Vocabulary

struct LoadTests {
    private static let columns: [StaticString] = ["id", "name", "amount", "is_active", "photo", "note"]

    private static func load(_ samples: [Sample], _ connection: any Connection) throws {
        try connection.load("sample", columns) { sink in
            for sample in samples {
                sink.put(sample.id)
                sink.put(sample.name)
                sink.put(sample.amount)
                sink.put(sample.isActive)
                sink.put(sample.photo)
                sink.put(sample.note)
                try sink.endRow()
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `fifty thousand loaded rows equal fifty thousand inserted ones`(_ engine: Engine) async throws {
        let samples = (0..<50_000).map { number in
            Sample(
                name: number % 7 == 0 ? "" : "Hộ thứ \(number)\t\\N\n",
                amount: number % 3 == 0 ? nil : Int64(number) * 1_000_000_007, isActive: number % 2 == 0,
                photo: number % 5 == 0 ? nil : [UInt8](repeating: UInt8(number % 256), count: number % 40),
                note: number % 11 == 0 ? nil : "ghi chú \(number)")
        }
        let inserted = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { connection in for sample in samples { try sample.insert(connection) } }
            return try await Sample.all(in: database)
        }
        let loaded = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { try Self.load(samples, $0) }
            return try await Sample.all(in: database)
        }
        let expected = samples.sorted { $0.id < $1.id }
        #expect(inserted.count == 50_000)
        // Not compared inside the expectation, which would print every row.
        let (areInsertedEqual, areLoadedEqual) = (inserted == expected, loaded == expected)
        #expect(areInsertedEqual)
        #expect(areLoadedEqual)
    }

    @Test(arguments: TestDatabase.engines)
    func `a value larger than any buffer is loaded whole`(_ engine: Engine) async throws {
        let large = Sample(
            name: String(repeating: "Vươn lên thoát nghèo ", count: 100_000),
            photo: [UInt8](repeating: 0, count: 3_000_000))
        let small = Sample(amount: 5)
        let stored = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { try Self.load([large, small], $0) }
            return try await Sample.all(in: database)
        }
        let areEqual = Set(stored) == [large, small]
        #expect(areEqual)
    }

    @Test(arguments: TestDatabase.engines)
    func `one refused row refuses the whole load`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            await #expect(throws: StorageError.self) {
                try await database.write { connection in
                    try Self.load([Sample(amount: 1), Sample(amount: -1), Sample(amount: 2)], connection)
                }
            }
            let stored = try await Sample.all(in: database)
            #expect(stored == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a load that is given up leaves nothing, and the database goes on`(_ engine: Engine) async throws {
        struct GivenUp: Error {}
        try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            await #expect(throws: GivenUp.self) {
                try await database.write { connection in
                    try connection.load("sample", ["id", "name"]) { sink in
                        sink.put(Key.make())
                        sink.put("Lê Văn Ổi")
                        try sink.endRow()
                        sink.put(Key.make())
                        throw GivenUp()
                    }
                }
            }
            try await database.write { try Self.load([Sample(amount: 3)], $0) }
            #expect(try await Sample.all(in: database).map(\.amount) == [3])
        }
    }
}
