import Access
import Registry
import Rulebook
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// Signed decisions: what they change, what they freeze, what stays.
struct DecisionTests {
    @Test(arguments: TestDatabase.engines)
    func `a preview shows by code what would change, and changes nothing`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let cam = try await ward.enter("Lê Thị Cam")
            try await ward.decide([(buoi, .poor), (cam, .nearPoor)], review: 2024)
            let command = DecisionCommand.typed("7/QĐ-UBND", review: 2025, signed: "2025-12-15")

            let preview = try await ward.decisions.preview(
                command, annex: .of([(buoi, .nearPoor)]), in: ward.commune, by: ward.leader())

            #expect(preview.problems == [])
            #expect(preview.lines.map(\.code) == [buoi.code])
            #expect(preview.lines.map(\.before) == [.poor])
            #expect(preview.lines.map(\.after) == [.nearPoor])
            #expect(preview.waiting.map(\.code) == [cam.code])
            #expect(try await ward.file(buoi).recognitions.map(\.category) == [.poor])
            #expect(try await ward.decisions.list(in: ward.commune, by: ward.officer()).count == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `only what a signed decision says changes a class`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(buoi, .poor)], review: 2024, .opening)

            try await ward.observe(buoi, on: "2025-02-02") { $0[.income] = .number(9_000_000) }

            let file = try await ward.file(buoi)
            #expect(file.inForce?.category == .poor)
            #expect(file.judgements.first?.result.category == .above)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `facts learned later change neither the frozen proposal nor its reasons`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.observe(buoi, on: "2024-10-10") {
                $0[.b1] = .number(120)
                $0[.livingArea] = .number(400)
                $0[.usesInternet] = .flag(false)
                $0[.hasSharedDevice] = .flag(false)
                $0[.hasPersonalDevice] = .flag(false)
            }
            try await ward.decide([(buoi, .poor)], review: 2024)
            let before = try await ward.file(buoi).recognitions.first

            try await ward.observe(buoi, on: "2025-01-05") { $0[.b1] = .number(300) }
            try await ward.add("Trần Bảo An", to: buoi, on: "2025-01-06")

            let after = try await ward.file(buoi).recognitions.first
            #expect(before?.proposed == .poor)
            #expect(after?.proposed == .poor)
            #expect(after?.explanation?.contains("120") == true)
            #expect(after?.explanation == before?.explanation)
            #expect(after?.people == 1)
            #expect(after?.rulesVersion == Ward.rules.version)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a decision without facts has no explanation, one with a member's answer alone has`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let silent = try await ward.enter("Lê Thị Cam")
            let insured = try await ward.enter("Trần Thị Bưởi")
            try await ward.insure("Trần Thị Bưởi", of: insured, .flag(true))

            try await ward.decide(
                [(silent, .poor), (insured, .poor)], review: 2025, signed: "2026-03-01", closes: false,
                recorded: Ward.today)

            #expect(try await ward.file(silent).recognitions.first?.explanation == nil)
            #expect(try await ward.file(silent).recognitions.first?.proposed == .undetermined)
            #expect(try await ward.file(insured).recognitions.first?.explanation != nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a class counts from the day it takes effect, not from the day of signing`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(buoi, .poor)], review: 2024)
            try await ward.decide([(buoi, .unlisted)], review: 2025)

            #expect(try await ward.file(buoi, "2025-12-31").inForce?.category == .poor)
            #expect(try await ward.file(buoi, "2026-01-01").inForce?.category == .unlisted)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `closing a review leaves whom it does not name listed and waiting`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let cam = try await ward.enter("Lê Thị Cam")
            try await ward.decide([(buoi, .poor), (cam, .poor)], review: 2024)

            try await ward.decide([(buoi, .poor)], review: 2025)

            #expect(try await ward.file(cam).inForce?.category == .poor)
            #expect(try await ward.file(cam).awaited == .review(2025))
            #expect(try await ward.file(buoi).awaited == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a household that a regular decision of the same review named does not wait`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let cam = try await ward.enter("Lê Thị Cam")
            try await ward.decide([(cam, .nearPoor)], review: 2024)
            try await ward.decide(
                [(buoi, .poor)], review: 2025, .regular, signed: "2025-06-10", effective: "2025-06-10", closes: false)
            let command = DecisionCommand.typed("9/QĐ-UBND", review: 2025, signed: "2025-12-15")

            let preview = try await ward.decisions.preview(
                command, annex: .of([(cam, .nearPoor)]), in: ward.commune, by: ward.leader())

            #expect(preview.waiting.map(\.code) == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a late decision with an earlier effect changes what was, not what was known`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.decide([(buoi, .poor)], review: 2024)
            try await ward.decide([(buoi, .unlisted)], review: 2025)

            try await ward.decide(
                [(buoi, .nearPoor)], review: 2025, .regular, signed: "2025-07-20", effective: "2025-08-01",
                closes: false, recorded: "2026-02-02")

            #expect(try await ward.file(buoi, "2025-09-01").inForce?.category == .nearPoor)
            #expect(try await ward.file(buoi).inForce?.category == .unlisted)
            let known = try await ward.database.read { connection in
                try Recognitions.inForce(
                    connection, commune: ward.commune,
                    at: RegisterMoment(day: .iso("2025-09-01"), knownOn: .iso("2025-09-30")))
            }
            #expect(known.map(\.category) == [.poor])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a decision is one entry of the journal: itself, each household, and the review it closes`(_ engine: Engine)
        async throws
    {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let cam = try await ward.enter("Lê Thị Cam")
            try await ward.decide([(buoi, .poor), (cam, .nearPoor)], review: 2025)

            let journal = try await Journal(database: ward.database).entries(by: ward.leader(), of: ward.commune)

            #expect(journal.entries.first?.action == .decisionRecorded)
            #expect(journal.entries.first?.officerName == "Đỗ Văn Khế")
            #expect(journal.entries.first?.changeCount == 4)
            #expect(journal.entries.first?.reason.contains("15/12/2025") == true)
        }
    }
}
