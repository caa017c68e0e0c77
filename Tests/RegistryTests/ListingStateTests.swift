import Access
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

@testable import Registry

@Suite struct `a list that was accepted` {
    @Test(arguments: TestDatabase.engines)
    func `stays so for whoever began to throw it away or to compare it before`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            let (key, _) = try await ward.stage(.three, in: folder)
            try await ward.listings.accept(key, commune: ward.commune, mode: .all, by: ward.officer())

            let thrown = try await ward.refusal {
                try await ward.database.write { connection in
                    try StagedListing.discard(connection, commune: Ward.unit.key, key, at: Instant.now())
                }
            }
            let compared = try await ward.refusal {
                try await ward.database.write { connection in
                    try StagedListing.keep(
                        connection, commune: Ward.unit.key, key, ListingPlan(),
                        settings: ListingSettings(day: Ward.figures),
                        vault: ward.premises.vault, at: Instant.now())
                }
            }

            #expect(thrown == "NHAP-110" && compared == "NHAP-110")
            let record = try await ward.listings.one(key, commune: ward.commune, by: ward.officer())
            #expect(record.state == .accepted && record.hasFile)
            try await ward.listings.takeBack(key, commune: ward.commune, by: ward.officer(), reason: "nhầm tệp")
        }
    }
}
