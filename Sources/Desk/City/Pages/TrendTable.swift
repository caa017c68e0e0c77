import Markup
import Results
import Site
import Vocabulary

/// The ends of earlier years side by side; nothing where there is only one. A printed table does without it.
func trendTable(_ trend: [TrendPoint]) -> HTML? {
    guard trend.count > 1 else { return nil }
    func rate(_ count: Int64, _ point: TrendPoint) -> HTML {
        HTML(text: point.households > 0 ? Ratio(count, of: point.households).percent : "…")
    }
    let rows: [[HTML]] = trend.map { point in
        [
            HTML(text: String(point.year)), HTML(text: Shown.number(point.poor)), rate(point.poor, point),
            HTML(text: Shown.number(point.nearPoor)), rate(point.nearPoor, point),
            HTML(text: point.households > 0 ? Shown.number(point.households) : "…"),
            HTML(
                text: SampleMark.words(
                    (point.isCounted ? "Rà soát đã khép" : "Số ghi tay") + ". \(point.source)", point.isSample)),
        ]
    }
    return """
        <div class="report"><h2>Các năm</h2>
        \(DataTable(
            "Cuối kỳ từng năm",
            [
                .init("Năm", .rowHeader), .init("Hộ nghèo", .number), .init("Tỷ lệ", .number),
                .init("Hộ cận nghèo", .number), .init("Tỷ lệ", .number), .init("Hộ dân cư", .number), .init("Nguồn"),
            ],
            rows: rows, isCaptionHidden: true, empty: "<p>Chưa có năm nào.</p>"))</div>
        """
}
