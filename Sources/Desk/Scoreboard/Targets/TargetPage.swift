import Markup
import Programme
import Registry
import Results
import Site
import Territory
import Vocabulary

/// What the page of one target shows.
struct TargetDetail: Sendable {
    let standing: TargetStanding
    let plan: Plan
    let today: Day
    let trend: [TrendPoint]
    let table: OfficialTable?
    /// The same as a share, where the plan says both.
    let rate: TargetStanding?
    let coverage: InsuranceCoverage?
    let areas: [Area]
    /// What was typed for it, the newest day first.
    let figures: [TypedFigure]
    let mayType: Bool
    /// Those that have a plan, newest first.
    let years: [Int]
    /// Of the target of poor households: those nearest to leaving, for who may see names.
    let nearest: [NearestHousehold]
    let asked: AskedMoment

    var target: Target { standing.target }

    /// The year of its plan, where it is not this year's.
    var otherYear: Int? { plan.otherYear(than: today) }
    var page: Address { Links.target(target.code, of: otherYear) }
}

func targetPage(_ frame: PageFrame, _ model: TargetDetail) -> HTML {
    let target = model.target
    return layout(
        frame, title: target.label,
        body: """
            \(heading(target.label, caption: "\(target.section) của kế hoạch năm \(target.planYear)"))
            \(model.asked.isTyped ? model.asked.notice("chỉ tiêu", now: model.page) : nil)
            \(quote(model))
            \(SummaryList(summary(model)))
            \(when: target.measure == nil && model.mayType, typing(model))
            \(counting(target))
            \(model.coverage.map { insuranceLists($0, model) })
            \(when: !model.nearest.isEmpty, nearestHouseholds(model))
            \(trendChart(model))
            \(when: target.measure == nil, typedFigures(model))
            \(model.table.map { householdParts($0, target.measure, model.asked) })
            \(model.coverage.map { insuranceParts($0, model.areas, model.asked, of: model.otherYear) })
            \(moments(model))
            """)
}

/// Where the standing of another day is asked for.
private func moments(_ model: TargetDetail) -> Filters {
    let years = model.years.map { Choice(String($0), "Kế hoạch năm \($0)") }
    let form = Form(filled: ["nam": String(model.plan.year)])
    return Filters(
        Links.target(model.target.code), years.count > 1 ? [Field.select("nam", "Kế hoạch", years, in: form)] : [],
        clear: model.asked.isTyped || model.otherYear != nil ? Links.target(model.target.code) : nil,
        more: model.asked.folded)
}

private func quote(_ model: TargetDetail) -> HTML {
    let way: HTML? = model.target.item.map { item in
        "<p><a href=\"\(Links.plan(model.plan.year).at(item))\">Đọc trong kế hoạch →</a></p>"
    }
    return "<blockquote><p>“\(model.target.quote)”</p></blockquote>\(way)"
}

private func typing(_ model: TargetDetail) -> HTML {
    let address = Links.figure(of: model.target.code, year: model.otherYear)
    return Actions(LinkButton("Ghi số liệu", to: address, .primary)).html
}

private func summary(_ model: TargetDetail) -> [SummaryList.Row] {
    let (standing, rate, target) = (model.standing, model.rate, model.target)
    let badge = Badge(TargetWords.standing(standing), TargetWords.verdict(standing))
    let limits = [target.limitShown] + (rate.map { [$0.target.limitShown] } ?? [])
    let numbers = [now(standing)] + (rate?.count.map { [$0.percent] } ?? [])
    var rows: [SummaryList.Row] = [
        .init("Mục tiêu", text: "\(limits.joined(separator: " · ")), \(target.due.words)"),
        .init("Thời gian", text: target.due.wordsLeft(from: model.today)),
        .init("Hiện nay", text: numbers.joined(separator: " · ")), .init("Đánh giá", badge.html),
    ]
    if standing.count != nil { rows.append(.init("Ngày số liệu", text: standing.asOf.shown)) }
    if !standing.source.isEmpty { rows.append(.init("Nguồn", text: standing.source)) }
    if standing.count == nil, target.measure == nil {
        rows.append(.init("Số liệu sẽ có từ", text: TargetWords.awaited(target, in: model.plan, on: model.today)))
    }
    if let unit = TargetWords.responsible(target, in: model.plan) {
        let because: HTML? = target.because.map { " <span class=\"hint\">(\($0))</span>" }
        rows.append(.init("Đơn vị", "\(unit)\(because)"))
    }
    if let names = TargetWords.names(standing, model.asked, of: model.otherYear) {
        rows.append(.init("Tên phía sau con số", "<a href=\"\(names.address)\">\(names.label) →</a>"))
    }
    return rows
}

