import Access
import HTTPTypes
import PageClient
import Programme
import Registry
import Rulebook
import Territory
import Testing
import Vocabulary

@testable import Desk

/// A ward that has everything an address can name, and an account of each role in it.
final class RoutedWard {
    let stage: DeskStage
    private(set) var clients: [Role: RouterClient] = [:]
    /// The same roles in phường Kim Long.
    private(set) var foreign: [Role: RouterClient] = [:]
    private(set) var keys: [Role: Key] = [:]
    private var entered = 0

    init(_ stage: DeskStage) async throws {
        self.stage = stage
        try await stage.plan()
        for role in Role.assignable {
            clients[role] = try await signIn(role, "o.", in: stage.commune, isOwn: true)
            guard role != .administrator else { continue }
            foreign[role] = try await signIn(role, "k.", in: DeskStage.kimLong.key, isOwn: false)
        }
    }

    private func signIn(_ role: Role, _ prefix: String, in commune: Key, isOwn: Bool) async throws -> RouterClient {
        let name = prefix + role.rawValue.replacing("_", with: "-")
        var term = NewTerm(role: role, commune: role == .administrator ? nil : commune)
        // Who sees a tổ dân phố of this ward is given the second: the households that are asked for live in the first.
        if role == .reviewer { term.neighbourhoods = [isOwn ? stage.neighbourhoods[1] : Key.make()] }
        let officer = try await stage.officers.add(
            NewOfficer(name: name, fullName: "Hồ Thị Ổi", term: term, password: DeskStage.password),
            by: stage.asking(.administrator))
        if isOwn { keys[role] = officer.key }
        var client = stage.visitor
        let answer = try await client.post("/dang-nhap", fields: [("ten", name), ("mat_khau", DeskStage.password)])
        try #require(answer.status == 303)
        client.cookie = answer.headers[.setCookie].map { String($0.prefix { $0 != ";" }) }
        return client
    }

    /// Another household of tổ dân phố 1: a head and a child.
    func household() async throws -> (key: Key, code: String, head: Key, child: Key) {
        entered += 1
        let head = MemberForm(
            name: "Trần Thị \(Self.names[entered % Self.names.count])", birth: .year(1940 + entered),
            sex: .female, ethnicity: "01", relation: MemberRecord.headRelation)
        let child = MemberForm(
            name: "Lê Văn \(Self.names[(entered + 7) % Self.names.count])", birth: .year(1965 + entered),
            sex: .male, ethnicity: "01", relation: "child")
        let made = try await stage.enter(head, [child])
        let members = try await stage.file(of: made.key).record.members
        return (made.key, made.code, members[0].person.key, members[1].person.key)
    }

    private static let names = [
        "Bưởi", "Cam", "Chanh", "Dừa", "Hồng", "Khế", "Lựu", "Mận", "Mít", "Na", "Ổi", "Quýt", "Sim", "Táo", "Vải",
    ]

