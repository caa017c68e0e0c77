import Markup
import PageClient
import Site
import Vocabulary

/// A page that shows every part, as the desk's pages use them. People and figures are invented.
enum PartsPage {
    static let site = SiteIdentity(areaName: "Phường Kim Trà", isSample: true, version: "0.1")

    static let navigation = [
        NavigationItem(.scoreboard, Address("/")),
        NavigationItem(.households, Address("/ho")),
        NavigationItem(.importing, Address("/nhap"), permission: "import"),
        NavigationItem(.tables, Address("/bieu")),
        NavigationItem(.decisions, Address("/quyet-dinh")),
        NavigationItem(.rules, Address("/quy-dinh")),
        NavigationItem(.accounts, Address("/tai-khoan"), permission: "accounts"),
    ]

    static let officer = SignedIn(
        name: "Lê Văn Tám", role: "Cán bộ giảm nghèo", permissions: ["import"], account: "tam")

    static func frame(flash: Flash? = nil) -> PageFrame {
        PageFrame(
            site: site, signedIn: officer, navigation: navigation, section: .households,
            crumbs: [Crumb("Bảng chỉ tiêu", Address("/")), Crumb("Danh sách hộ", Address("/ho"))],
            asOf: Day(iso: "2026-11-15").map { ShownDay($0, change: Address("/ho").with("ngay", "chon")) }, flash: flash
        )
    }

    static var form: Form {
        var form = Form([
            "ten": ["Trần Thị <Bưởi>"], "ngay": ["31/02/2026"], "loai": ["ngheo"], "nguon": ["dien", "nuoc"],
            "so": ["1.234,5"], "ghi_chu": ["Dòng một\nDòng hai"],
        ])
        _ = form.day("ngay")
        _ = form.whole("so")
        form.refuse("ly_do", "Hãy chọn lý do thay đổi.")
        return form
    }

    static func page(flash: Flash? = Flash("Đã lưu thay đổi của hộ KT-0123.")) -> HTML {
        layout(
            frame(flash: flash), title: "Mọi thành phần của trang", hasProblems: true,
            body: """
                \(ErrorSummary(form.problems))
                \(heading("Danh sách hộ nghèo và cận nghèo", caption: "Tổ dân phố Giáp Nhất", lead: lead))
                \(scoreboard)
                \(lists)
                \(question)
                \(words)
                """)
    }

    private static let lead: HTML = """
        162 hộ được công nhận trong danh sách năm 2026; 4 hộ chưa đủ câu trả lời để xác định.
        """

    private static var scoreboard: HTML {
        """
        <h2>Chỉ tiêu hộ nghèo</h2>
        \(targets)
        \(YearBars("Tỷ lệ hộ nghèo qua các năm", years))
        \(SourceNote("QĐ của Chủ tịch UBND phường", day: Day(iso: "2025-12-31"), isVerified: false))
        """
    }

    private static let targets = [
        TargetCard(
            "Hộ nghèo", Address("/chi-tieu/ho-ngheo"), actual: "81 hộ · 0,95 %",
            target: "mục tiêu dưới 77 hộ · dưới 0,9 %", standing: .missed, verdict: "còn phải giảm 5 hộ",
            picture: "\(Sparkline("Hộ nghèo", years))\(poorBar)",
            names: ("5 hộ gần thoát nghèo nhất", Address("/ho").with("loai", "ngheo"))),
        TargetCard(
            "Bảo hiểm y tế", Address("/chi-tieu/bhyt"), actual: "96,2 % · 1.204/1.252 người",
            target: "mục tiêu 100 %", standing: .attention, verdict: "48 người chưa có thẻ", picture: insuranceBar.html,
            names: ("Danh sách người chưa có thẻ", Address("/ho").with("bhyt", "chua"))),
        TargetCard(
            "Nhà ở", Address("/chi-tieu/nha-o"), actual: "40 nhà", target: "mục tiêu 32 nhà", standing: .met,
            verdict: "Đạt", picture: houseBar.html, source: SourceNote("Kế hoạch giảm nghèo năm 2026, mục II.2")),
    ]

    private static let poorBar = TargetBar(
        "Hộ nghèo", actual: 81, target: 77, actualShown: "81 hộ", targetShown: "dưới 77 hộ", standing: .missed)

