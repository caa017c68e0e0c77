import Markup
import Registry
import Results
import Site
import Territory
import Vocabulary

/// What the page of one target shows.
struct TargetDetail: Sendable {
    let standing: TargetStanding
    let trend: [TrendPoint]
    let table: OfficialTable?
    /// The same as a share, where the plan says both.
    let rate: TargetStanding?
    let coverage: InsuranceCoverage?
}

func targetPage(_ frame: PageFrame, _ model: TargetDetail) -> HTML {
    let target = model.standing.target
    return layout(
        frame, title: target.label,
        body: """
            \(heading(target.label, caption: "\(target.section) của kế hoạch năm \(target.planYear)"))
            <blockquote><p>“\(target.quote)”</p></blockquote>
            \(SummaryList(summary(model.standing, model.rate)))
            \(counting(target.measure))
            \(model.coverage.map(insuranceLists))
            \(trendChart(model))
            \(model.table.map { parts($0, target.measure) })
            """)
}

private func summary(_ standing: TargetStanding, _ rate: TargetStanding?) -> [SummaryList.Row] {
    let badge = Badge(TargetWords.standing(standing), TargetWords.verdict(standing))
    let limits = [standing.target.limitShown] + (rate.map { [$0.target.limitShown] } ?? [])
    let numbers = [now(standing)] + (rate?.count.map { [$0.percent] } ?? [])
    var rows: [SummaryList.Row] = [
        .init("Mục tiêu", text: "\(limits.joined(separator: " · ")), đến hết ngày \(standing.target.dueOn.shown)"),
        .init("Hiện nay", text: numbers.joined(separator: " · ")), .init("Đánh giá", badge.html),
        .init("Ngày số liệu", text: standing.asOf.shown),
    ]
    if !standing.source.isEmpty { rows.append(.init("Nguồn", text: standing.source)) }
    if let names = TargetWords.names(standing) {
        rows.append(.init("Tên phía sau con số", "<a href=\"\(names.address)\">\(names.label) →</a>"))
    }
    return rows
}

private func now(_ standing: TargetStanding) -> String {
    guard let count = standing.count else { return standing.why ?? "chưa có số liệu" }
    guard standing.target.isPercentage else { return "\(Shown.number(count.numerator)) \(standing.target.unit)" }
    return "\(count.percent) = \(Shown.number(count.numerator)) / \(Shown.number(count.denominator))"
}

private func counting(_ measure: Target.Measure) -> HTML {
    let words: HTML =
        switch measure {
        case .poorHouseholds, .nearPoorHouseholds:
            "Đếm hộ được quyết định công nhận và còn ở trên địa bàn. Kết quả phân loại theo dữ liệu chỉ là đề xuất, không tính vào đây."
        case .poorRate, .nearPoorRate:
            "Số hộ được công nhận chia cho tổng số hộ dân cư. Hai mức trong kế hoạch được làm tròn riêng, nên số hộ là căn cứ đánh giá."
        case .healthInsurance:
            "Đếm người mọi lứa tuổi thuộc hộ nghèo, hộ cận nghèo và hộ thoát cả nghèo lẫn cận nghèo còn trong thời hạn hộ mới thoát nghèo. Người chưa rõ có thẻ vẫn ở mẫu số, không bao giờ tính là đã có."
        }
    return Details("Cách tính", isOpen: true, "<p>\(words)</p>").html
}

private func insuranceLists(_ coverage: InsuranceCoverage) -> HTML {
    Tallies(
        "Người thuộc diện",
        [
            .init(InsuranceList.covered.label, coverage.covered.count, Links.insurance(.covered)),
            .init(InsuranceList.uncovered.label, coverage.uncovered.count, Links.insurance(.uncovered)),
            .init(InsuranceList.unclear.label, coverage.unclear.count, Links.insurance(.unclear)),
        ]
    ).html
}

private func trendChart(_ model: TargetDetail) -> HTML? {
    let values = TargetWords.years(model.standing.target.measure, model.trend)
    guard values.count > 1 else { return nil }
    let sources: [HTML] = model.trend.map { point in
        "<li>\(point.year): \(SampleMark.words(point.source, point.isSample))</li>"
    }
    return """
        <h2>Các năm trước</h2>\(YearBars(model.standing.target.label + " cuối kỳ", values))
        \(Details("Nguồn của từng năm", "<ul>\(sources)</ul>"))
        """
}

/// The target by tổ dân phố: counts from table 1, each leading to its names.
private func parts(_ table: OfficialTable, _ measure: Target.Measure) -> HTML {
    let isPoor = measure == .poorHouseholds || measure == .poorRate
    let column = isPoor ? 3 : 5
    let rows: [[HTML]] = table.rows.map { row in
        let address = CellAddress(table: 1, year: table.year, place: row.place, column: column, kind: .households)
        return [
            HTML(text: row.label), HTML(text: row.cells[0].shown),
            "<a href=\"\(Links.cell(address))\">\(row.cells[column - 1].shown)</a>",
            HTML(text: row.cells[column].shown),
        ]
    }
    return """
        <h2>Theo tổ dân phố</h2>
        \(DataTable(
            "Theo tổ dân phố, \(table.standing)",
            [
                .init("Tổ dân phố", .rowHeader), .init("Tổng số hộ", .number), .init(isPoor ? "Hộ nghèo" : "Hộ cận nghèo", .number),
                .init("Tỷ lệ %", .number),
            ],
            rows: Array(rows.dropLast()), totals: rows.last, isCaptionHidden: true,
            empty: "<p>Chưa có tổ dân phố nào.</p>"))
        """
}
