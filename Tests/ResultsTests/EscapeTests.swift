import Registry
import Storage
import TestDatabase
import Testing
import Vocabulary

/// *Hộ mới thoát nghèo*: 36 months from the day the decision was signed.
struct EscapeTests {
    @Test(arguments: TestDatabase.engines)
    func `the months run from the signed day, and the last of them counts whole`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(buoi, .poor)], review: 2024)
            try await ward.decide([(buoi, .unlisted)], review: 2025)

            #expect(try await escaped(ward, "2025-12-31") == [])
            #expect(try await escaped(ward, "2026-01-01") == [buoi.key])
            #expect(try await escaped(ward, "2028-12-15") == [buoi.key])
            #expect(try await escaped(ward, "2028-12-16") == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `leaving poverty and leaving near-poverty both count, with what was left`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let cam = try await ward.enter("Lê Thị Cam")
            try await ward.decide([(buoi, .poor), (cam, .nearPoor)], review: 2024)
            try await ward.decide([(buoi, .unlisted), (cam, .unlisted)], review: 2025)

            #expect(try await ward.file(buoi).escape?.from == .poor)
            #expect(try await ward.file(cam).escape?.from == .nearPoor)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `from poor to near-poor nobody has escaped; from there the months begin with the second leaving`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(buoi, .poor)], review: 2023)
            try await ward.decide([(buoi, .nearPoor)], review: 2024)

            #expect(try await escaped(ward, "2025-06-01") == [])

            try await ward.decide([(buoi, .unlisted)], review: 2025)

            #expect(try await ward.file(buoi).escape?.signedOn == .iso("2025-12-15"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `who is listed again has not escaped, and mức sống trung bình ends no months`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let muoi = try await ward.enter("Phạm Văn Muối")
            try await ward.decide([(buoi, .poor), (muoi, .poor)], review: 2023)
            try await ward.decide([(buoi, .unlisted), (muoi, .unlisted)], review: 2024)
            try await ward.decide([(buoi, .nearPoor)], review: 2025)
            try await ward.decide([(muoi, .farmingAverage)], review: 2025, .farmingAverage, closes: false)

            #expect(try await escaped(ward, "2025-06-01").count == 2)
            #expect(try await escaped(ward, Ward.today) == [muoi.key])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a request that was refused is no escape`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(buoi, .unlisted)], review: 2025)

            #expect(try await escaped(ward, Ward.today) == [])
        }
    }

    private func escaped(_ ward: Ward, _ day: String) async throws -> [Key] {
        try await ward.database.read { connection in
            try Escapes.within(connection, Ward.rules, commune: ward.commune, on: .iso(day)).map(\.household)
        }
    }
}
