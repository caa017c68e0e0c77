import Registry
import Storage
import Synchronization
import TestDatabase
import Testing
import Vocabulary

@Suite struct `what was worked out is kept` {
    private func head(_ name: String) -> MemberForm {
        MemberForm(name: name, birth: Birth(iso: "1950"), relation: "head")
    }

    @Test(arguments: TestDatabase.engines)
    func `once for all who ask at the same time, until something is written`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let kept = KeptAnswers<String, Int>(most: 4)
            let worked = Mutex(0)
            let ask: @Sendable () async throws -> Int = {
                try await kept.answer("hộ", in: ward.commune, of: ward.premises, by: ward.officer()) {
                    try await Task.sleep(for: .milliseconds(50))
                    return worked.withLock { count in
                        count += 1
                        return count
                    }
                }
            }

            let together = try await withThrowingTaskGroup { group in
                for _ in 0..<20 { group.addTask { try await ask() } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            try await ward.enter(head("Hồ Thị Mơ"))
            let afterwards = try await ask()

            #expect(Set(together) == [1])
            #expect(afterwards == 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a failure is told to all who wait, and not kept`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let kept = KeptAnswers<String, Int>(most: 4)

            await #expect(throws: StorageError.self) {
                try await kept.answer("hộ", in: ward.commune, of: ward.premises, by: ward.officer()) {
                    throw StorageError.busy
                }
            }
            let answer = try await kept.answer("hộ", in: ward.commune, of: ward.premises, by: ward.officer()) { 7 }

            #expect(answer == 7)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a list asked for again has what was entered since, and its count`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let households = Households(ward.premises)
            try await ward.enter(head("Hồ Thị Mơ"))
            let before = try await households.list(HouseholdFilter(), in: ward.commune, by: ward.officer())
            let entered = try await ward.enter(head("Cao Thị Na"), in: 1)

            let after = try await households.list(HouseholdFilter(), in: ward.commune, by: ward.officer())
            let place = try await households.list(
                HouseholdFilter(neighbourhood: ward.neighbourhoods[1]), in: ward.commune, by: ward.officer())

            #expect(before.total == 1)
            #expect(after.total == 2)
            #expect(after.people == 2)
            #expect(place.lines.map(\.key) == [entered.key])
            #expect(place.lines.map(\.neighbourhoodName) == ["Tổ dân phố 2"])
        }
    }
}