    private static let insuranceBar = TargetBar(
        "BHYT", actual: 96.2, target: 100, actualShown: "96,2 %", targetShown: "100 %", standing: .attention)

    private static let houseBar = TargetBar(
        "Nhà ở", actual: 40, target: 32, actualShown: "40 nhà", targetShown: "32 nhà", standing: .met)

    private static let years = [
        YearValue("2021", 3.4, shown: "3,40 %"), YearValue("2022", 4.1, shown: "4,10 %", startsAnew: true),
        YearValue("2023", 2.6, shown: "2,60 %"), YearValue("2024", 1.5, shown: "1,50 %"),
        YearValue("2025", 0.95, shown: "0,95 %"),
    ]

    private static var lists: HTML {
        """
        <h2>Danh sách</h2>
        \(Filters(Address("/ho"), [
            .select("tdp", "Tổ dân phố", areas, in: .blank),
            .select("nhom", "Loại hộ", [Choice("", "Tất cả"), Choice("ngheo", "Hộ nghèo")], in: .blank),
        ], clear: Address("/ho")))
        \(DataTable("Hộ nghèo, xếp theo tên chủ hộ", householdColumns, rows: householdRows, empty: "<p>Chưa có.</p>"))
        \(Pager(page: 3, size: 50, total: 1234, unit: "hộ", address: Address("/ho").with("tdp", "gn")))
        \(DataTable("Biểu số 1: kết quả rà soát theo tổ dân phố", officialColumns, rows: officialRows,
            totals: ["Cộng", "8.540", "81", "0,95 %", "120", "1,41 %"], numbers: ["A", "1", "2", "3=2/1×100", "4", "5=4/1×100"], empty: "<p>Chưa có.</p>"))
        \(DataTable("Quyết định công nhận", householdColumns, rows: [], empty: """
            <p>Quyết định đã ký sẽ nằm ở đây, cùng danh sách các hộ được công nhận.</p>
            <p>\(LinkButton("Ghi nhận quyết định đã ký", to: Address("/quyet-dinh/moi")))</p>
            """))
        """
    }

    private static let areas = [Choice("", "Tất cả"), Choice("gn", "Giáp Nhất"), Choice("vx", "Văn Xá Đông")]

    private static let householdColumns: [DataTable.Column] = [
        .init("Mã hộ", .rowHeader, sort: .init(Address("/ho").with("xep", "ma"))),
        .init("Chủ hộ", sort: .init(Address("/ho").with("xep", "ten-giam"), current: .ascending)),
        .init("Tổ dân phố"), .init("Nhân khẩu", .number), .init("Thu nhập (đ/người/tháng)", .number), .init("Kết quả"),
    ]

    private static let householdRows: [[HTML]] = [
        [
            "<a href=\"/ho/KT-0123\">KT-0123</a>", "Trần Thị Bưởi", "Giáp Nhất", "4", "1.350.000",
            "\(Badge(.missed, "Hộ nghèo"))",
        ],
        [
            "<a href=\"/ho/KT-0077\">KT-0077</a>", "Nguyễn Hữu Đường", "Văn Xá Đông", "2", "1.980.000",
            "\(Badge(.attention, "Hộ cận nghèo"))",
        ],
        [
            "<a href=\"/ho/KT-0410\">KT-0410</a>", "Hồ Văn Ước", "Giáp Nhất", "6", "–",
            "\(Badge(.neutral, "Chưa xác định"))",
        ],
    ]

    private static let officialColumns: [DataTable.Column] = [
        .init("Tổ dân phố", .rowHeader), .init("Tổng số hộ", .number),
        .init("Số hộ", .number, group: "Hộ nghèo"), .init("Tỷ lệ", .number, group: "Hộ nghèo"),
        .init("Số hộ", .number, group: "Hộ cận nghèo"), .init("Tỷ lệ", .number, group: "Hộ cận nghèo"),
    ]

    private static let officialRows: [[HTML]] = [
        ["Giáp Nhất", "412", "<a href=\"/ho\">9</a>", "2,18 %", "<a href=\"/ho\">11</a>", "2,67 %"],
        ["Văn Xá Đông", "388", "<a href=\"/ho\">4</a>", "1,03 %", "<a href=\"/ho\">7</a>", "1,80 %"],
    ]

