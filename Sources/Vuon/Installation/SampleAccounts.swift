import Access
import Registry
import Territory
import Vocabulary

/// The accounts of a sample installation: one for each role, so that everybody's day can be played.
struct SampleAccounts {
    let maker: InstallationMaker

    private var officers: Officers { Officers(database: maker.premises.database, clock: maker.clock) }

    private struct Part {
        let name: String
        let fullName: String
        let role: Role
        let body: (kind: Body.Kind, name: String)?

        init(_ name: String, _ fullName: String, _ role: Role, _ kind: Body.Kind? = nil, _ body: String = "") {
            self.name = name
            self.fullName = fullName
            self.role = role
            self.body = kind.map { ($0, body) }
        }
    }

    private static let parts = [
        Part("can.bo", "Cán bộ mẫu", .officer, .office, "Phòng Kinh tế - Hạ tầng và Đô thị"),
        Part("lanh.dao", "Lãnh đạo mẫu", .leader, .committee, "Ủy ban nhân dân"),
        Part("van.thu", "Văn thư mẫu", .clerk, .office, "Văn phòng HĐND và UBND"),
        Part("van.hoa", "Cán bộ văn hóa mẫu", .culture, .office, "Phòng Văn hóa - Xã hội"),
        Part("trung.tam", "Viên chức trung tâm mẫu", .serviceCentre, .centre, "Trung tâm Dịch vụ sự nghiệp công"),
        Part("mat.tran", "Cán bộ Mặt trận mẫu", .front, .front, "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        Part("to.truong", "Tổ trưởng mẫu", .reviewer),
        Part("tram.y.te", "Nhân viên y tế mẫu", .supplier, .supplier, "Trạm Y tế"),
        Part("cap.tren", "Chuyên viên Sở mẫu", .superior, .department, "Sở Nông nghiệp và Môi trường"),
        Part("kiem.toan", "Kiểm toán mẫu", .auditor),
    ]

    /// Quản trị, and one of each other role over a commune; nil: over all of the installation, without rà soát viên.
    func add(over commune: Key?) async throws -> [SampleAccount] {
        let first = SampleAccount(name: "quan.tri", role: .administrator, password: Passwords.random())
        let administrator = try await officers.setUp(
            NewOfficer(
                name: first.name, fullName: "Quản trị mẫu", role: .administrator, password: first.password))
        let places = try await places(of: commune)
        var accounts = [first]
        for part in Self.parts where part.role != .reviewer || !places.isEmpty {
            let asking = administrator.asking(at: maker.clock.now())
            var term = NewTerm(role: part.role, commune: commune)
            if let body = part.body {
                term.body = try await officers.addBody(body.kind, body.name, of: commune, by: asking).key
            }
            if part.role == .reviewer { term.neighbourhoods = Array(places.prefix(1)) }
            let account = SampleAccount(name: part.name, role: part.role, password: Passwords.random())
            _ = try await officers.add(
                NewOfficer(name: account.name, fullName: part.fullName, term: term, password: account.password),
                by: asking, reason: "Dữ liệu mẫu")
            accounts.append(account)
        }
        return accounts
    }

    private func places(of commune: Key?) async throws -> [Key] {
        guard let commune else { return [] }
        return try await CommuneAreas(maker.premises).neighbourhoods(of: commune, by: maker.asking).map(\.key)
    }

    /// A cán bộ of one ward of a city.
    func add(of commune: UnitOfState) async throws -> [SampleAccount] {
        let account = SampleAccount(
            name: "can.bo.\(commune.code)", role: .officer, password: Passwords.random())
        let new = NewOfficer(
            name: account.name, fullName: "Cán bộ mẫu \(commune.name)", role: .officer, commune: commune.key,
            password: account.password)
        let asking = Asking(
            officer: nil, name: "Tại máy chủ", role: .administrator, communes: nil, at: maker.clock.now())
        _ = try await officers.add(new, by: asking, reason: "Dữ liệu mẫu")
        return [account]
    }
}
