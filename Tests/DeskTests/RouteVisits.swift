import Access
import PageClient
import Programme
import Registry
import Rulebook
import Testing
import Vocabulary

@testable import Desk

/// A request to one route, as its rightful officer makes it.
struct RouteVisit: Sendable {
    let route: String
    let role: Role
    /// Whether its address names something of the ward: then it is also asked for without the ward's code.
    var hasKey = false
    let make: @Sendable (RoutedWard) async throws -> RoutedRequest
}

/// A visit to every route.
enum RouteVisits {
    static let all =
        reading + own + households + life + errands + lists + outside + doubles + plans + figures
        + decisions + rules + accounts

    /// Routes that no visit asks for yet: that they refuse is shown by the tests of their capabilities alone.
    static let unproven: Set<String> = [
        "GET /bieu/:table/ten", "GET /chi-tieu/:code/so-lieu", "GET /chi-tieu/:code/so-lieu/:figure",
        "GET /ho/:household/chuyen-phuong", "GET /ho/:household/vang/:absence", "GET /ke-hoach/moi/tep/:draft",
        "GET /nhap-thanh-pho/:list", "GET /nhap-thanh-pho/:list/bi-tu-choi.xlsx", "GET /nhap-thanh-pho/:list/cach-hieu",
        "GET /nhap-thanh-pho/:list/phuong-xa/:commune", "GET /nhat-ky/ho/:household", "GET /nhat-ky/muc/:entry",
        "GET /phuong-xa", "GET /quy-dinh/ban-nhap/:ruling", "GET /quy-dinh/danh-muc/:id", "GET /quy-dinh/doi-chieu",
        "GET /quy-dinh/muc", "GET /quy-dinh/nhap", "GET /quy-dinh/tham-so/:id", "GET /quy-dinh/thu-tuc/:code",
        "GET /sao-luu", "POST /chi-tieu/:code/so-lieu", "POST /chi-tieu/:code/so-lieu/:figure", "POST /dia-ban/sap-xep",
        "POST /ho/:household/chuyen-di", "POST /ho/:household/chuyen-phuong", "POST /ho/:household/vang/:absence",
        "POST /ke-hoach/:year/chi-tieu/:code/bo", "POST /ke-hoach/:year/han/:item/rut-lai",
        "POST /ke-hoach/:year/muc/:item/them", "POST /ke-hoach/moi/mau", "POST /ke-hoach/moi/tep",
        "POST /ke-hoach/moi/tep/:draft", "POST /nhap-thanh-pho/:list/bo", "POST /nhap-thanh-pho/:list/nhan",
        "POST /nhap-thanh-pho/:list/so-sanh", "POST /nhat-ky/tim", "POST /quy-dinh/ban-nhap/:ruling/khong",
        "POST /quy-dinh/ban-nhap/:ruling/thoi", "POST /quy-dinh/ban-nhap/:ruling/xac-nhan", "POST /quy-dinh/doi-chieu",
        "POST /quy-dinh/nhap", "POST /quy-dinh/tep", "POST /quy-dinh/them", "POST /sao-luu/ngay", "POST /sao-luu/thu",
    ]

    static let reason = [("ly_do", "theo giấy tờ đã xem")]

    static func get(_ path: String, _ role: Role, at address: String? = nil) -> RouteVisit {
        RouteVisit(route: "GET " + path, role: role) { _ in RoutedRequest(path: address ?? path) }
    }

    /// A page of a household of its own.
    static func page(_ last: String, _ role: Role = .officer) -> RouteVisit {
        RouteVisit(route: "GET /ho/:household\(last)", role: role, hasKey: true) { ward in
            RoutedRequest(path: "/ho/\(try await ward.household().key)\(last)")
        }
    }

    /// The form of a household of its own, sent as it comes but for some fields.
    static func post(_ last: String, _ typing: [(String, String)]) -> RouteVisit {
        RouteVisit(route: "POST /ho/:household\(last)", role: .officer, hasKey: true) { ward in
            try await ward.form(
                .officer, "/ho/\(try await ward.household().key)\(last)", typing: typing + reason)
        }
    }

