import Foundation
import Markup
import PageClient
import Site
import Testing

struct PartTests {
    @Test func `a field keeps what was typed, and says what is wrong where it stands`() {
        let html = Field.day("ngay", "Ngày quyết định", in: PartsPage.form).html.description

        #expect(html.contains("value=\"31/02/2026\""))
        #expect(html.contains("aria-invalid=\"true\""))
        #expect(html.contains("id=\"o-ngay-loi\"") && html.contains("aria-describedby=\"o-ngay-goi-y o-ngay-loi\""))
    }

    @Test func `a secret never comes back`() {
        let form = Form(["mat_khau": ["chim sơn ca"]])

        #expect(!Field.text("mat_khau", "Mật khẩu", in: form, kind: .password).html.description.contains("chim"))
    }

    @Test func `what was chosen stays chosen`() {
        let form = Form(["loai": ["b"], "co": ["x", "z"]])
        let choices = ["a", "b"].map { Choice($0, $0) }
        let boxes = ["x", "y", "z"].map { Choice($0, $0) }

        let list = Field.select("loai", "Loại", choices, in: form).html.description
        let radios = Field.radios("loai", "Loại", choices, in: form).html.description
        let checks = Field.checkboxes("co", "Có", boxes, in: form).html.description

        #expect(list.contains("<option value=\"b\" selected=\"selected\">"))
        #expect(radios.contains("value=\"b\" checked=\"checked\""))
        #expect(checks.components(separatedBy: "checked=\"checked\"").count == 3)
    }

    @Test func `the error summary leads to each field, and is nothing where nothing is wrong`() {
        let html = ErrorSummary(PartsPage.form.problems)?.html.description

        #expect(html?.contains("href=\"#o-ngay\"") == true)
        #expect(html?.contains("href=\"#o-ly_do\"") == true)
        #expect(ErrorSummary([]) == nil)
    }

    @Test func `an empty table says what will be here, in place of the table`() {
        let html = DataTable("Quyết định", [.init("Số")], rows: [], empty: "<p>Chưa có.</p>").html.description

        #expect(html.contains("Chưa có.") && !html.contains("<table"))
    }

    @Test func `headers of a group stand over their columns`() {
        let columns: [DataTable.Column] = [
            .init("Địa bàn", .rowHeader), .init("Số", .number, group: "Nghèo"), .init("Tỷ lệ", .number, group: "Nghèo"),
            .init("Số", .number, group: "Cận nghèo"),
        ]

        let html = DataTable("Biểu", columns, rows: [["a", "1", "2", "3"]], empty: "").html.description

        #expect(html.contains("rowspan=\"2\">Địa bàn"))
        #expect(html.contains("colspan=\"2\" class=\"table-group\">Nghèo"))
        #expect(html.contains("colspan=\"1\" class=\"table-group\">Cận nghèo"))
    }

    @Test func `a sorted column says so`() {
        let sorted = DataTable.Sort(Address("/ho").with("xep", "ten"), current: .descending)

        let html = DataTable("Hộ", [.init("Tên", sort: sorted)], rows: [["a"]], empty: "").html.description

        #expect(html.contains("aria-sort=\"descending\"") && html.contains("href=\"/ho?xep=ten\""))
    }

    @Test(arguments: [
        (1, "1 2 … 25"), (2, "1 2 3 … 25"), (3, "1 2 3 4 … 25"), (4, "1 2 3 4 5 … 25"), (5, "1 … 4 5 6 … 25"),
        (24, "1 … 23 24 25"), (25, "1 … 24 25"), (99, "1 … 24 25"), (-3, "1 2 … 25"),
    ])
    func `the pager shows the ends and the neighbours`(_ page: Int, _ shown: String) {
        let html = Pager(page: page, size: 50, total: 1234, unit: "hộ", address: Address("/ho")).html.description

        let marks = html.matches(of: /(?:Trang <\/span>|pager-gap">)(\d+|…)</).map { String($0.1) }
        #expect(marks.joined(separator: " ") == shown)
    }

    @Test func `the pager counts as people do`() {
        let middle = Pager(page: 25, size: 50, total: 1234, unit: "hộ", address: Address("/ho")).html.description
        let one = Pager(page: 1, size: 50, total: 50, unit: "hộ", address: Address("/ho")).html.description
        let none = Pager(page: 1, size: 50, total: 0, unit: "hộ", address: Address("/ho")).html.description

        #expect(middle.contains("1.201–1.234 trong"))
        #expect(one.contains("<strong>50</strong> hộ") && !one.contains("<nav"))
        #expect(none.contains("Không có hộ nào."))
    }

    @Test(arguments: Standing.allCases)
    func `a badge says its meaning in words and a sign, never by a colour alone`(_ standing: Standing) {
        let html = Badge(standing).html.description

        #expect(html.contains(standing.label))
        #expect(standing == .neutral || html.contains(standing.sign))
    }

    @Test func `a picture says in words what it shows`() {
        let years = [
            YearValue("2021", 3.4, shown: "3,40 %"), YearValue("2022", 4.1, shown: "4,10 %", startsAnew: true),
        ]
        let bar = TargetBar(
            "BHYT", actual: nil, target: 100, actualShown: "chưa rõ", targetShown: "100 %", standing: .missed)

        let spoken = "aria-label=\"Hộ nghèo: 2021: 3,40 %; (từ đây tính theo chuẩn khác, không so được) 2022: 4,10 %\""
        #expect(YearBars("Hộ nghèo", years).html.description.contains(spoken))
        #expect(bar.html.description.contains("hiện chưa rõ, mục tiêu 100 %, không đạt"))
    }

    @Test func `bars start at zero: twice as much is twice as tall, and a little is not nothing`() {
        let values = [10.0, 5.0, 0.001, 0.0].map { YearValue("", $0, shown: "") } + [YearValue("", nil, shown: "–")]

        let html = Sparkline("x", values).html.description

        let heights = html.matches(of: /class="bar[^>]* height="(\d+)"/).compactMap { Int($0.1) }
        #expect(heights == [36, 18, 2, 0, 0])
    }

    @Test func `progress of an unknown amount has no end`() {
        let unknown = Progress("Đọc tệp", done: 10, of: nil, unit: "dòng").html.description
        let more = Progress("Đọc tệp", done: 120, of: 100, unit: "dòng").html.description

        #expect(!unknown.contains("max="))
        #expect(more.contains("max=\"100\" value=\"100\""))
    }

    @Test func `steps say where the officer is`() {
        let html = Steps(["Chọn tệp", "Hiểu tệp"], current: 2).html.description

        #expect(html.components(separatedBy: "aria-current=\"step\"").count == 2)
        #expect(html.contains("(đang làm)") && html.contains("(đã xong)"))
    }
}
