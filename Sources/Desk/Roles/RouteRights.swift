import Access
import Hummingbird

/// What an address asks of whoever opens it: a row for every route, and no route without a row.
///
/// The capabilities refuse by themselves; this table says which of them stands behind an address. An address without a
/// row is not found (`RouteGuard`), and a test holds the table against the running router, role by role.
struct RouteRight: Sendable, Hashable {
    enum Need: Sendable, Hashable {
        /// Nobody need be signed in.
        case visitor
        /// Every officer, for what is the officer's own or says nothing of anybody.
        case officer
        /// Whoever the matrix gives it to.
        case permission(Permission)
        /// Whoever the matrix gives one of two.
        case either(Permission, Permission)
    }

    let method: String
    let path: String
    let need: Need

    /// The path as the router tells it of a request: `/ho/{household}`.
    var told: String { RouterPath(path).description }

    /// Whether a role may come here, somewhere and with some of what there is.
    func isOpen(to role: Role) -> Bool {
        switch need {
        case .visitor, .officer: true
        case .permission(let one): Matrix.reach(of: role, for: one) != nil
        case .either(let one, let other):
            Matrix.reach(of: role, for: one) != nil || Matrix.reach(of: role, for: other) != nil
        }
    }
}

enum RouteRights {
    static let all: [RouteRight] =
        visiting
        + own + figures + plans + households + editing + lists + decisions + rules + accounts

    private static let visiting = rows(
        .visitor, get: ["/dang-nhap", "/thiet-lap"], post: ["/dang-nhap", "/dang-xuat", "/thiet-lap"])

    private static let own =
        rows(
            .officer, get: ["/", "/bat-dau", "/toi", "/mat-khau", "/quyen-han"],
            post: ["/mat-khau", "/toi/nhiem-ky", "/toi/phien", "/toi/phien/:session"])
        + rows(.permission(.readNames), post: ["/toi/nguoi-than"])

    private static let figures =
        rows(
            .permission(.readFigures),
            get: [
                "/bang-chi-tieu/mot-trang", "/chi-tieu/:code", "/bieu", "/bieu/tep", "/bieu/:table", "/bieu/:table/tep",
                "/dia-ban", "/phuong-xa",
            ])
        + rows(.permission(.readNames), get: ["/chi-tieu/bhyt/:list", "/bieu/:table/ten"])
        + rows(
            .permission(.editTargets), get: ["/chi-tieu/:code/so-lieu", "/chi-tieu/:code/so-lieu/:figure"],
            post: ["/chi-tieu/:code/so-lieu", "/chi-tieu/:code/so-lieu/:figure"])
        + rows(
            .permission(.editRegister), get: ["/dia-ban/sap-xep", "/dia-ban/:area/doi-ten"],
            post: ["/dia-ban", "/dia-ban/sap-xep", "/dia-ban/:area/doi-ten"])

    private static let plans =
        rows(
            .permission(.readFigures),
            get: [
                "/ke-hoach", "/ke-hoach/:year", "/ke-hoach/:year/ke-hoach.yaml", "/ke-hoach/:year/lich-su",
                "/ke-hoach/:year/han/:item", "/ke-hoach/moi",
            ])
        + rows(
            .permission(.editTargets),
            get: [
                "/ke-hoach/moi/tep/:draft", "/ke-hoach/:year/nam-sau", "/ke-hoach/:year/van-ban",
                "/ke-hoach/:year/muc/:item", "/ke-hoach/:year/muc/:item/them", "/ke-hoach/:year/muc/:item/bo",
                "/ke-hoach/:year/chi-tieu/:code",
            ],
            post: [
                "/ke-hoach/moi/mau", "/ke-hoach/moi/trong", "/ke-hoach/moi/tep", "/ke-hoach/moi/tep/:draft",
                "/ke-hoach/:year/nam-sau", "/ke-hoach/:year/van-ban", "/ke-hoach/:year/muc/:item",
                "/ke-hoach/:year/muc/:item/them", "/ke-hoach/:year/muc/:item/bo", "/ke-hoach/:year/chi-tieu/:code",
                "/ke-hoach/:year/chi-tieu/:code/bo", "/ke-hoach/:year/han/:item",
                "/ke-hoach/:year/han/:item/rut-lai",
            ])

    private static let households =
        rows(.permission(.readNames), get: ["/ho", "/ho/tim/:id", "/ho/:household", "/viec"], post: ["/ho/tim"])
        + rows(.permission(.exportRegister), get: ["/ho.xlsx"])
        + rows(.permission(.readNames), get: ["/trung-lap", "/trung-lap/da-xu-ly", "/trung-lap/:pair"])
        + rows(
            .permission(.editRegister), get: ["/trung-lap/:pair/gop", "/trung-lap/:pair/go"],
            post: ["/trung-lap/:pair/khac", "/trung-lap/:pair/gop", "/trung-lap/:pair/go"])
        + rows(
            .permission(.matchLists),
            get: [
                "/doi-chieu", "/doi-chieu/:list", "/doi-chieu/:list/cach-hieu", "/doi-chieu/:list/cot/:sheet",
            ],
            post: [
                "/doi-chieu", "/doi-chieu/:list/cot/:sheet", "/doi-chieu/:list/so-sanh", "/doi-chieu/:list/xoa",
            ])
        + rows(.permission(.exportRegister), get: ["/doi-chieu/:list/ket-qua.xlsx"])