    // MARK: Pages that need nothing

    static let reading: [RouteVisit] =
        [
            get("/", .officer), get("/bat-dau", .officer),
            get("/bang-chi-tieu/mot-trang", .leader, at: "/bang-chi-tieu/mot-trang"),
            get("/chi-tieu/:code", .leader, at: "/chi-tieu/poor_households"),
            get("/chi-tieu/bhyt/:list", .officer, at: "/chi-tieu/bhyt/chua"),
            get("/bieu", .superior), get("/bieu/tep", .officer), get("/bieu/:table", .front, at: "/bieu/1"),
            get("/bieu/:table/tep", .officer, at: "/bieu/1/tep"),
            get("/dia-ban", .clerk), get("/ke-hoach", .officer),
            get("/ke-hoach/moi", .officer), get("/nhat-ky/dien", .auditor), get("/nhat-ky/xem", .auditor),
            get("/quy-dinh/van-ban/:id", .front, at: "/quy-dinh/van-ban/ND-351-2025"),
            get("/ke-hoach/:year", .serviceCentre, at: "/ke-hoach/2026"),
            get("/ke-hoach/:year/ke-hoach.yaml", .leader, at: "/ke-hoach/2026/ke-hoach.yaml"),
            get("/ke-hoach/:year/lich-su", .auditor, at: "/ke-hoach/2026/lich-su"),
            get("/ho", .culture), get("/ho.xlsx", .leader), get("/viec", .front), get("/trung-lap", .officer),
            get("/trung-lap/da-xu-ly", .auditor), get("/doi-chieu", .supplier), get("/nhap", .officer),
            get("/nhap/mau.xlsx", .officer), get("/quyet-dinh", .front), get("/quyet-dinh/moi", .clerk),
            get("/quyet-dinh/phu-luc-mau.xlsx", .clerk), get("/nhat-ky", .auditor), get("/kiem-nhiem", .auditor),
            get("/tai-khoan", .administrator), get("/to-chuc", .administrator), get("/toi", .reviewer),
            get("/mat-khau", .clerk), get("/quyen-han", .supplier),
        ]

    // MARK: One's own

