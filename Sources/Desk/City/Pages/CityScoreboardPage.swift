import Markup
import Programme
import Registry
import Results
import Rollup
import Site
import Territory
import Vocabulary

/// The start page of a city.
struct CityScoreboard: Sendable {
    let city: AskedCity
    let figures: CityFigures
    /// To be copied into a report.
    let sentence: String
    let today: Day
    let order: CityOrder
    let maySeeNames: Bool
    let mayReadAudit: Bool
    let asked: AskedMoment
}

func cityScoreboardPage(_ frame: PageFrame, _ model: CityScoreboard) -> HTML {
    layout(
        frame, title: "Bảng chỉ tiêu",
        body: """
            \(heading("Giảm nghèo năm \(model.figures.year)", caption: model.city.area.name, lead: lead(model)))
            \(model.asked.notice("bảng chỉ tiêu", now: Links.home))
            \(Filters(Links.home, [], clear: model.asked.moment == nil ? nil : Links.home, more: model.asked.folded))
            \(countingNotice(model.figures, today: model.today))
            <div class="targets">\(CityMeasure.all.map { card($0, model) })</div>
            \(reportSentence(model.sentence))
            <h2>Từng phường, xã</h2>
            \(communes(model))
            \(promises(model))
            \(silence(model.figures))
            \(otherWork(model))
            """)
}

private func lead(_ model: CityScoreboard) -> HTML {
    let all = model.figures.count(.all)
    return """
        Số liệu đến \(model.asked.day(today: model.today).shown). \(Shown.number(model.figures.sent.count)) trên \
        \(Shown.number(model.figures.communes.count)) phường, xã đã có sổ: \(Shown.number(all.households)) hộ, \
        \(Shown.number(all.people)) nhân khẩu. Mọi tỷ lệ của thành phố chia từ tổng, không cộng tỷ lệ.
        """
}

/// Figures that are being counted again: whose, and of when those are that are shown.
func countingNotice(_ figures: CityFigures, today: Day) -> HTML? {
    let stale = figures.communes.filter(\.isStale)
    guard !stale.isEmpty else { return nil }
    let lines: [HTML] = stale.prefix(6).map { commune in
        let since = commune.countedAt.map { "đang dùng số tính lúc \($0.shown)" } ?? "chưa tính lần nào"
        return "<li>\(commune.area.name): \(since)</li>"
    }
    let more: HTML? = stale.count > 6 ? "<li>và \(stale.count - 6) nơi khác</li>" : nil
    return Notice(
        .note, title: "Đang tính lại số của \(stale.count) phường, xã",
        "<ul>\(lines)\(more)</ul><p>Tải lại trang sau ít giây để thấy số mới.</p>"
    ).html
}

private func card(_ measure: CityMeasure, _ model: CityScoreboard) -> TargetCard {
    let promise = model.figures.promise(of: measure.count)
    let (standing, verdict) = CityWords.verdict(promise, measure.unit)
    let names: (label: String, address: Address)? =
        model.maySeeNames
        ? measure.list.map { list in
            (
                "Danh sách \(list.label.prefix(1).lowercased() + list.label.dropFirst())",
                model.asked.at(Links.list(list))
            )
        } : nil
    return TargetCard(
        measure.label, model.asked.at(Links.target(measure.count.rawValue)), actual: measure.actual(model.figures),
        target: CityWords.goal(promise), standing: standing, verdict: verdict,
        picture: trendLine(measure.label, TargetWords.years(measure.count, model.figures.trend)), names: names)
}

private func communes(_ model: CityScoreboard) -> DataTable {
    func sort(_ order: CityOrder) -> DataTable.Sort { order.sort(model.order, at: model.asked) }
    let rows = model.order.sorted(model.figures.communes).map { row($0, model) }
    let sums: [HTML] = [
        "Toàn thành phố", number(model.figures.measure(.poorHouseholds)),
        share(model.figures.whole(.poorRate, besides: .poorHouseholds)),
        HTML(text: left(model.figures.promise(of: .poorHouseholds))),
        number(model.figures.measure(.nearPoorHouseholds)),
        share(model.figures.whole(.nearPoorRate, besides: .nearPoorHouseholds)),
        share(model.figures.measure(.healthInsurance)), "",
    ]
    return DataTable(
        "Từng phường, xã",
        [
            .init("Phường, xã", .rowHeader, sort: sort(.code)),
            .init("Hộ nghèo", .number, sort: sort(.poor)),
            .init("Tỷ lệ", .number, sort: sort(.poorRate)),
            .init("Còn phải giảm", .number, sort: sort(.distance)),
            .init("Hộ cận nghèo", .number, sort: sort(.nearPoor)),
            .init("Tỷ lệ", .number, sort: sort(.nearPoorRate)),
            .init("Có BHYT", .number, sort: sort(.insurance)), .init("Rà soát năm"),
        ],
        rows: rows, totals: sums, isCaptionHidden: true, empty: "<p>Thành phố chưa có phường, xã nào.</p>")
}

