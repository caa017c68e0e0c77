import Office
import Registry
import Rulebook
import Vocabulary

/// The detailed lists 14 and 15 of the reports of a review: a row per member, grouped by tổ dân phố, birth in the
/// column Nam or Nữ, an `x` for what holds.
struct DetailedList {
    let ward: SampleWard
    let words: Words

    private static let width = 19

    func write(to path: String) throws {
        let workbook = try WorkbookWriter(
            path: path, created: ward.created, title: "Danh sách chi tiết (DỮ LIỆU MẪU)", author: "Vươn")
        try write(.poor, "Biểu 15. Hộ nghèo", workbook)
        try write(.nearPoor, "Biểu 14. Hộ cận nghèo", workbook)
        try workbook.close()
    }

    private func write(_ category: RecognisedClass, _ tab: String, _ workbook: WorkbookWriter) throws {
        let widths: [Double] = [8, 8, 27, 9, 9, 11, 16] + Array(repeating: 8, count: 12)
        let year = SampleWard.reviews.upperBound
        let (number, day) = SampleWard.lastDecision
        let title = OfficialStyle.heading(
            "DANH SÁCH CHI TIẾT \(category.label.uppercased()) NĂM \(year)",
            ["(Kèm theo Quyết định số \(number) ngày \(day) của Ủy ban nhân dân phường)"], width: Self.width)
        let sheet = try workbook.sheet(
            tab, columns: widths.map { SheetColumn(width: $0, style: OfficialStyle.text) },
            page: PageSetup(isLandscape: true, left: 10, right: 10))
        for cells in title { try sheet.row(cells: cells) }
        sheet.skip()
        let first = sheet.nextRow
        try sheet.row(cells: Self.headers(category), height: 34)
        try sheet.row(cells: Self.lowerHeaders(category), height: 34)
        try sheet.row(cells: Self.numbering)
        sheet.repeatRows(first...first + 2)
        sheet.freeze(rows: first + 3, columns: 3)
        try writeRows(of: category, sheet)
        sheet.skip()
        for cells in OfficialStyle.signatures(width: Self.width) { try sheet.row(cells: cells) }
    }

    private func writeRows(of category: RecognisedClass, _ sheet: SheetWriter) throws {
        let households = ward.reviewed(as: [category])
        var place = -1
        var group = 0
        for (index, reviewed) in households.enumerated() {
            if reviewed.household.neighbourhood != place {
                place = reviewed.household.neighbourhood
                group += 1
                try sheet.row(cells: [
                    SheetCell(.text(OfficialStyle.roman(group)), OfficialStyle.sum),
                    SheetCell(.empty, OfficialStyle.text),
                    SheetCell(.text(ward.neighbourhoods[place]), OfficialStyle.group, across: Self.width - 2),
                ])
            }
            for (order, member) in reviewed.household.members.enumerated() {
                try sheet.row(row(index + 1, order, member, reviewed))
            }
        }
        let people = households.flatMap(\.household.members)
        let men = people.count { $0.sex == .male }
        let sums: [SheetValue] = [
            .integer(Int64(households.count)), .integer(Int64(people.count)), "Tổng cộng", .integer(Int64(men)),
            .integer(Int64(people.count - men)),
        ]
        try sheet.row(
            cells: (sums + Array(repeating: .empty, count: Self.width - sums.count)).map {
                SheetCell($0, OfficialStyle.sum)
            })
    }

    private func row(
        _ number: Int, _ order: Int, _ member: SampleMember, _ reviewed: ReviewedHousehold
    ) -> [SheetValue] {
        let isHead = order == 0
        let members = reviewed.household.members
        let year = SheetValue.integer(Int64(member.birth.year))
        let marks = (0..<3).map { Self.mark(isHead && reviewed.movement.rawValue == $0) }
        let household = [
            members.contains { $0.facts[.merit] == .flag(true) },
            members.contains { $0.ethnicity != "01" },
            members.allSatisfy {
                $0.facts[.workStatus] != .code("employed") && $0.facts[.workStatus] != .code("seeking")
            },
        ].map { Self.mark(isHead && $0) }
        let insured = Self.mark(member.facts[.healthInsurance] == .flag(true))
        return [
            isHead ? .integer(Int64(number)) : .empty, .integer(Int64(order + 1)), .text(member.name),
            member.sex == .male ? year : .empty, member.sex == .female ? year : .empty,
            .text(words.label(member.ethnicity, in: "ethnic_groups")),
            .text(words.label(member.relation, in: "relations")),
        ] + marks + household + [insured] + Array(repeating: .empty, count: 5)
    }

    private static func mark(_ holds: Bool) -> SheetValue { holds ? "x" : .empty }

    private static func headers(_ category: RecognisedClass) -> [SheetCell] {
        let single = ["STT chủ hộ", "STT thành viên", "Họ và tên"].map { head($0) }
        return single + [
            SheetCell("Năm sinh", OfficialStyle.head, across: 2), head("Dân tộc"), head("Quan hệ với chủ hộ"),
        ]
            + [SheetCell("Diễn biến", OfficialStyle.head, across: 3)]
            + ["Hộ CSCC", "Hộ DTTC", "Hộ không KNLĐ"].map { head($0) }
            + [SheetCell("Hỗ trợ", OfficialStyle.head, across: 6)]
    }

    private static func head(_ text: String) -> SheetCell { SheetCell(.text(text), OfficialStyle.head, down: 2) }

    private static func lowerHeaders(_ category: RecognisedClass) -> [SheetCell] {
        let kind = category == .poor ? "nghèo" : "cận nghèo"
        func cells(_ texts: [String]) -> [SheetCell] { texts.map { SheetCell(.text($0), OfficialStyle.head) } }
        func covered(_ count: Int) -> [SheetCell] { Array(repeating: .covered, count: count) }
        let movements = ["\(kind.capitalizedFirst) mới", "Tái \(kind)", "\(kind.capitalizedFirst) cũ"]
        return covered(3) + cells(["Nam", "Nữ"]) + covered(2) + cells(movements) + covered(3)
            + cells(["Y tế", "Giáo dục", "Sản xuất", "Vay vốn", "Nhà ở", "Khác"])
    }

    private static let numbering: [SheetCell] = {
        let letters = ["A", "B", "C"].map { SheetValue.text($0) }
        let numbers = (1...(width - 3)).map { SheetValue.integer(Int64($0)) }
        return (letters + numbers).map { SheetCell($0, OfficialStyle.numbering) }
    }()
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
