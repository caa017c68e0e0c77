import Markup
import Registry
import Results
import Site
import Territory
import Vocabulary

/// One of the three lists behind the BHYT target.
struct InsuranceListing: Sendable {
    let list: InsuranceList
    let coverage: InsuranceCoverage
    let areas: [Area]
    /// The tổ dân phố that it is narrowed to; nil for the whole commune.
    let place: Key?
    let day: Day
    let asked: AskedMoment

    var members: [HouseholdMember] {
        let all =
            switch list {
            case .covered: coverage.covered
            case .uncovered: coverage.uncovered
            case .unclear: coverage.unclear
            }
        return place.map { place in all.filter { $0.neighbourhood == place } } ?? all
    }

    var placeName: String? { place.flatMap { place in areas.first { $0.key == place }?.name } }
}

func insurancePage(_ frame: PageFrame, _ model: InsuranceListing) -> HTML {
    let places = Dictionary(uniqueKeysWithValues: model.areas.map { ($0.key, $0.name) })
    let rows: [[HTML]] = model.members.map { member in
        [
            HTML(text: member.person.name), HTML(text: member.person.birth?.shown ?? "chưa rõ"),
            "<a href=\"\(model.asked.at(Links.household(member.household)))\">\(member.code)</a>",
            HTML(text: member.headName),
            HTML(text: places[member.neighbourhood] ?? ""),
        ]
    }
    let lead: HTML = """
        \(Shown.number(model.members.count)) người trong tổng số \(Shown.number(model.coverage.total)) người thuộc diện, \
        ngày \(model.day.shown).
        """
    return layout(
        frame, title: model.list.label,
        body: """
            \(heading(model.list.label, caption: ["Bảo hiểm y tế", model.placeName].compactMap(\.self).joined(separator: " · "), lead: lead))
            \(DataTable(
                model.list.label,
                [.init("Họ và tên", .rowHeader), .init("Ngày sinh", .code), .init("Mã hộ", .code), .init("Chủ hộ"), .init("Tổ dân phố", .code)],
                rows: rows, isCaptionHidden: true, empty: "<p>Không có ai trong danh sách này.</p>"))
            """)
}
