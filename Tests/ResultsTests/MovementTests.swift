import Registry
import Results
import Storage
import TestDatabase
import Testing
import Vocabulary

/// Single movements, each on a register that holds nothing else.
struct MovementTests {
    @Test(arguments: TestDatabase.engines)
    func `a household that moves and leaves poverty arrives first and leaves there`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(buoi, .poor)], review: 2024)
            try await ward.move(buoi, to: 1, on: "2025-06-06")
            try await ward.decide([(buoi, .unlisted)], review: 2025)

            #expect(try await ward.numbers(2, 2025, place: 0) == [1, 0, 0, 1, 0, 0, 0, 0, 0])
            #expect(try await ward.numbers(2, 2025, place: 1) == [0, 0, 1, 0, 0, 0, 0, 1, 0])
            #expect(try await ward.numbers(2, 2025, place: nil) == [1, 0, 1, 0, 0, 0, 0, 0, 0])
            #expect(try await ward.table(2, 2025).breaches == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the death of the only member is an other decrease, once`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let cam = try await ward.enter("Lê Thị Cam")
            try await ward.decide([(buoi, .poor), (cam, .poor)], review: 2024)
            try await ward.remove("Trần Thị Bưởi", from: buoi, on: "2025-06-06")
            try await ward.decide([(cam, .poor)], review: 2025)

            #expect(try await ward.numbers(2, 2025, place: nil) == [2, 0, 0, 1, 0, 0, 0, 0, 1])
            #expect(try await ward.numbers(2, 2026, place: nil) == [1, 0, 0, 0, 0, 0, 0, 0, 1])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a death after the review was closed belongs to the next year`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(buoi, .poor)], review: 2025)
            try await ward.remove("Trần Thị Bưởi", from: buoi, on: "2025-12-20")

            #expect(try await ward.numbers(2, 2025, place: nil)[8] == 1)
            #expect(try await ward.numbers(2, 2026, place: nil) == [1, 0, 0, 1, 0, 0, 0, 0, 0])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what the register learns after the closing leaves the decided figures as they are`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi", members: 3)
            try await ward.decide([(buoi, .poor)], review: 2025)
            let before = try await ward.numbers(2, 2025, place: 0, .people)

            // Recorded in February, said to have happened before the review.
            try await ward.editing.removeMember(
                try await ward.person("Trần Thị Bưởi Con 1", buoi), of: buoi.key, in: ward.commune,
                version: try await ward.version(buoi), occasion: .on("2025-11-11", "giấy chứng tử"),
                by: ward.officer("2026-02-01"))

            #expect(before[8] == 3)
            #expect(try await ward.numbers(2, 2025, place: 0, .people) == before)
            #expect(try await ward.numbers(2, 2026, place: 0, .people) == [3, 0, 0, 1, 0, 0, 0, 0, 2])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a waiting household is counted where it lives and as many as it is at the closing`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi", members: 2)
            let cam = try await ward.enter("Lê Thị Cam")
            try await ward.decide([(buoi, .poor), (cam, .poor)], review: 2024)
            try await ward.move(buoi, to: 1, on: "2025-06-06")
            try await ward.add("Trần Bảo An", to: buoi, on: "2025-07-07")
            try await ward.decide([(cam, .poor)], review: 2025)

            #expect(try await ward.numbers(2, 2025, place: 1) == [0, 0, 0, 0, 0, 0, 0, 1, 1])
            #expect(try await ward.numbers(2, 2025, place: 1, .people) == [0, 0, 0, 0, 0, 0, 0, 3, 3])
            #expect(try await ward.numbers(2, 2026, place: 1, .people)[0] == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `tái nghèo was poor before; poor once and near-poor now is newly arisen near-poor`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let (again, lower) = (try await ward.enter("Hồ Thị Lại"), try await ward.enter("Hồ Thị Khác"))
            try await ward.decide([(again, .poor), (lower, .poor)], review: 2023)
            try await ward.decide([(again, .unlisted), (lower, .unlisted)], review: 2024)
            try await ward.decide([(again, .poor), (lower, .nearPoor)], review: 2025)

            #expect(try await ward.numbers(2, 2025, place: 0) == [0, 0, 0, 0, 0, 1, 0, 0, 1])
            #expect(try await ward.numbers(3, 2025, place: 0) == [0, 0, 0, 0, 0, 0, 1, 0, 1])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a change of standard is never thoát, tái or phát sinh`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (stays, leaves) = (try await ward.enter("Hồ Thị Ở"), try await ward.enter("Hồ Thị Ra"))
            try await ward.decide([(stays, .nearPoor), (leaves, .poor)], review: 2026)
            try await ward.decide(
                [(stays, .poor), (leaves, .unlisted)], review: 2027, standard: "2027-2030")

            #expect(try await ward.numbers(2, 2027, place: 0, on: "2028-01-05") == [1, 0, 0, 1, 0, 0, 0, 1, 1])
            #expect(try await ward.numbers(3, 2027, place: 0, on: "2028-01-05") == [1, 0, 0, 1, 0, 0, 0, 0, 0])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a review by two standards ends its year by the old one and begins the next by the new`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let (both, new) = (try await ward.enter("Hồ Thị Hai"), try await ward.enter("Hồ Thị Một"))
            try await ward.decide([(both, .nearPoor)], review: 2025)
            try await ward.decide([(both, .nearPoor)], review: 2026)
            try await ward.decide(
                [(both, .poor), (new, .poor)], review: 2026, closes: false, standard: "2027-2030")

            #expect(try await ward.numbers(3, 2026, place: nil, on: "2027-01-05")[8] == 1)
            #expect(try await ward.numbers(2, 2027, place: nil, on: "2027-01-05")[0] == 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `before the review is closed the managed list of today is shown`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let cam = try await ward.enter("Lê Thị Cam", members: 2)
            try await ward.decide([(buoi, .poor), (cam, .poor)], review: 2025)
            try await ward.decide(
                [(cam, .unlisted)], review: 2026, .regular, signed: "2026-02-10", effective: "2026-03-01", closes: false
            )

            #expect(try await ward.numbers(2, 2026, place: nil, on: "2026-02-28") == [2, 0, 0, 0, 0, 0, 0, 0, 2])
            #expect(try await ward.numbers(2, 2026, place: nil, on: "2026-03-01") == [2, 0, 1, 0, 0, 0, 0, 0, 1])
            let table = try await ward.table(2, 2026)
            #expect(!table.isFinal)
            #expect(table.standing.contains("chưa khép"))
        }
    }
}