private func row(_ commune: CommuneStanding, _ model: CityScoreboard) -> [HTML] {
    let area = commune.area
    func listed(_ measure: Target.Measure, _ group: HouseholdFilter.Group) -> HTML {
        guard model.maySeeNames, let count = commune.measures[measure], count.numerator > 0 else {
            return number(commune.measures[measure])
        }
        return "<a href=\"\(model.asked.at(Links.list(group)).of(area.code))\">\(Shown.number(count.numerator))</a>"
    }
    return [
        "<a href=\"\(model.asked.at(Links.start(of: area)))\">\(area.name)</a>", listed(.poorHouseholds, .poor),
        share(commune.measures[.poorRate]), distance(commune.target(.poorHouseholds)),
        listed(.nearPoorHouseholds, .nearPoor), share(commune.measures[.nearPoorRate]),
        share(commune.measures[.healthInsurance]), HTML(text: review(commune)),
    ]
}

private func number(_ ratio: Ratio?) -> HTML { HTML(text: ratio.map { Shown.number($0.numerator) } ?? "…") }

private func share(_ ratio: Ratio?) -> HTML { HTML(text: ratio?.percent ?? "…") }

private func distance(_ target: CommuneTarget?) -> HTML {
    guard let target else { return "chưa có kế hoạch" }
    guard target.count != nil else { return "…" }
    return target.isMet == true ? "\(Badge(.met, "đạt"))" : HTML(text: target.distance.map(Shown.number) ?? "–")
}

private func left(_ promise: CityPromise?) -> String {
    promise.map { $0.missed == 0 ? "" : Shown.number($0.distance) } ?? ""
}

private func review(_ commune: CommuneStanding) -> String {
    if !commune.hasSent { return "chưa gửi" }
    return commune.closedOn.map { "khép \($0.shown)" } ?? "chưa khép"
}

/// What the plans promise beyond what the register counts.
private func promises(_ model: CityScoreboard) -> HTML? {
    let rows: [[HTML]] = model.figures.promises.filter { $0.measure == nil }.map { promise in
        [
            HTML(text: promise.label), HTML(text: Shown.number(promise.parts.count)),
            HTML(text: CityWords.sum(promise)), HTML(text: Shown.number(promise.met)),
            HTML(text: Shown.number(promise.missed)), HTML(text: Shown.number(promise.unknown)),
        ]
    }
    guard !rows.isEmpty else { return nil }
    return """
        <h2>Chỉ tiêu do đơn vị báo cáo</h2>
        \(DataTable(
            "Chỉ tiêu do đơn vị báo cáo",
            [
                .init("Chỉ tiêu", .rowHeader), .init("Có trong kế hoạch của", .number), .init("Cộng", .number),
                .init("Nơi đạt", .number), .init("Nơi chưa đạt", .number), .init("Nơi chưa có số liệu", .number),
            ],
            rows: rows, isCaptionHidden: true, empty: "<p>Không có.</p>"))
        """
}

private func otherWork(_ model: CityScoreboard) -> HTML {
    """
    <h2>Việc khác</h2>
    <ul>
    <li><a href="\(Links.chairman)">Một trang cho lãnh đạo thành phố, để in</a></li>
    <li><a href="\(Links.table(1, year: model.figures.year))">Biểu 1 của thành phố, mỗi phường, xã một dòng</a></li>
    \(when: model.mayReadAudit, "<li><a href=\"\(Links.journal)\">Nhật ký của hệ thống</a></li>")
    <li><a href="\(Links.ownPassword)">Đổi mật khẩu của tôi</a></li>
    </ul>
    """
}
