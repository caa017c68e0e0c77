import PageClient
import Registry
import Rulebook
import Vocabulary

/// The household of bà Trần Thị Bưởi, her daughter Lài and her grandson Tí, in tổ dân phố 1.
extension DeskStage {
    static let buoi = MemberForm(
        name: "Trần Thị Bưởi", birth: .year(1950), sex: .female, ethnicity: "01",
        number: IdentityNumber("946150001234"), relation: MemberRecord.headRelation)
    static let lai = MemberForm(
        name: "Nguyễn Thị Lài", birth: .month(year: 1982, month: 3), sex: .female, ethnicity: "01", relation: "child")
    static let ti = MemberForm(
        name: "Lê Văn Tí", birth: Birth(iso: "2015-06-20"), sex: .male, ethnicity: "01", relation: "grandchild")

    /// Enters her household; gives its key and code.
    @discardableResult
    func enterBuoi() async throws -> (key: Key, code: String) {
        try await enter(DeskStage.buoi, [DeskStage.lai, DeskStage.ti])
    }

    /// The key of a member, by name.
    func person(_ name: String, in household: Key) async throws -> Key {
        let members = try await file(of: household).record.members
        guard let member = members.first(where: { $0.person.name == name }) else { throw NobodyOfThatName(name: name) }
        return member.person.key
    }

    /// Answers by which the household is poor: few points, and it lacks four indicators.
    func makePoor(_ household: Key) async throws {
        try await observe(household) { answers in
            answers[.b1] = .number(90)
            answers[.livingArea] = .number(1500)
            answers[.waterSource] = .code("open_well")
            answers[.toilet] = .code("none")
            answers[.usesInternet] = .flag(false)
            answers[.hasSharedDevice] = .flag(false)
            answers[.hasPersonalDevice] = .flag(false)
            answers[.wallDurable] = .flag(false)
            answers[.pillarDurable] = .flag(false)
            answers[.roofDurable] = .flag(false)
        }
    }
}

struct NobodyOfThatName: Error {
    let name: String
}
