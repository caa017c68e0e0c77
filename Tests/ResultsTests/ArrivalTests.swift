import Registry
import Storage
import TestDatabase
import Testing
import Vocabulary

/// Households that came from other wards in the tables of movements.
struct ArrivalTests {
    @Test(arguments: TestDatabase.engines)
    func `who was poor where it came from is khác tăng, who was not is phát sinh`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let stays = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(stays, .poor)], review: 2024)
            let listed = try await arrive("Lê Thị Cam", .poor, ward)
            let other = try await arrive("Hồ Thị Sim", nil, ward)

            try await ward.decide([(stays, .poor), (listed, .poor), (other, .poor)], review: 2025)

            let row = try await ward.numbers(2, 2025, place: nil)
            #expect(row[0] == 1)
            #expect(row[6] == 1)
            #expect(row[7] == 1)
            #expect(row[8] == 3)
        }
    }

    private func arrive(_ name: String, _ category: RecognisedClass?, _ ward: Ward) async throws -> Entered {
        let arrived = try await ward.editing.arrive(
            in: ward.commune, neighbourhood: ward.places[0], address: "Kiệt 9",
            head: MemberForm(name: name, relation: MemberRecord.headRelation),
            arrival: Arrival(
                from: "Phường Hương An", category: category, decision: category.map { _ in "3/QĐ-UBND" },
                signedOn: category.map { _ in .iso("2024-12-20") }),
            occasion: .on("2025-05-05", "giấy chuyển đến"), by: ward.officer("2025-05-05"))
        return Entered(key: arrived.key, code: arrived.code)
    }
}
