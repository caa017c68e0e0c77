import Access
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

/// What officers do to one household: what it changes, what stands in the way, what the journal keeps of it.
struct HouseholdEditingTests {
    @Test(arguments: TestDatabase.engines)
    func `a household gets the next code of the ward, and its head`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let first = try await ward.enter("Trần Thị Bưởi")
            let second = try await ward.enter("Lê Thị Cam", members: 2)

            #expect([first.code, second.code] == ["20017-00001", "20017-00002"])
            #expect(try await ward.file(second).record.head?.person.name == "Lê Thị Cam")
            #expect(try await ward.file(second).record.counted.count == 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `only who keeps the register edits it`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let version = try await ward.version(buoi)

            await #expect(throws: AccessRefusal.notPermitted(.leader, .editRegister)) {
                try await ward.editing.move(
                    buoi.key, to: ward.places[1], address: "", in: ward.commune, version: version,
                    occasion: .on("2026-02-02", "chuyển nhà"), by: ward.leader())
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an operation needs a day that has come and a reason`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            let version = try await ward.version(buoi)

            let said = await refusal {
                try await ward.editing.move(
                    buoi.key, to: ward.places[1], address: "", in: ward.commune, version: version,
                    occasion: .on("2026-03-03", ""), by: ward.officer())
            }

            #expect(said.contains("03/03/2026 ở sau hôm nay"))
            #expect(said.contains("Chưa ghi lý do"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the head leaves last, and a household without members has ended`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi", members: 2)

            #expect(
                await refusal { try await ward.remove("Trần Thị Bưởi", from: buoi, on: "2026-01-01") }
                    .contains("Đây là chủ hộ"))
            try await ward.remove("Trần Thị Bưởi Con 1", from: buoi, on: "2026-01-02")
            try await ward.remove("Trần Thị Bưởi", from: buoi, on: "2026-01-03")

            #expect(await refusal { _ = try await ward.file(buoi) }.contains("Không có hộ này"))
            #expect(try await Households(ward.premises).counts(in: ward.commune, by: ward.officer()).households == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody leaves before having come`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi")
            try await ward.add("Trần Bảo An", to: buoi, on: "2025-06-06")

            let said = await refusal { try await ward.remove("Trần Bảo An", from: buoi, on: "2025-06-05") }

            #expect(said.contains("ở trước ngày vào hộ (06/06/2025)"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a new head takes the old one's place, who becomes what the form says`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi", members: 3)
            let (old, new) = (
                try await ward.person("Trần Thị Bưởi", buoi), try await ward.person("Trần Thị Bưởi Con 1", buoi)
            )

            try await ward.editing.changeHead(
                to: new, relations: [old: "parent"], of: buoi.key, in: ward.commune,
                version: try await ward.version(buoi), occasion: .on("2026-02-02", "mẹ già yếu"), by: ward.officer())

            let record = try await ward.file(buoi).record
            #expect(record.head?.person.key == new)
            #expect(record.members.map(\.relation).sorted() == ["child", "head", "parent"])
            let list = try await Households(ward.premises).list(HouseholdFilter(), in: ward.commune, by: ward.officer())
            #expect(list.lines.map(\.name) == ["Trần Thị Bưởi Con 1"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a person is a member of one household, told by the number`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (buoi, cam) = (try await ward.enter("Trần Thị Bưởi"), try await ward.enter("Lê Thị Cam"))
            let person = MemberForm(
                name: "Nguyễn Văn Na", number: IdentityNumber("046078005678"), relation: "child")
            try await ward.editing.addMember(
                person, to: buoi.key, in: ward.commune, version: try await ward.version(buoi),
                occasion: .on("2026-02-02", "về ở chung"), by: ward.officer())
            let version = try await ward.version(cam)

            let said = await refusal {
                try await ward.editing.addMember(
                    person, to: cam.key, in: ward.commune, version: version,
                    occasion: .on("2026-02-03", "về ở chung"), by: ward.officer())
            }

            #expect(said.contains("đang là thành viên của hộ \(buoi.code)"))
            #expect(!said.contains("5678"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a form that is out of date is refused, with who changed what`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi", members: 2)
            let stale = try await ward.version(buoi)
            try await ward.observe(buoi, on: "2026-02-02") { $0[.livingArea] = .number(4000) }

            let said = await refusal { try await observe(ward, buoi, stale) }

            #expect(said.contains("Lê Thị Mận sửa diện tích nhà ở lúc 02/02/2026"))
            #expect(try await ward.file(buoi).record.answers[.toilet] == .unknown(.notAsked))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `that a member left meanwhile is a conflict, too`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi", members: 2)
            let stale = try await ward.version(buoi)
            try await ward.remove("Trần Thị Bưởi Con 1", from: buoi, on: "2026-02-02")

            #expect(await refusal { try await observe(ward, buoi, stale) }.contains("bớt thành viên"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `every operation is one entry of the journal with its reason, before and after`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            let buoi = try await ward.enter("Trần Thị Bưởi", members: 2)
            try await ward.observe(buoi, on: "2026-01-10") { $0[.livingArea] = .number(4000) }
            try await ward.move(buoi, to: 1, on: "2026-01-11")
            try await ward.remove("Trần Thị Bưởi Con 1", from: buoi, on: "2026-01-12")

            let journal = try await Journal(database: ward.database).entries(by: ward.leader(), of: ward.commune)

            #expect(
                journal.entries.map(\.action)
                    == [.memberRemoved, .householdMoved, .observed, .memberAdded, .householdEntered])
            #expect(
                journal.entries.map(\.reason)
                    == ["giấy báo tử", "chuyển nhà", "phiếu rà soát", "giấy khai sinh", "theo phiếu"])
            let changes = try await Journal(database: ward.database).changes(
                of: buoi.key, in: ward.commune, by: ward.officer())
            let moved = changes.first { $0.entry.action == .householdMoved }
            let fields = CanonicalDifference.between(moved?.before, moved?.after).map(\.label)
            #expect(fields == ["tổ dân phố", "địa chỉ", "từ ngày"])
            #expect(try await ward.database.read { try Audit.firstBroken($0) } == nil)
        }
    }

    private func observe(_ ward: Ward, _ household: Entered, _ version: HouseholdVersion) async throws {
        var answers = HouseholdAnswers()
        answers[.toilet] = .code("double_vault")
        try await ward.editing.observe(
            household.key, in: ward.commune, address: nil, answers: answers, version: version,
            occasion: .on("2026-02-20", "phiếu rà soát"), by: ward.officer())
    }

    /// The sentences of a refusal; empty where nothing stood in the way.
    private func refusal(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return ""
        } catch let refusal as RegistryRefusal {
            return refusal.message
        } catch {
            return "\(error)"
        }
    }
}