    private static let editing =
        rows(.permission(.editRegister), get: ["/ho/:household/bien-dong"], post: ["/ho/:household/viec/:errand/han"])
        + [
            "/ho/moi", "/ho/chuyen-den", "/ho/:household/thong-tin", "/ho/:household/thanh-vien/moi",
            "/ho/:household/thanh-vien/:person", "/ho/:household/thanh-vien/:person/bot", "/ho/:household/chu-ho",
            "/ho/:household/chuyen", "/ho/:household/sinh", "/ho/:household/ket-hon-ve", "/ho/:household/chuyen-den",
            "/ho/:household/chet", "/ho/:household/ket-hon-di", "/ho/:household/chuyen-di", "/ho/:household/tach",
            "/ho/:household/nhap-ho", "/ho/:household/ket-thuc", "/ho/:household/chuyen-phuong",
            "/ho/:household/vang", "/ho/:household/vang/:absence", "/ho/:household/dai-dien",
            "/ho/:household/cu-tru", "/ho/:household/dien-thoai", "/ho/:household/viec",
            "/ho/:household/viec/:errand", "/ho/:household/ghi-chu",
        ].flatMap { rows(.permission(.editRegister), get: [$0], post: [$0]) }

    private static let lists =
        rows(
            .permission(.importList),
            get: [
                "/nhap", "/nhap/mau.xlsx", "/nhap/:listing", "/nhap/:listing/cach-hieu", "/nhap/:listing/cot/:sheet",
                "/nhap/:listing/bi-tu-choi.xlsx", "/nhap/:listing/rut-lai",
            ],
            post: [
                "/nhap", "/nhap/:listing/cot/:sheet", "/nhap/:listing/so-sanh", "/nhap/:listing/xac-nhan",
                "/nhap/:listing/nhan", "/nhap/:listing/bo", "/nhap/:listing/rut-lai",
            ])
        + rows(
            .permission(.importList),
            get: [
                "/nhap-thanh-pho/:list", "/nhap-thanh-pho/:list/cach-hieu", "/nhap-thanh-pho/:list/phuong-xa/:commune",
                "/nhap-thanh-pho/:list/bi-tu-choi.xlsx",
            ],
            post: [
                "/nhap-thanh-pho/:list/so-sanh", "/nhap-thanh-pho/:list/nhan", "/nhap-thanh-pho/:list/bo",
            ])
        + rows(.permission(.takeAlong), get: ["/nhap/dien-san.xlsx"])

    private static let decisions =
        rows(.permission(.readFigures), get: ["/quyet-dinh", "/quyet-dinh/:decision"])
        + rows(
            .permission(.recordDecision),
            get: ["/quyet-dinh/moi", "/quyet-dinh/phu-luc-mau.xlsx", "/quyet-dinh/xem-truoc/:draft"],
            post: ["/quyet-dinh/xem-truoc", "/quyet-dinh/xem-truoc/:draft/ghi-nhan"])

    private static let rules =
        rows(
            .officer,
            get: [
                "/quy-dinh", "/quy-dinh/chuan/:year", "/quy-dinh/tham-so/:id", "/quy-dinh/muc",
                "/quy-dinh/thu-tuc/:code", "/quy-dinh/danh-muc/:id", "/quy-dinh/van-ban/:id",
                "/quy-dinh/chua-kiem-chung", "/quy-dinh/cho", "/quy-dinh/ban-nhap/:ruling",
            ])
        + ["/quy-dinh/nhap", "/quy-dinh/them", "/quy-dinh/tep", "/quy-dinh/doi-chieu"].flatMap {
            rows(.permission(.enterRuling), get: [$0], post: [$0])
        }
        + rows(.permission(.enterRuling), post: ["/quy-dinh/ban-nhap/:ruling/thoi"])
        + rows(.permission(.confirmRuling), post: ["/quy-dinh/ban-nhap/:ruling/xac-nhan"])
        // Who entered it may withdraw it.
        + rows(.either(.confirmRuling, .enterRuling), post: ["/quy-dinh/ban-nhap/:ruling/khong"])

    private static let accounts =
        rows(
            .permission(.manageAccounts),
            get: [
                "/tai-khoan", "/tai-khoan/:id", "/tai-khoan/:id/khoa", "/tai-khoan/:id/mo", "/tai-khoan/:id/mat-khau",
                "/tai-khoan/:id/nhiem-ky/:term", "/to-chuc",
            ],
            post: [
                "/tai-khoan", "/tai-khoan/:id/khoa", "/tai-khoan/:id/mo", "/tai-khoan/:id/mat-khau",
                "/tai-khoan/:id/nhiem-ky", "/tai-khoan/:id/nhiem-ky/:term", "/tai-khoan/:id/nguoi-than/:household",
                "/to-chuc",
            ])
        + rows(
            .permission(.readAudit),
            get: [
                "/nhat-ky", "/nhat-ky/muc/:entry", "/nhat-ky/ho/:household", "/nhat-ky/dien", "/nhat-ky/xem",
                "/kiem-nhiem",
            ], post: ["/nhat-ky/tim"])
        + rows(.permission(.keepSafe), get: ["/sao-luu"], post: ["/sao-luu/ngay", "/sao-luu/thu"])
        + rows(.permission(.grantException), post: ["/kiem-nhiem", "/kiem-nhiem/:exception"])

    private static func rows(_ need: RouteRight.Need, get: [String] = [], post: [String] = []) -> [RouteRight] {
        get.map { RouteRight(method: "GET", path: $0, need: need) }
            + post.map { RouteRight(method: "POST", path: $0, need: need) }
    }

    private static let known = Set(all.map { $0.method + " " + $0.path })

    /// Whether an officers' address has a row, in the officer's own area or, with its prefix, in another.
    static func knows(_ method: String, _ path: String) -> Bool {
        known.contains((method == "HEAD" ? "GET" : method) + " " + LookTable.pattern(path))
    }
}
