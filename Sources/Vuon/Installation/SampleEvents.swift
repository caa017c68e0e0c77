import Access
import Registry
import Rulebook
import Sample
import Territory
import Vocabulary

/// What happened to a few listed households of the sample within a year, so that *khác tăng* and *khác giảm* are there.
struct SampleEvents {
    private let maker: InstallationMaker
    private let ward: SampleWard
    private let editing: HouseholdEditing
    private let households: Households

    init(_ maker: InstallationMaker, _ ward: SampleWard) {
        self.maker = maker
        self.ward = ward
        editing = HouseholdEditing(maker.premises)
        households = Households(maker.premises)
    }

    private var commune: Key { maker.home.key }

    /// Somebody leaves a household for each that is born, so that the ward keeps its number of people.
    func happen(in review: SampleReview) async throws {
        guard review.kind == .periodic else { return }
        for category in [RecognisedClass.poor, .nearPoor] {
            let stayed = stayed(category, review.year)
            guard stayed.count >= 3 else { continue }
            try await move(stayed[0], on: day(review, month: 5, 20))
            try await shrink(stayed[1], on: day(review, month: 6, 2))
            try await grow(stayed[2], on: day(review, month: 7, 11))
        }
    }

    /// Listed as the same class in this review and the one before.
    private func stayed(_ category: RecognisedClass, _ year: Int) -> [Int] {
        let before = Set(ward.recognitions(ofReview: year - 1).filter { $0.category == category }.map(\.household))
        let now = ward.recognitions(ofReview: year).filter { $0.category == category }.map(\.household)
        return now.filter(before.contains).sorted { size($0) > size($1) }
    }

    private func size(_ household: Int) -> Int { ward.household(at: household).members.count }

    private func move(_ household: Int, on day: Day) async throws {
        let file = try await file(household)
        let areas = try await CommuneAreas(maker.premises).neighbourhoods(of: commune, by: maker.asking)
        guard let other = areas.first(where: { $0.key != file.record.neighbourhood }) else { return }
        try await editing.move(
            file.record.key, to: other.key, address: file.record.address, in: commune, version: file.version,
            occasion: Occasion(day: day, reason: "Chuyển nhà (mẫu)"), by: maker.asking)
    }

    private func shrink(_ household: Int, on day: Day) async throws {
        let file = try await file(household)
        guard let last = file.record.members.last, file.record.members.count > 1 else { return }
        try await editing.removeMember(
            last.person.key, of: file.record.key, in: commune, version: file.version,
            occasion: Occasion(day: day, reason: "Chuyển đi nơi khác (mẫu)"), by: maker.asking)
    }

    private func grow(_ household: Int, on day: Day) async throws {
        let file = try await file(household)
        let family = file.record.shownName.split(separator: " ").first.map(String.init) ?? "Nguyễn"
        let newborn = MemberForm(
            name: "\(family) Bảo An", birth: .day(day), sex: .female, ethnicity: "01", relation: "grandchild")
        try await editing.addMember(
            newborn, to: file.record.key, in: commune, version: file.version,
            occasion: Occasion(day: day, reason: "Sinh (mẫu)"), by: maker.asking)
    }

    private func file(_ household: Int) async throws -> HouseholdFile {
        let found = try await households.search(ward.household(at: household).code, in: commune, by: maker.asking)
        guard let key = found.lines.first?.key else { throw RegistryRefusal.householdUnknown }
        return try await households.file(of: key, in: commune, by: maker.asking)
    }

    private func day(_ review: SampleReview, month: Int, _ day: Int) -> Day {
        Day(year: review.year, month: month, day: day) ?? review.signedOn
    }
}
