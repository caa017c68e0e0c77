import Access
import Foundation
import Registry
import Rulebook
import Storage
import Territory
import Vocabulary

/// The rich register after a year in which everything befell it that an officer can record.
struct LivedRegister: Sendable {
    let ward: Ward
    let rich: RichRegister
    let kept: Key
    let different: Key

    init(_ ward: Ward) async throws {
        self.ward = ward
        rich = try await RichRegister(ward)
        kept = try await ward.house(["Trần Văn Khế", "1961-04-05", "male"], ["Trần Thị Na", "1999-01-02", "female"]).key
        let twin = try await ward.house(["Trần Văn Khế", "1961-04-05", "male", "046061000017"], place: 1).key
        different = try await ward.house(["Lê Thị Ổi", "1968-08-15", "female"]).key
        let namesake = try await ward.house(["Lê Thị Ổi", "1968-08-15", "female"], place: 1).key
        try await people()
        try await households()
        try await care()
        try await doubles(twin, namesake)
        try await places()
    }

    private var editing: HouseholdEditing { HouseholdEditing(ward.premises) }

    private func people() async throws {
        let baby = MemberForm(name: "Trần Thị Bé", birth: Birth(iso: "2026-02-10"), relation: "grandchild")
        try await ward.bring(baby, as: .birth, into: kept, on: "2026-02-10")
        let wife = MemberForm(name: "Hồ Thị Sim", birth: Birth(iso: "1970"), relation: "spouse")
        try await ward.bring(wife, as: .marriage(from: "Phường An Cựu"), into: kept, on: "2026-02-11")
        let na = try await RichRegister.person("Trần Thị Na", kept, ward)
        try await ward.leave([na], as: .marriage(to: "Phường Hóa Châu"), of: kept, on: "2026-02-12")
        try await editing.recordAbsence(
            of: try await RichRegister.person("Hồ Thị Sim", kept, ward), reason: "work", until: .iso("2026-12-31"),
            note: "Đồng Nai\r\nlàm công nhân ", in: kept, of: ward.commune, version: try await ward.version(kept),
            occasion: .on("2026-02-13", "gia đình báo"), by: ward.officer())
        try await editing.nameRepresentative(
            RepresentativeForm(person: nil, name: "Trần Văn Mận", relation: "cháu", until: nil), of: rich.silent,
            in: ward.commune, version: try await ward.version(rich.silent), occasion: .on("2026-02-14", "già yếu"),
            by: ward.officer())
    }

    private func households() async throws {
        _ = try await editing.arrive(
            in: ward.commune, neighbourhood: ward.neighbourhoods[0], address: "3 đường Mới",
            head: MemberForm(name: "Võ Văn Đến", birth: Birth(iso: "1980"), relation: "head"),
            arrival: Arrival(
                from: "Phường Phú Bài", commune: nil, category: .poor, decision: "7/QĐ-UBND",
                signedOn: .iso("2025-12-01")),
            occasion: .on("2026-02-15", "giấy chuyển hộ khẩu"), by: ward.officer())
        let heir = try await rich.person("Trần Thị Bưởi")
        _ = try await editing.split(
            SplitForm(
                members: [heir], head: heir, relations: [:], neighbourhood: ward.neighbourhoods[0],
                address: "4 đường Mới"
            ), off: rich.moved, in: ward.commune, version: try await ward.version(rich.moved),
            occasion: .on("2026-02-16", "ra ở riêng"), by: ward.officer())
        let lone = try await ward.enter(MemberForm(name: "Đặng Thị Lẻ", relation: "head"))
        _ = try await editing.merge(
            lone.key, into: kept, relations: [:], in: ward.commune, version: try await ward.version(lone.key),
            occasion: .on("2026-02-17", "về ở chung"), by: ward.officer())
        let gone = try await ward.enter(MemberForm(name: "Mai Văn Đi", relation: "head"))
        _ = try await editing.end(
            gone.key, as: .departed, to: "Đà Nẵng", in: ward.commune, version: try await ward.version(gone.key),
            occasion: .on("2026-02-18", "chuyển nhà"), by: ward.officer())
    }

    private func care() async throws {
        for phone in ["0912 345 678", "0234 3 822 822"] {
            try await editing.setPhone(
                phone, of: kept, in: ward.commune, version: try await ward.version(kept),
                occasion: .on("2026-02-19", "hỏi tại nhà"), by: ward.officer())
        }
        let errands = Errands(ward.premises)
        try await errands.note("Nhà hay ngập.\nCần  báo trước.", about: kept, in: ward.commune, by: ward.officer())
        try await errands.set(
            "Gọi lại hỏi thẻ", about: kept, by: .iso("2026-05-01"), in: ward.commune, by: ward.officer())
        let open = try await errands.list(.open, in: ward.commune, by: ward.officer())
        if let first = open.first {
            try await errands.finish(
                first.errand.key, on: .iso("2026-03-02"), note: "đã xong", in: ward.commune, by: ward.officer())
        }
    }

    private func doubles(_ twin: Key, _ namesake: Key) async throws {
        let duplicates = Duplicates(ward.premises)
        let found = try await duplicates.list(in: ward.commune, by: ward.officer()).lines
        for pair in found {
            let sides = Set([pair.household.key, pair.other.key])
            if sides == [kept, twin] {
                let merge = DuplicateMerge(
                    scope: .household, kept: kept, people: Set(pair.grounds.map(\.person)), day: .iso("2026-02-25"),
                    reason: "nhập hai lần")
                try await duplicates.merge(pair.key, merge, in: ward.commune, by: ward.officer())
            } else if sides == [different, namesake] {
                try await duplicates.declareDifferent(
                    pair.key, in: ward.commune, reason: "đã đến nhà, hai người", by: ward.officer())
            }
        }
    }

    private func places() async throws {
        let areas = CommuneAreas(ward.premises)
        let decision = AreaDecision(number: "21/NQ-HĐND", signedOn: .iso("2026-02-20"), day: .iso("2026-02-27"))
        try await areas.rename(
            ward.neighbourhoods[1], to: "Tổ dân phố Giáp Thượng", by: decision, in: ward.commune, by: ward.officer())
        try await areas.reorganise(
            Reorganisation(
                old: [ward.neighbourhoods[0]], new: [.init(name: "Tổ dân phố Đông"), .init(name: "Tổ dân phố Tây")],
                assignment: [kept: 0], rest: 1), by: decision, in: ward.commune, by: ward.officer())
    }
}