    static let own: [RouteVisit] = [
        RouteVisit(route: "POST /mat-khau", role: .front) { ward in
            try await ward.form(
                .front, "/mat-khau",
                typing: [("cu", DeskStage.password), ("moi", "sông Bồ mùa lũ"), ("lai", "sông Bồ mùa lũ")])
        },
        RouteVisit(route: "POST /toi/nhiem-ky", role: .front) { ward in
            let key = try #require(ward.keys[.front])
            let term = try await ward.stage.officers.terms(of: key, by: ward.stage.asking(.administrator)).first
            return RoutedRequest(path: "/toi/nhiem-ky", body: .form([("nhiem_ky", try #require(term).key.description)]))
        },
        RouteVisit(route: "POST /toi/phien", role: .front) { _ in
            RoutedRequest(path: "/toi/phien", body: .form([]))
        },
        RouteVisit(route: "POST /toi/phien/:session", role: .clerk) { ward in
            _ = try await ward.stage.officers.signIn(name: "o.clerk", password: DeskStage.password)
            let action = try await ward.link(.clerk, "/toi", #/action="(/toi/phien/[^"]+)"/#)
            return RoutedRequest(path: action, body: .form([]))
        },
        RouteVisit(route: "POST /toi/nguoi-than", role: .culture) { ward in
            let code = try await ward.household().code
            return RoutedRequest(path: "/toi/nguoi-than", body: .form([("ma_ho", code), ("quan_he", "hộ của tôi")]))
        },
    ]

    // MARK: Households

    static let households: [RouteVisit] = [
        page("", .auditor), page("/thong-tin"), page("/thanh-vien/moi"), page("/chu-ho"), page("/chuyen"),
        page("/bien-dong"),
        RouteVisit(route: "POST /ho/tim", role: .front) { _ in
            RoutedRequest(path: "/ho/tim", body: .form([("q", "buoi")]))
        },
        RouteVisit(route: "GET /ho/tim/:id", role: .front, hasKey: true) { ward in
            RoutedRequest(
                path: try await ward.done(.front, RoutedRequest(path: "/ho/tim", body: .form([("q", "buoi")]))))
        },
        get("/ho/moi", .officer), get("/ho/chuyen-den", .officer),
        RouteVisit(route: "POST /ho/moi", role: .officer) { ward in
            try await ward.form(
                .officer, "/ho/moi",
                typing: [
                    ("tdp", ward.stage.neighbourhoods[1].description), ("ho_ten", "Phan Thị Xoài"),
                    ("ngay_sinh", "1950"),
                    ("gioi_tinh", "female"), ("dan_toc", "01"),
                ] + reason)
        },
        RouteVisit(route: "POST /ho/chuyen-den", role: .culture) { ward in
            try await ward.form(
                .culture, "/ho/chuyen-den",
                typing: [
                    ("tu_noi", "Phường Hương An"), ("dien_noi_cu", "poor"), ("so_qd", "3/QĐ-UBND"),
                    ("ngay_qd", "20/12/2025"),
                    ("tdp", ward.stage.neighbourhoods[0].description), ("ho_ten", "Hồ Thị Sim"),
                ] + reason)
        },
        post("/thong-tin", [("living_area", "22,5")]),
        post(
            "/thanh-vien/moi",
            [("ho_ten", "Phan Thị Na"), ("ngay_sinh", "2026"), ("gioi_tinh", "female"), ("quan_he", "child")]),
        RouteVisit(route: "GET /ho/:household/thanh-vien/:person", role: .officer, hasKey: true) { ward in
            let one = try await ward.household()
            return RoutedRequest(path: "/ho/\(one.key)/thanh-vien/\(one.child)")
        },
        RouteVisit(route: "POST /ho/:household/thanh-vien/:person", role: .officer, hasKey: true) { ward in
            let one = try await ward.household()
            return try await ward.form(
                .officer, "/ho/\(one.key)/thanh-vien/\(one.child)", typing: [("ho_ten", "Lê Văn Xoan")] + reason)
        },
        RouteVisit(route: "GET /ho/:household/thanh-vien/:person/bot", role: .officer, hasKey: true) { ward in
            let one = try await ward.household()
            return RoutedRequest(path: "/ho/\(one.key)/thanh-vien/\(one.child)/bot")
        },
        RouteVisit(route: "POST /ho/:household/thanh-vien/:person/bot", role: .officer, hasKey: true) { ward in
            let one = try await ward.household()
            return try await ward.form(.officer, "/ho/\(one.key)/thanh-vien/\(one.child)/bot", typing: reason)
        },
        RouteVisit(route: "POST /ho/:household/chu-ho", role: .officer, hasKey: true) { ward in
            let one = try await ward.household()
            return try await ward.form(
                .officer, "/ho/\(one.key)/chu-ho?chu=\(one.child)",
                typing: [("qh-\(one.head)", "parent")] + reason)
        },
        RouteVisit(route: "POST /ho/:household/chuyen", role: .officer, hasKey: true) { ward in
            try await ward.form(
                .officer, "/ho/\(try await ward.household().key)/chuyen",
                typing: [("tdp", ward.stage.neighbourhoods[1].description), ("dia_chi", "5 đường Cây Sim")] + reason)
        },
    ]

    // MARK: What befalls them

    static let life: [RouteVisit] =
        [
            "sinh", "ket-hon-ve", "chuyen-den", "chet", "ket-hon-di", "chuyen-di", "tach", "nhap-ho", "ket-thuc",
            "vang", "dai-dien", "cu-tru", "dien-thoai", "viec", "ghi-chu",
        ].map { page("/\($0)") }
        + [
            post(
                "/sinh",
                [
                    ("ho_ten", "Lê Thị Non"), ("ngay_sinh", "01/03/2026"), ("gioi_tinh", "female"),
                    ("quan_he", "grandchild"), ("ngay", "01/03/2026"),
                ]),
            post(
                "/ket-hon-ve",
                [("ho_ten", "Phan Thị Dâu"), ("ngay_sinh", "1990"), ("gioi_tinh", "female"), ("quan_he", "other")]),
            post(
                "/chuyen-den",
                [
                    ("ho_ten", "Phan Thị Đến"), ("ngay_sinh", "1990"), ("gioi_tinh", "female"), ("quan_he", "other"),
                    ("tu_noi", "Phường Hương An"),
                ]),
            leaving("chet", []), leaving("ket-hon-di", [("noi_den", "Đà Nẵng")]),
            RouteVisit(route: "POST /ho/:household/tach", role: .officer, hasKey: true) { ward in
                let one = try await ward.household()
                return try await ward.form(
                    .officer, "/ho/\(one.key)/tach?nguoi=\(one.child)&chu=\(one.child)", typing: reason)
            },
            RouteVisit(route: "POST /ho/:household/nhap-ho", role: .officer, hasKey: true) { ward in
                let (goes, stays) = (try await ward.household(), try await ward.household())
                let path = "/ho/\(goes.key)/nhap-ho?ma_ho=\(stays.code)"
                return try await ward.form(
                    .officer, path,
                    typing: [("qh-\(goes.head)", "other"), ("qh-\(goes.child)", "other")] + reason)
            },
            post("/ket-thuc", [("cach", "dissolved")]),
            RouteVisit(route: "POST /ho/:household/vang", role: .officer, hasKey: true) { ward in
                let one = try await ward.household()
                return try await ward.form(
                    .officer, "/ho/\(one.key)/vang",
                    typing: [("nguoi", one.child.description), ("vi_sao", "study"), ("ly_do_vang", "study")] + reason)
            },
            RouteVisit(route: "POST /ho/:household/dai-dien", role: .officer, hasKey: true) { ward in
                let one = try await ward.household()
                return try await ward.form(
                    .officer, "/ho/\(one.key)/dai-dien", typing: [("nguoi_dai_dien", one.child.description)] + reason)
            },
            RouteVisit(route: "POST /ho/:household/cu-tru", role: .officer, hasKey: true) { ward in
                let one = try await ward.household()
                return try await ward.form(
                    .officer, "/ho/\(one.key)/cu-tru",
                    typing: [("nguoi", one.child.description), ("cu_tru", "temporary")] + reason)
            },
            post("/dien-thoai", [("dien_thoai", "0912 345 678")]),
            post("/ghi-chu", [("ghi_chu", "đã gọi"), ("noi_dung", "đã gọi")]),
            post("/viec", [("viec", "Gọi lại hỏi thẻ"), ("den_ngay", "20/03/2026")]),
        ]

    static func leaving(_ step: String, _ typing: [(String, String)]) -> RouteVisit {
        RouteVisit(route: "POST /ho/:household/\(step)", role: .officer, hasKey: true) { ward in
            let one = try await ward.household()
            return try await ward.form(
                .officer, "/ho/\(one.key)/\(step)?nguoi=\(one.child)", typing: typing + reason)
        }
    }

    // MARK: Errands

    static func errand(_ ward: RoutedWard) async throws -> String {
        let set = "/ho/\(try await ward.household().key)/viec"
        _ = try await ward.done(
            .officer,
            try await ward.form(.officer, set, typing: [("viec", "Gọi lại hỏi thẻ"), ("den_ngay", "01/03/2026")]))
        let text = try await ward.client(.officer).get("/viec?loc=due").text
        let links = text.matches(of: #/href="(\/ho\/[^"]+\/viec\/[^"]+)"/#).map { String($0.output.1) }
        return try #require(links.first { $0.hasPrefix(set + "/") })
    }

    static let errands: [RouteVisit] = [
        RouteVisit(route: "GET /ho/:household/viec/:errand", role: .officer, hasKey: true) {
            RoutedRequest(path: try await errand($0))
        },
        RouteVisit(route: "POST /ho/:household/viec/:errand", role: .officer, hasKey: true) { ward in
            try await ward.form(.officer, try await errand(ward), typing: [("ghi_chu", "đã có thẻ")])
        },
        RouteVisit(route: "POST /ho/:household/viec/:errand/han", role: .officer, hasKey: true) { ward in
            let path = try await errand(ward)
            return try await ward.form(
                .officer, path, to: path + "/han", typing: [("den_ngay", "30/03/2026")] + reason)
        },
    ]

    // MARK: Lists

    static func brought(_ ward: RoutedWard) async throws -> String {
        try await ward.client(.officer).bring(.three)
    }

    static let lists: [RouteVisit] = [
        RouteVisit(route: "GET /nhap/dien-san.xlsx", role: .culture) { ward in
            RoutedRequest(path: "/nhap/dien-san.xlsx?tdp=\(ward.stage.neighbourhoods[0])")
        },
        RouteVisit(route: "POST /nhap", role: .officer) { _ in
            RoutedRequest(
                path: "/nhap", body: .file(TypedRows.three.csv, name: "danh-sach.csv", field: "tep", fields: []))
        },
        listed("GET /nhap/:listing", ""), listed("GET /nhap/:listing/cach-hieu", "/cach-hieu"),
        listed("GET /nhap/:listing/cot/:sheet", "/cot/0"),
        RouteVisit(route: "POST /nhap/:listing/cot/:sheet", role: .officer, hasKey: true) { ward in
            try await ward.form(.officer, try await brought(ward) + "/cot/0")
        },
        RouteVisit(route: "POST /nhap/:listing/so-sanh", role: .officer, hasKey: true) { ward in
            let listing = try await brought(ward)
            return try await ward.form(
                .officer, listing + "/cach-hieu", to: listing + "/so-sanh", typing: [("ngay", "15/02/2026")])
        },
        RouteVisit(route: "GET /nhap/:listing/bi-tu-choi.xlsx", role: .officer, hasKey: true) { ward in
            let listing = try await compared(ward)
            return RoutedRequest(path: listing + "/bi-tu-choi.xlsx")
        },
        RouteVisit(route: "POST /nhap/:listing/bo", role: .officer, hasKey: true) { ward in
            RoutedRequest(path: try await compared(ward) + "/bo", body: .form([]))
        },
        RouteVisit(route: "POST /nhap/:listing/xac-nhan", role: .officer, hasKey: true) { ward in
            RoutedRequest(path: try await compared(ward) + "/xac-nhan", body: .form([("cach", "all")]))
        },
        RouteVisit(route: "POST /nhap/:listing/nhan", role: .officer, hasKey: true) { ward in
            RoutedRequest(path: try await clean(ward) + "/nhan", body: .form([("cach", "all")]))
        },
        RouteVisit(route: "GET /nhap/:listing/rut-lai", role: .officer, hasKey: true) { ward in
            RoutedRequest(path: try await accepted(ward) + "/rut-lai")
        },
        RouteVisit(route: "POST /nhap/:listing/rut-lai", role: .officer, hasKey: true) { ward in
            RoutedRequest(path: try await accepted(ward) + "/rut-lai", body: .form(reason))
        },
    ]

    static func listed(_ route: String, _ last: String) -> RouteVisit {
        RouteVisit(route: route, role: .officer, hasKey: true) { RoutedRequest(path: try await brought($0) + last) }
    }

    static func compared(_ ward: RoutedWard) async throws -> String {
        let listing = try await ward.client(.officer).bring(.three.setting(2, "Ngày sinh", "hôm qua"))
        _ = try await ward.client(.officer).compare(listing)
        return listing
    }

    static func clean(_ ward: RoutedWard) async throws -> String {
        let listing = try await ward.client(.officer).bring(.three)
        _ = try await ward.client(.officer).compare(listing)
        return listing
    }

    static func accepted(_ ward: RoutedWard) async throws -> String {
        var rows = TypedRows()
        let number = Int.random(in: 1000...9999)
        rows.rows = [
            ["1", "", "Tổ dân phố 1", "Đoàn Văn Kiệu", "Chủ hộ", "07/03/1950", "Nam", "04605000\(number)", "có", ""]
        ]
        return try await ward.client(.officer).take(rows)
    }
}
