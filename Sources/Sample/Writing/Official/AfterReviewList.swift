import Office
import Registry
import Rulebook
import Vocabulary

/// The list after a review, as another system takes it: a sheet of those on the list, with points and the decision, and
/// sheets of those that left.
struct AfterReviewList {
    let ward: SampleWard
    let words: Words

    func write(to path: String) throws {
        let workbook = try WorkbookWriter(
            path: path, created: ward.created, title: "Danh sách sau rà soát (DỮ LIỆU MẪU)", author: "Vươn")
        let listed = ward.reviewed(as: [.poor, .nearPoor])
        let left = ward.reviewed(as: [.unlisted])
        try write("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT", "HN, HCN sau khi rà soát", listed, workbook)
        try write("DANH SÁCH HỘ THOÁT NGHÈO", "Hộ thoát nghèo", left.filter { $0.before == .poor }, workbook)
        try write(
            "DANH SÁCH HỘ THOÁT CẬN NGHÈO", "Hộ thoát cận nghèo", left.filter { $0.before == .nearPoor }, workbook)
        try workbook.close()
    }

    /// Header, width, and what stands in a member's row.
    private typealias Column = (header: String, width: Double, value: (ReviewedHousehold, SampleMember) -> SheetValue)

    private func write(
        _ title: String, _ tab: String, _ households: [ReviewedHousehold], _ workbook: WorkbookWriter
    ) throws {
        let columns = columns
        let sheet = try workbook.sheet(
            tab, columns: columns.map { SheetColumn(width: $0.width, style: OfficialStyle.text) },
            page: PageSetup(isLandscape: true, left: 10, right: 10))
        let heading = OfficialStyle.heading(
            title, ["Năm \(SampleWard.reviews.upperBound)", "Chuẩn nghèo đa chiều giai đoạn 2022-2025"],
            width: columns.count)
        for cells in heading { try sheet.row(cells: cells) }
        sheet.skip()
        let first = sheet.nextRow
        try sheet.row(cells: columns.map { SheetCell(.text($0.header), OfficialStyle.head) }, height: 34)
        try sheet.row(
            cells: (1...columns.count).map { SheetCell(.text("(\($0))"), OfficialStyle.numbering) })
        sheet.repeatRows(first...first + 1)
        sheet.freeze(rows: first + 2, columns: 2)
        for reviewed in households {
            for member in reviewed.household.members { try sheet.row(columns.map { $0.value(reviewed, member) }) }
        }
    }

    private var columns: [Column] {
        let (number, day) = SampleWard.lastDecision
        return [
            ("Họ và tên chủ hộ", 25, { reviewed, _ in .text(reviewed.household.members[0].name) }),
            ("Họ và tên thành viên", 25, { .text($1.name) }),
            ("Quan hệ với chủ hộ", 15, { .text(words.label($1.relation, in: "relations")) }),
            ("Ngày sinh", 12, { .text($1.birth.shown) }), ("Giới tính", 9, { .text($1.sex.label) }),
            ("CCCD", 15, { $1.number.map { .text($0.text) } ?? .empty }), ("Tỉnh", 9, { _, _ in "Huế" }),
            ("Xã", 10, { _, _ in "Kim Trà" }), ("Mã xã", 8, { _, _ in .text(SampleWard.communeCode) }),
            ("Thôn", 16, { reviewed, _ in .text(ward.neighbourhoods[reviewed.household.neighbourhood]) }),
            ("Dân tộc", 11, { .text(words.label($1.ethnicity, in: "ethnic_groups")) }),
            ("Phân loại hộ", 16, { reviewed, _ in .text(Self.category(of: reviewed)) }),
            ("Số QĐ công nhận", 17, { _, _ in .text(number) }), ("Ngày ban hành QĐ", 12, { _, _ in .text(day) }),
            ("B1", 7, { points(.b1, $0, $1) }), ("B2", 7, { points(.b2, $0, $1) }),
            ("is DTTS", 9, { $1.ethnicity == "01" ? .empty : "x" }),
            ("is không khả năng LĐ", 11, { $1.facts[.workStatus] == .code("unable") ? "x" : .empty }),
            ("is thành viên có công", 11, { $1.facts[.merit] == .flag(true) ? "x" : .empty }),
            (
                "Nguyên nhân nghèo", 40,
                { reviewed, member in
                    guard member.relation == MemberRecord.headRelation else { return .empty }
                    return reviewed.household.causes.map { .text(words.causes($0)) } ?? .empty
                }
            ),
        ]
    }

    /// Points are the household's: they stand in the head's row.
    private func points(_ fact: HouseholdFact, _ reviewed: ReviewedHousehold, _ member: SampleMember) -> SheetValue {
        guard member.relation == MemberRecord.headRelation else { return .empty }
        return reviewed.household.answers[fact].number.map { .integer($0) } ?? .empty
    }

    private static func category(of reviewed: ReviewedHousehold) -> String {
        guard reviewed.category == .unlisted else { return reviewed.category.label }
        return reviewed.before == .nearPoor ? "Hộ thoát cận nghèo" : "Hộ thoát nghèo"
    }
}
