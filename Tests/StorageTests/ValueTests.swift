import Storage
import TestDatabase
import Testing
import Vocabulary

struct ValueTests {
    @Test(arguments: TestDatabase.engines)
    func `values of every kind come back as they went in`(_ engine: Engine) async throws {
        let samples = [
            Sample(
                name: "Hồ Thị Mận", amount: 2_200_000, isActive: true, photo: [1, 0, 2, 0, 255], note: "Tổ dân phố 5"),
            Sample(name: "", amount: .max, isActive: false, photo: [], note: ""),
            Sample(name: "Đặng 'Quốc'; \\N \t\n \"x\"", amount: .min, photo: [0x5C, 0x78, 0x0A], note: "\\."),
            Sample(),
        ]

        let stored = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { connection in for sample in samples { try sample.insert(connection) } }
            return try await Sample.all(in: database)
        }

        #expect(stored == samples.sorted { $0.id < $1.id })
    }

    @Test(arguments: TestDatabase.engines)
    func `the bytes of a composed text are kept`(_ engine: Engine) async throws {
        let composed = "Nguyễn Thị Hường"
        let stored = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { try Sample(name: composed).insert($0) }
            return try await database.read { try $0.all("SELECT name FROM sample") { $0.text(0) } }
        }
        #expect(stored.map { Array($0.utf8) } == [Array(composed.utf8)])
    }

    @Test(arguments: TestDatabase.engines)
    func `text and keys sort bytewise`(_ engine: Engine) async throws {
        let names = ["b", "B", "á", "a", "đ", "Z", "10", "9", "ab", "_"]
        let samples = names.map { Sample(name: $0) }

        let (byName, byKey) = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { connection in
                for sample in samples.reversed() { try sample.insert(connection) }
            }
            return try await database.read { connection in
                (
                    try connection.all("SELECT name FROM sample ORDER BY name") { $0.text(0) },
                    try connection.all("SELECT id FROM sample ORDER BY id") { $0.key(0) }
                )
            }
        }

        #expect(byName == names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        #expect(byKey == samples.map(\.id).sorted())
    }

    @Test(arguments: TestDatabase.engines)
    func `text that looks like SQL stays a value`(_ engine: Engine) async throws {
        let hostile = "x'); DROP TABLE sample; --"
        let found = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { try Sample(name: hostile, note: "$1 ?1 %s").insert($0) }
            return try await database.read { connection in
                try connection.count("SELECT count(*) FROM sample WHERE name = \(hostile) AND note = \("$1 ?1 %s")")
            }
        }
        #expect(found == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `a text with U+0000 is refused`(_ engine: Engine) async throws {
        try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            await #expect(throws: StorageError.self) {
                try await database.write { try Sample(name: "Lê\0Văn").insert($0) }
            }
            await #expect(throws: StorageError.self) {
                try await database.write { connection in
                    try connection.load("sample", ["id", "name"]) { sink in
                        sink.put(Key.make())
                        sink.put("Lê\0Văn")
                        try sink.endRow()
                    }
                }
            }
            let stored = try await Sample.all(in: database)
            #expect(stored == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `one statement takes a value and its absence in any order`(_ engine: Engine) async throws {
        let samples = [
            Sample(note: "a"), Sample(amount: 1), Sample(isActive: true, photo: [9]), Sample(),
            Sample(amount: 2, note: "b"),
        ]
        let stored = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { connection in for sample in samples { try sample.insert(connection) } }
            return try await Sample.all(in: database)
        }
        #expect(stored == samples.sorted { $0.id < $1.id })
    }

    @Test(arguments: TestDatabase.engines)
    func `the same words can be asked with values of different kinds`(_ engine: Engine) async throws {
        let answers = try await TestDatabase.use(engine) { database in
            try await database.read { connection in
                [
                    try connection.first("SELECT \(Int64(7))") { "\($0.int(0))" },
                    try connection.first("SELECT \("bảy")") { $0.text(0) },
                    try connection.first("SELECT \(true)") { "\($0.flag(0))" },
                    try connection.first("SELECT \([UInt8](arrayLiteral: 7))") { "\($0.bytes(0))" },
                    try connection.first("SELECT \(Value.null)") { "\($0.isNull(0))" },
                    try connection.first("SELECT \(Int64(8))") { "\($0.int(0))" },
                ]
            }
        }
        #expect(answers == ["7", "bảy", "true", "[7]", "true", "8"])
    }

    @Test(arguments: TestDatabase.engines)
    func `an absent filter filters nothing, though nothing tells its type`(_ engine: Engine) async throws {
        let counts = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { connection in
                try Sample(amount: 1).insert(connection)
                try Sample(amount: 2).insert(connection)
            }
            return try await database.read { connection in
                let filters: [Int64?] = [nil, 2, nil]
                return try filters.map { filter in
                    try connection.count(
                        "SELECT count(*) FROM sample WHERE \(filter) IS NULL OR amount = \(filter)")
                }
            }
        }
        #expect(counts == [2, 1, 2])
    }

    @Test(arguments: TestDatabase.engines)
    func `lists of any length are asked for, an empty one finds nothing`(_ engine: Engine) async throws {
        let samples = (0..<100).map { Sample(amount: Int64($0)) }
        let counts = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { connection in for sample in samples { try sample.insert(connection) } }
            return try await database.read { connection in
                try [0, 1, 2, 32, 33, 100, 99].map { length in
                    try connection.count(
                        "SELECT count(*) FROM sample WHERE id IN \(list: samples.prefix(length).map(\.id))")
                }
            }
        }
        #expect(counts == [0, 1, 2, 32, 33, 100, 99])
    }

    @Test(arguments: TestDatabase.engines)
    func `more different statements are asked than a connection keeps`(_ engine: Engine) async throws {
        let sample = Sample(name: "n", note: "n")
        let counts = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { try sample.insert($0) }
            return try await database.read { connection in
                let names = [String](repeating: "n", count: 8)
                return try (0..<9 * 9 * 9).map { number in
                    try connection.count(
                        """
                        SELECT count(*) FROM sample WHERE name IN \(list: Array(names.prefix(number % 9)))
                            OR note IN \(list: Array(names.prefix(number / 9 % 9)))
                            OR note IN \(list: Array(names.prefix(number / 81)))
                        """)
                }
            }
        }
        #expect(counts == [0] + [Int64](repeating: 1, count: 728))
    }

    @Test(arguments: TestDatabase.engines)
    func `counts and sums are whole numbers`(_ engine: Engine) async throws {
        let sums: [Int64?] = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { connection in
                for amount in [9_000_000_000_000_000, 20_001, 300_000_000, -7] as [Int64] {
                    try Sample(amount: amount, isActive: amount > 0).insert(connection)
                }
            }
            return try await database.read { connection in
                try connection.first(
                    """
                    SELECT sum(amount), count(*) FILTER (WHERE is_active), sum(amount) FILTER (WHERE amount < 0),
                        sum(amount) FILTER (WHERE amount = 20001), sum(amount) FILTER (WHERE amount = 300000000),
                        sum(amount) FILTER (WHERE amount = 0), max(amount), sum(amount - amount), 1
                    FROM sample
                    """
                ) { row in (0..<9).map { row.intIfAny($0) } } ?? []
            }
        }
        #expect(
            sums == [
                9_000_000_300_019_994, 3, -7, 20_001, 300_000_000, nil, 9_000_000_000_000_000, 0, 1,
            ])
    }

    @Test(arguments: TestDatabase.engines)
    func `a query can be asked again while its rows are handed out`(_ engine: Engine) async throws {
        let pairs = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { connection in
                for amount in 1...3 as ClosedRange<Int64> { try Sample(amount: amount).insert(connection) }
            }
            return try await database.read { connection in
                var pairs: [Int64] = []
                try connection.each("SELECT amount FROM sample ORDER BY amount") { outer in
                    let tens = outer.int(0) * 10
                    try connection.each("SELECT amount FROM sample ORDER BY amount") { pairs.append(tens + $0.int(0)) }
                }
                return pairs
            }
        }
        #expect(pairs == [11, 12, 13, 21, 22, 23, 31, 32, 33])
    }

    @Test(arguments: TestDatabase.engines)
    func `a statement tells how many rows it changed`(_ engine: Engine) async throws {
        let changes = try await TestDatabase.use(engine, migrations: sampleSchema) { database in
            try await database.write { connection in
                for amount in 1...5 as ClosedRange<Int64> { try Sample(amount: amount).insert(connection) }
                return [
                    try connection.run("UPDATE sample SET is_active = \(true) WHERE amount > \(2)"),
                    try connection.run("DELETE FROM sample WHERE amount > \(99)"),
                    try connection.run("SELECT amount FROM sample"),
                    try connection.run("DELETE FROM sample"),
                ]
            }
        }
        #expect(changes == [3, 0, 0, 5])
    }
}
