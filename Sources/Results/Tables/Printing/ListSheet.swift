import Office
import Registry
import Rulebook
import Vocabulary

/// A detailed list as a printed sheet: a line for each member, grouped by tổ dân phố.
struct ListSheet {
    private let list: DetailedList
    private let isSample: Bool

    init(_ list: DetailedList, _ isSample: Bool) {
        self.list = list
        self.isSample = isSample
    }

    func printed() -> PrintedSheet {
        let heading = PrintedSheet.heading(
            area: list.area, name: list.name, title: "\(list.title) năm \(list.question.year)",
            standing: list.standing, isSample: isSample, width: ListColumn.all(list.category).count)
        let header = self.header()
        return PrintedSheet(
            name: list.name, area: list.area,
            columns: ListColumn.all(list.category).map { SheetColumn(width: $0.width, style: PrintedStyle.text) },
            leading: 3, headRows: heading.count + header.count, headerRows: header.count,
            lines: heading + header + body())
    }

    private func header() -> [PrintedSheet.Line] {
        let columns = ListColumn.all(list.category)
        return PrintedSheet.headers(columns.map { ($0.group, $0.label, $0.width) }) + [
            PrintedSheet.Line(cells: columns.map { SheetCell(.text($0.number), PrintedStyle.numbering) })
        ]
    }

    private func body() -> [PrintedSheet.Line] {
        var order = 0
        return list.places.flatMap { place in
            [
                PrintedSheet.Line(
                    cells: [
                        SheetCell(
                            .text(place.name), PrintedStyle.label(true),
                            across: ListColumn.all(list.category).count)
                    ], height: 19)
            ]
                + place.households.flatMap { household in
                    order += 1
                    return lines(household, order)
                }
        }
    }

    private func lines(_ household: DetailedList.Household, _ order: Int) -> [PrintedSheet.Line] {
        household.members.enumerated().map { index, member in
            let marks = index == 0 ? ListColumn.marks(of: household) : Array(repeating: "", count: 12)
            let year = SheetValue.text(member.birthYear)
            return PrintedSheet.Line(
                cells: [
                    SheetCell(index == 0 ? .integer(Int64(order)) : .empty, PrintedStyle.order),
                    SheetCell(.integer(Int64(index + 1)), PrintedStyle.order),
                    SheetCell(.text(member.name), PrintedStyle.label(index == 0)),
                    SheetCell(member.sex == .male ? year : .empty, PrintedStyle.mark),
                    SheetCell(member.sex == .female ? year : .empty, PrintedStyle.mark),
                    SheetCell(.text(member.ethnicity), PrintedStyle.mark),
                    SheetCell(.text(member.relation), PrintedStyle.mark),
                ] + marks.map { SheetCell($0.isEmpty ? .empty : .text($0), PrintedStyle.mark) })
        }
    }
}

/// A column of the detailed lists.
public struct ListColumn: Sendable {
    public let group: String
    public let label: String
    /// What is printed under the header: `A`, `1`.
    public let number: String
    let width: Double

    private init(_ group: String, _ label: String, _ number: String, _ width: Double) {
        self.group = group
        self.label = label
        self.number = number
        self.width = width
    }

    public static func all(_ category: RecognisedClass) -> [ListColumn] {
        let name = category == .poor ? "nghèo" : "cận nghèo"
        let kinds = "Chia hộ \(name) theo"
        let support = "Chính sách hỗ trợ tiếp cận các dịch vụ xã hội cơ bản"
        return [
            ListColumn("", "STT chủ hộ", "A", 6), ListColumn("", "STT thành viên", "B", 7),
            ListColumn("", "Họ, tên chủ hộ và thành viên trong hộ; tổ dân phố", "C", 30),
            ListColumn("Năm sinh", "Nam", "1", 7), ListColumn("Năm sinh", "Nữ", "2", 7),
            ListColumn("", "Dân tộc", "3", 12), ListColumn("", "Quan hệ với chủ hộ", "4", 14),
            ListColumn(kinds, "\(name.prefix(1).uppercased())\(name.dropFirst()) mới", "5", 7),
            ListColumn(kinds, "Tái \(name)", "6", 7),
            ListColumn(kinds, "\(name.prefix(1).uppercased())\(name.dropFirst()) cũ", "7", 7),
            ListColumn("", "Hộ chính sách có công", "8", 9), ListColumn("", "Hộ DTTC", "9", 8),
            ListColumn("", "Hộ không có khả năng lao động", "10", 9),
            ListColumn(support, "Y tế", "11", 7), ListColumn(support, "Giáo dục", "12", 7),
            ListColumn(support, "Sản xuất", "13", 7), ListColumn(support, "Vay vốn tín dụng", "14", 8),
            ListColumn(support, "Nhà ở", "15", 7), ListColumn(support, "Khác", "16", 7),
        ]
    }

    /// Columns 5 to 16 of the head's line. What support it gets is not in the register: filled in by hand.
    public static func marks(of household: DetailedList.Household) -> [String] {
        func mark(_ isSo: Bool) -> String { isSo ? "x" : "" }
        func mark(_ truth: Truth) -> String { truth == .yes ? "x" : truth == .unknown ? "?" : "" }
        return [
            mark(household.arrival == .new), mark(household.arrival == .again), mark(household.arrival == .old),
            mark(household.hasMerit), mark(household.isLocalMinority), mark(household.isUnableToWork),
        ] + Array(repeating: "", count: 6)
    }
}