    func client(_ role: Role) throws -> RouterClient { try #require(clients[role]) }

    /// A form of a page as its rightful officer would send it.
    func form(
        _ role: Role, _ page: String, to action: String? = nil, typing values: [(String, String)] = []
    ) async throws -> RoutedRequest {
        let path = action ?? String(page.prefix { $0 != "?" })
        let shown = try await client(role).get(page)
        try #require(shown.status == 200, "\(page): \(shown.status) \(shown.words.prefix(300))")
        let form = try PageForm(shown, action: path).typing(values)
        return RoutedRequest(path: path, body: .form(form.fields.map { ($0.name, $0.value) }))
    }

    /// Sends a request of a role that has to succeed, and gives where it leads.
    func done(_ role: Role, _ request: RoutedRequest) async throws -> String {
        let answer = try await client(role).send(request)
        try #require(answer.status == 303, "\(request.path): \(answer.status) \(answer.words.prefix(300))")
        return answer.location
    }

    /// The first address within a page that fits.
    func link(_ role: Role, _ page: String, _ pattern: Regex<(Substring, Substring)>) async throws -> String {
        let text = try await client(role).get(page).text
        return String(try #require(text.firstMatch(of: pattern), "\(page)").output.1)
    }
}

extension RouteVisits {
    // MARK: The plan and its figures

    static let plan = "/ke-hoach/2026"

    static func planned(_ route: String, _ last: String, _ typing: [(String, String)] = []) -> RouteVisit {
        RouteVisit(route: route, role: .officer) { ward in
            let path = plan + "/muc/" + last
            guard route.hasPrefix("POST") else { return RoutedRequest(path: path) }
            return try await ward.form(.officer, path, typing: typing + reason)
        }
    }

    static let plans: [RouteVisit] = [
        get("/ke-hoach/:year/nam-sau", .officer, at: plan + "/nam-sau"),
        get("/ke-hoach/:year/van-ban", .officer, at: plan + "/van-ban"),
        RouteVisit(route: "POST /ke-hoach/:year/van-ban", role: .officer) { ward in
            try await ward.form(.officer, plan + "/van-ban", typing: [("ten", "Kế hoạch giảm nghèo 2026")] + reason)
        },
        planned("GET /ke-hoach/:year/muc/:item", "vii.1"), planned("POST /ke-hoach/:year/muc/:item", "vii.1"),
        planned("GET /ke-hoach/:year/muc/:item/them", "vi.3/them"),
        planned("GET /ke-hoach/:year/muc/:item/bo", "vi.3.1/bo"),

        get("/ke-hoach/:year/chi-tieu/:code", .officer, at: plan + "/chi-tieu/credit"),
        RouteVisit(route: "POST /ke-hoach/:year/chi-tieu/:code", role: .officer) { ward in
            try await ward.form(.officer, plan + "/chi-tieu/credit", typing: reason)
        },
        RouteVisit(route: "GET /ke-hoach/:year/han/:item", role: .clerk) { ward in
            RoutedRequest(path: plan + "/han/vii.1")
        },
        RouteVisit(route: "POST /ke-hoach/:year/han/:item", role: .officer) { ward in
            let path = plan + "/han/vii.1"
            return try await ward.form(.officer, path, typing: [("van_ban", "Kế hoạch số 15"), ("ngay", "01/03/2026")])
        },
        RouteVisit(route: "POST /ke-hoach/moi/trong", role: .officer) { _ in
            RoutedRequest(path: "/ke-hoach/moi/trong", body: .form([("nam", "2028"), ("ten", "Kế hoạch năm 2028")]))
        },
        planned("POST /ke-hoach/:year/muc/:item/bo", "vi.3.1/bo"),
        RouteVisit(route: "POST /ke-hoach/:year/nam-sau", role: .officer) { ward in
            try await ward.form(.officer, plan + "/nam-sau", typing: [("ten", "Kế hoạch năm 2027")] + reason)
        },
    ]

    static let figures: [RouteVisit] = [
        RouteVisit(route: "POST /dia-ban", role: .officer) { ward in
            let area = ward.stage.neighbourhoods[0]
            return try await ward.form(
                .officer, "/dia-ban",
                typing: [
                    ("ngay", "01/03/2026"), ("nguon", "đếm tại tổ"), ("ho-\(area)", "210"), ("khau-\(area)", "800"),
                ])
        },
        get("/dia-ban/sap-xep", .officer),
        RouteVisit(route: "GET /dia-ban/:area/doi-ten", role: .officer, hasKey: true) { ward in
            RoutedRequest(path: "/dia-ban/\(ward.stage.neighbourhoods[0])/doi-ten")
        },
        RouteVisit(route: "POST /dia-ban/:area/doi-ten", role: .officer, hasKey: true) { ward in
            try await ward.form(
                .officer, "/dia-ban/\(ward.stage.neighbourhoods[0])/doi-ten",
                typing: [
                    ("ten", "Tổ dân phố Một"), ("so_qd", "3/NQ"), ("ngay_qd", "20/02/2026"), ("ngay", "01/03/2026"),
                ])
        },
    ]
    static let decisions: [RouteVisit] = [
        RouteVisit(route: "GET /quyet-dinh/:decision", role: .front, hasKey: true) { ward in
            let code = try await ward.household().code
            let decision = try await ward.stage.decide([(code, .poor)], number: "31/QĐ-UBND", closesReview: false)
            return RoutedRequest(path: "/quyet-dinh/\(decision.key)")
        },
        RouteVisit(route: "POST /quyet-dinh/xem-truoc", role: .clerk) { ward in
            let annex = TypedAnnex(lines: [(try await ward.household().code, "", "Hộ nghèo")])
            return RoutedRequest(
                path: "/quyet-dinh/xem-truoc",
                body: .file(
                    annex.csv, name: "phu-luc.csv", field: "phu_luc",
                    fields: try ward.stage.typed([("so", "32/QĐ-UBND"), ("ket_thuc", "")])))
        },
        RouteVisit(route: "GET /quyet-dinh/xem-truoc/:draft", role: .clerk, hasKey: true) {
            RoutedRequest(path: try await draft($0, "33/QĐ-UBND"))
        },
        RouteVisit(route: "POST /quyet-dinh/xem-truoc/:draft/ghi-nhan", role: .clerk, hasKey: true) { ward in
            let path = try await draft(ward, "34/QĐ-UBND")
            return try await ward.form(.clerk, path, to: path + "/ghi-nhan")
        },
    ]

    static func draft(_ ward: RoutedWard, _ number: String) async throws -> String {
        let annex = TypedAnnex(lines: [(try await ward.household().code, "", "Hộ nghèo")])
        let answer = try await ward.client(.clerk).draft(
            annex, try ward.stage.typed([("so", number), ("ket_thuc", "")]))
        try #require(answer.status == 303, "\(answer.words.prefix(300))")
        return answer.location
    }

    // MARK: Rules and accounts

    static var rules: [RouteVisit] {
        [
            get("/quy-dinh", .supplier), get("/quy-dinh/chuan/:year", .front, at: "/quy-dinh/chuan/2026"),
            get("/quy-dinh/chua-kiem-chung", .front), get("/quy-dinh/cho", .leader),
            get("/quy-dinh/them", .officer), get("/quy-dinh/tep", .officer),
        ]
    }

    static func account(_ ward: RoutedWard) async throws -> Key {
        let officer = try await ward.stage.officers.add(
            NewOfficer(
                name: "tam.\(Int.random(in: 100_000...999_999))", fullName: "Đoàn Thị Tạm", role: .front,
                commune: ward.stage.commune, password: DeskStage.password), by: ward.stage.asking(.administrator))
        return officer.key
    }

    static let accounts: [RouteVisit] =
        ["", "/khoa", "/mo", "/mat-khau"].map { last in
            RouteVisit(route: "GET /tai-khoan/:id\(last)", role: .administrator) {
                RoutedRequest(path: "/tai-khoan/\(try await account($0))\(last)")
            }
        }
        + ["/khoa", "/mo", "/mat-khau"].map { last in
            RouteVisit(route: "POST /tai-khoan/:id\(last)", role: .administrator) {
                RoutedRequest(path: "/tai-khoan/\(try await account($0))\(last)", body: .form(reason))
            }
        }
        + [
            RouteVisit(route: "POST /tai-khoan", role: .administrator) { _ in
                RoutedRequest(
                    path: "/tai-khoan",
                    body: .form([
                        ("name", "moi.toanh"), ("full_name", "Đoàn Thị Mới"), ("role", "front"), ("dia_ban", "20017"),
                    ]))
            },
            RouteVisit(route: "POST /tai-khoan/:id/nhiem-ky", role: .administrator) { ward in
                RoutedRequest(
                    path: "/tai-khoan/\(try await account(ward))/nhiem-ky",
                    body: .form([("role", "service_centre"), ("dia_ban", "20017")] + reason))
            },
            RouteVisit(route: "GET /tai-khoan/:id/nhiem-ky/:term", role: .administrator) {
                RoutedRequest(path: try await term($0))
            },
            RouteVisit(route: "POST /tai-khoan/:id/nhiem-ky/:term", role: .administrator) {
                RoutedRequest(path: try await term($0), body: .form([("den", "02/03/2026")] + reason))
            },
            RouteVisit(route: "POST /tai-khoan/:id/nguoi-than/:household", role: .administrator) { ward in
                let key = try #require(ward.keys[.culture])
                let declared = try await ward.stage.officers.relatives(
                    of: key, by: ward.stage.asking(.administrator)
                ).first
                return RoutedRequest(
                    path: "/tai-khoan/\(key)/nguoi-than/\(try #require(declared).household)", body: .form([]))
            },
            RouteVisit(route: "POST /to-chuc", role: .administrator) { _ in
                RoutedRequest(path: "/to-chuc", body: .form([("loai", "office"), ("ten", "Phòng Văn hóa - Xã hội")]))
            },
            RouteVisit(route: "POST /kiem-nhiem", role: .leader) { ward in
                RoutedRequest(path: "/kiem-nhiem", body: .form(try granting(ward)))
            },
            RouteVisit(route: "POST /kiem-nhiem/:exception", role: .leader, hasKey: true) { ward in
                RoutedRequest(
                    path: try await ward.link(.leader, "/kiem-nhiem", #/action="(/kiem-nhiem/[^"]+)"/#), body: .form([])
                )
            },
        ]

    static func granting(_ ward: RoutedWard) throws -> [(String, String)] {
        [
            ("can_bo", try #require(ward.keys[.clerk]).description), ("viec", "enter_decide"), ("den", "20/03/2026"),
        ] + reason
    }

    static func term(_ ward: RoutedWard) async throws -> String {
        let key = try await account(ward)
        let term = try await ward.stage.officers.terms(of: key, by: ward.stage.asking(.administrator)).first
        return "/tai-khoan/\(key)/nhiem-ky/\(try #require(term).key)"
    }
}
