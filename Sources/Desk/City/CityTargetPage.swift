import Markup
import Programme
import Rollup
import Site
import Territory
import Vocabulary

/// A target in the plans of a city's communes.
struct CityTargetModel: Sendable {
    let city: AskedCity
    let figures: CityFigures
    let measure: CityMeasure
    let today: Day
}

func cityTargetPage(_ frame: PageFrame, _ model: CityTargetModel) -> HTML {
    let rows = model.figures.communes.map { row($0, model.measure) }
    let promise = model.figures.promises.first { $0.measure == model.measure.count }
    return layout(
        frame, title: model.measure.label,
        body: """
            \(heading(
                model.measure.label, caption: model.city.area.name,
                lead: "\(model.measure.actual(model.figures)). \(CityWords.goal(promise)). Số liệu đến \(model.today.shown)."))
            \(countingNotice(model.figures, today: model.today))
            \(DataTable(
                model.measure.label,
                [
                    .init("Phường, xã", .rowHeader), .init("Hiện nay", .number),
                    .init(model.measure.rate == nil ? "Trên tổng số" : "Tỷ lệ", .number), .init("Mục tiêu của kế hoạch"),
                    .init("Còn lại", .number), .init("Kết quả"),
                ],
                rows: rows, isCaptionHidden: true, empty: "<p>Thành phố chưa có phường, xã nào.</p>"))
            """)
}

private func row(_ commune: CommuneStanding, _ measure: CityMeasure) -> [HTML] {
    let target = commune.target(measure.count)
    let address = target.map { Links.target($0.code).of(commune.area.code) } ?? Links.start(of: commune.area)
    let count = commune.measures[measure.count]
    let second: String? = if let rate = measure.rate { commune.measures[rate]?.percent } else { count?.percent }
    let badge: HTML =
        switch target?.isMet {
        case true?: "\(Badge(.met, "đạt"))"
        case false?: "\(Badge(.missed, "chưa đạt"))"
        case nil: HTML(text: target == nil ? "chưa có kế hoạch" : count == nil ? "chưa có số liệu" : "chưa đánh giá")
        }
    return [
        "<a href=\"\(address)\">\(commune.area.name)</a>",
        HTML(text: count.map { Shown.number($0.numerator) } ?? "…"), HTML(text: second ?? "…"),
        HTML(text: target?.limitShown.replacing(" %", with: "\u{A0}%") ?? "–"),
        HTML(text: target?.distance.map(Shown.number) ?? ""), badge,
    ]
}