private func now(_ standing: TargetStanding) -> String {
    standing.count == nil ? standing.why ?? "chưa có số liệu" : TargetWords.actual(standing)
}

private func counting(_ target: Target) -> HTML {
    let words: HTML =
        switch target.measure {
        case .poorHouseholds?, .nearPoorHouseholds?:
            "Đếm hộ được quyết định công nhận và còn ở trên địa bàn. Kết quả phân loại theo dữ liệu chỉ là đề xuất, không tính vào đây."
        case .poorRate?, .nearPoorRate?:
            "Số hộ được công nhận chia cho tổng số hộ dân cư. Hai mức trong kế hoạch được làm tròn riêng, nên số hộ là căn cứ đánh giá."
        case .healthInsurance?:
            "Đếm người mọi lứa tuổi thuộc hộ nghèo, hộ cận nghèo và hộ thoát cả nghèo lẫn cận nghèo còn trong thời hạn hộ mới thoát nghèo. Người chưa rõ có thẻ vẫn ở mẫu số, không bao giờ tính là đã có."
        case nil: typedCounting(target)
        }
    return Details("Cách tính", isOpen: true, "<p>\(words)</p>").html
}

private func typedCounting(_ target: Target) -> HTML {
    let counted = target.counted ?? "số đạt"
    let among = target.among ?? "số thuộc diện"
    let no: HTML =
        "Sổ hộ không có số liệu này, nên số do người có trách nhiệm ghi, có ngày và nguồn, và được ghi rõ là số ghi tay."
    return target.isPercentage
        ? "Tỷ lệ = \(counted) chia cho \(among). Không có ai thuộc diện thì không tính là đạt. \(no)"
        : "Đếm \(counted), trong \(among). \(no)"
}

private func insuranceLists(_ coverage: InsuranceCoverage, _ model: TargetDetail) -> HTML {
    let (asked, year) = (model.asked, model.otherYear)
    return Tallies(
        "Người thuộc diện",
        [
            .init(InsuranceList.covered.label, coverage.covered.count, asked.at(Links.insurance(.covered, of: year))),
            .init(
                InsuranceList.uncovered.label, coverage.uncovered.count,
                asked.at(Links.insurance(.uncovered, of: year))),
            .init(InsuranceList.unclear.label, coverage.unclear.count, asked.at(Links.insurance(.unclear, of: year))),
        ]
    ).html
}

private func trendChart(_ model: TargetDetail) -> HTML? {
    if model.target.measure == nil {
        let days = TargetWords.days(model.figures, model.target)
        return days.count > 1 ? "<h2>Diễn biến</h2>\(YearBars(model.target.label, days))" : nil
    }
    let values = TargetWords.years(model.target.measure, model.trend)
    guard values.count > 1 else { return nil }
    let sources: [HTML] = model.trend.map { point in
        "<li>\(point.year): \(SampleMark.words(point.source, point.isSample))</li>"
    }
    return """
        <h2>Các năm trước</h2>\(YearBars(model.target.label + " cuối kỳ", values))
        \(Details("Nguồn của từng năm", "<ul>\(sources)</ul>"))
        """
}