    private static var question: HTML {
        """
        <h2>Biểu mẫu</h2>
        \(Steps(["Chọn tệp", "Hiểu tệp", "Xem thay đổi", "Hoàn tất"], current: 2))
        \(PostForm(to: Address("/ho/KT-0123"), hasFiles: true, fields))
        """
    }

    private static var fields: HTML {
        """
        \(Field.text("ten", "Họ và tên chủ hộ", in: form, hint: "Viết đủ họ, đệm, tên"))
        \(Field.day("ngay", "Ngày quyết định", in: form))
        \(Field.text("so", "Số nhân khẩu", in: form, width: .year, kind: .number))
        \(Field.text("mat_khau", "Mật khẩu", in: form, width: .half, kind: .password, autocomplete: "current-password"))
        \(Field.radios("loai", "Loại hộ", classes, in: form))
        \(Field.radios("ly_do", "Lý do thay đổi", reasons, in: form))
        \(Field.checkboxes("nguon", "Đã có", [Choice("dien", "Điện"), Choice("nuoc", "Nước sạch")], in: form))
        \(Field.area("ghi_chu", "Ghi chú", in: form))
        \(Field.file("tep", "Tệp danh sách", in: form, accept: ".xlsx,.csv", hint: "Tệp .xlsx hoặc .csv, tối đa 30 MB"))
        \(Actions(Button("Lưu thay đổi"), Button("Lưu, nhập hộ khác", .secondary), Button("Rút khỏi danh sách", .grave)))
        """
    }

    private static let reasons = [Choice("sai", "Nhập sai"), Choice("moi", "Có thay đổi thật")]

    private static let classes = [
        Choice("ngheo", "Hộ nghèo", hint: "Theo danh sách đã công nhận"), Choice("can_ngheo", "Hộ cận nghèo"),
    ]

    private static var words: HTML {
        """
        <h2>Thông báo và tóm tắt</h2>
        \(Tallies("Kết quả đọc tệp", [
            .init("mới", 12, Address("/nhap/1").with("xem", "moi"), standing: .met),
            .init("thay đổi", 48, Address("/nhap/1").with("xem", "doi"), standing: .attention, isCurrent: true),
            .init("không đổi", 8473), .init("bị từ chối", 7, Address("/nhap/1").with("xem", "loi"), standing: .missed),
        ]))
        <p>Nhân khẩu: \(Change(from: "4", to: "5")) · Điện thoại: \(Change(from: nil, to: "0905 000 111"))</p>
        \(Notice(.note, "<p>Năm 2026 vẫn dùng chuẩn của giai đoạn trước.</p>"))
        \(Notice(.attention, title: "12 dòng chưa khớp", "<p>Hãy mở từng dòng để chọn hộ đúng.</p>"))
        \(Notice(.stopped, "<p>Tệp có mật khẩu. Hãy bỏ mật khẩu trong Excel rồi gửi lại.</p>"))
        \(SummaryList([
            .init("Chủ hộ", text: "Trần Thị Bưởi", change: ("Sửa", Address("/ho/KT-0123/chu-ho"))),
            .init("Địa bàn", text: "Tổ dân phố Giáp Nhất"),
            .init("Kết quả", "\(Badge(.missed, "Hộ nghèo")) <p>Thu nhập 1.350.000 đ, không quá mức chuẩn.</p>"),
        ]))
        \(Progress("Đang đọc tệp", done: 5310, of: 8540, unit: "hộ"))
        \(Timeline([
            .init("31/12/2025", "Công nhận hộ nghèo", source: "Quyết định của Chủ tịch UBND phường"),
            .init("15/11/2025", "Phiếu rà soát: B1 130 điểm, B2 30 điểm", source: "Lê Văn Tám nhập 16/11/2025 08:12"),
        ], empty: "<p>Chưa có việc gì.</p>"))
        \(Details("Vì sao hộ này là hộ nghèo?", "<p>Thu nhập dưới chuẩn và thiếu hụt 3 chỉ số.</p>"))
        """
    }
}
