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
    let today: Day
    let order: CityOrder
    let maySeeNames: Bool
    let mayReadAudit: Bool

    var sent: [CommuneStanding] { figures.sent }
}

func cityScoreboardPage(_ frame: PageFrame, _ model: CityScoreboard) -> HTML {
    layout(
        frame, title: "Bảng chỉ tiêu",
        body: """
            \(heading("Giảm nghèo năm \(model.figures.year)", caption: model.city.area.name, lead: lead(model)))
            \(countingNotice(model.figures, today: model.today))
            <div class="targets">\(CityMeasure.all.map { card($0, model) })</div>
            <h2>Từng phường, xã</h2>
            \(communes(model))
            \(promises(model))
            \(silence(model))
            \(otherWork(model))
            """)
}

private func lead(_ model: CityScoreboard) -> HTML {
    let all = model.figures.count(.all)
    return """
        Số liệu đến \(model.today.shown). \(Shown.number(model.sent.count)) trên \
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
    let promise = model.figures.promises.first { $0.measure == measure.count }
    let (standing, verdict) = CityWords.verdict(promise, measure.unit)
    let names: (label: String, address: Address)? =
        model.maySeeNames
        ? measure.list.map { ("Danh sách \($0.label.prefix(1).lowercased() + $0.label.dropFirst())", Links.list($0)) }
        : nil
    return TargetCard(
        measure.label, Links.target(measure.count.rawValue), actual: measure.actual(model.figures),
        target: CityWords.goal(promise), standing: standing, verdict: verdict, names: names)
}

private func communes(_ model: CityScoreboard) -> DataTable {
    let order = model.order
    let rows = order.sorted(model.figures.communes).map { row($0, model) }
    let sums: [HTML] = [
        "Toàn thành phố", number(model.figures.measure(.poorHouseholds)),
        share(model.figures.whole(.poorRate, besides: .poorHouseholds)),
        HTML(text: left(model.figures.promises.first { $0.measure == .poorHouseholds })),
        number(model.figures.measure(.nearPoorHouseholds)),
        share(model.figures.whole(.nearPoorRate, besides: .nearPoorHouseholds)),
        share(model.figures.measure(.healthInsurance)), "",
    ]
    return DataTable(
        "Từng phường, xã",
        [
            .init("Phường, xã", .rowHeader, sort: CityOrder.code.sort(order)),
            .init("Hộ nghèo", .number, sort: CityOrder.poor.sort(order)),
            .init("Tỷ lệ", .number, sort: CityOrder.poorRate.sort(order)),
            .init("Còn phải giảm", .number, sort: CityOrder.distance.sort(order)),
            .init("Hộ cận nghèo", .number, sort: CityOrder.nearPoor.sort(order)),
            .init("Tỷ lệ", .number, sort: CityOrder.nearPoorRate.sort(order)),
            .init("Có BHYT", .number, sort: CityOrder.insurance.sort(order)), .init("Rà soát năm"),
        ],
        rows: rows, totals: sums, isCaptionHidden: true, empty: "<p>Thành phố chưa có phường, xã nào.</p>")
}

private func row(_ commune: CommuneStanding, _ model: CityScoreboard) -> [HTML] {
    let area = commune.area
    func listed(_ measure: Target.Measure, _ group: HouseholdFilter.Group) -> HTML {
        guard model.maySeeNames, let count = commune.measures[measure], count.numerator > 0 else {
            return number(commune.measures[measure])
        }
        return "<a href=\"\(Links.list(group).of(area.code))\">\(Shown.number(count.numerator))</a>"
    }
    return [
        "<a href=\"\(Links.start(of: area))\">\(area.name)</a>", listed(.poorHouseholds, .poor),
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

/// Who has sent nothing yet, and what is missing where something was sent.
private func silence(_ model: CityScoreboard) -> HTML {
    let groups: [(String, [CommuneStanding])] = [
        ("chưa có sổ hộ, chưa ghi quyết định nào", model.figures.communes.filter { !$0.hasSent }),
        ("có sổ hộ nhưng chưa ghi quyết định công nhận", model.sent.filter { !$0.hasRecognitions }),
        ("chưa có kế hoạch năm \(model.figures.year)", model.sent.filter { $0.targets.isEmpty }),
        (
            "chưa ghi tổng số dân cư nên chưa tính được tỷ lệ",
            model.sent.filter { $0.hasRecognitions && $0.measures[.poorRate] == nil }
        ),
    ]
    let lines: [HTML] = groups.filter { !$0.1.isEmpty }.map { what, communes in
        let names: [HTML] = communes.map { "<a href=\"\(Links.start(of: $0.area))\">\($0.area.name)</a>" }
        return "<li><strong>\(communes.count) nơi \(what):</strong> \(names.joined(separator: ", "))</li>"
    }
    return """
        <h2>Còn thiếu từ phường, xã</h2>
        \(when: lines.isEmpty, "<p>Không thiếu: nơi nào cũng có sổ, quyết định, kế hoạch và tổng số dân cư.</p>")
        \(when: !lines.isEmpty, "<ul>\(lines)</ul>")
        """
}

private func otherWork(_ model: CityScoreboard) -> HTML {
    """
    <h2>Việc khác</h2>
    <ul>
    <li><a href="\(Links.table(1, year: model.figures.year))">Biểu 1 của thành phố, mỗi phường, xã một dòng</a></li>
    \(when: model.mayReadAudit, "<li><a href=\"\(Links.journal)\">Nhật ký của hệ thống</a></li>")
    <li><a href="\(Links.ownPassword)">Đổi mật khẩu của tôi</a></li>
    </ul>
    """
}
