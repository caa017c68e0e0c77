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
    let asked: AskedMoment
}

func cityTargetPage(_ frame: PageFrame, _ model: CityTargetModel) -> HTML {
    let rows = model.figures.communes.map { row($0, model) }
    let promise = model.figures.promise(of: model.measure.count)
    return layout(
        frame, title: model.measure.label,
        body: """
            \(heading(
                model.measure.label, caption: model.city.area.name,
                lead: "\(model.measure.actual(model.figures)). \(CityWords.goal(promise)). Số liệu đến \(model.asked.day(today: model.today).shown)."))
            \(model.asked.notice("chỉ tiêu", now: Links.target(model.measure.count.rawValue)))
            \(countingNotice(model.figures, today: model.today))
            \(DataTable(
                model.measure.label,
                [
                    .init("Phường, xã", .rowHeader), .init("Hiện nay", .number),
                    .init(model.measure.rate == nil ? "Trên tổng số" : "Tỷ lệ", .number), .init("Mục tiêu của kế hoạch"),
                    .init("Còn lại", .number), .init("Kết quả"),
                ],
                rows: rows, isCaptionHidden: true, empty: "<p>Thành phố chưa có phường, xã nào.</p>"))
            \(trend(model))
            \(moments(model))
            """)
}

private func trend(_ model: CityTargetModel) -> HTML? {
    let values = TargetWords.years(model.measure.count, model.figures.trend)
    guard values.count > 1 else { return nil }
    return "<h2>Các năm trước</h2>\(YearBars(model.measure.label + " cuối kỳ, cả thành phố", values))"
}

private func moments(_ model: CityTargetModel) -> Filters {
    let page = Links.target(model.measure.count.rawValue)
    return Filters(page, [], clear: model.asked.moment == nil ? nil : page, more: model.asked.folded)
}

private func row(_ commune: CommuneStanding, _ model: CityTargetModel) -> [HTML] {
    let measure = model.measure
    let target = commune.target(measure.count)
    let address = model.asked.at(
        target.map { Links.target($0.code).of(commune.area.code) } ?? Links.start(of: commune.area))
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
