import Markup
import Programme
import Registry
import Rollup
import Site
import Territory
import Vocabulary

/// What the one page for the Chairman of a city shows: two minutes of reading, on paper.
struct CityOnePage: Sendable {
    let city: AskedCity
    let figures: CityFigures
    /// As of the end of last month; nil while that is being counted.
    let earlier: CityFigures?
    let counting: StillCounting?
    /// The last day of the month before.
    let before: Day
    let today: Day
    let sentence: String

    /// Then and now.
    var changes: [(label: String, before: String, now: String)] {
        guard let earlier else { return [] }
        return CityMeasure.all.compactMap { measure in
            let (before, now) = (measure.actual(earlier), measure.actual(figures))
            return before == now ? nil : (measure.label, before, now)
        }
    }

    /// Communes whose poor households became more or fewer since then.
    var moved: [(commune: Area, change: Int64)] {
        guard let earlier else { return [] }
        let then = Dictionary(
            earlier.communes.map { ($0.area.key, $0.measures[.poorHouseholds]?.numerator) },
            uniquingKeysWith: { first, _ in first })
        return figures.communes.compactMap { commune in
            guard let now = commune.measures[.poorHouseholds]?.numerator,
                let before = then[commune.area.key] ?? nil, now != before
            else { return nil }
            return (commune.area, now - before)
        }.sorted { $0.change.magnitude > $1.change.magnitude }
    }

    /// Communes that miss what their plan promises of poor households, the farthest first.
    var missed: [CommuneStanding] {
        CityOrder.distance.sorted(figures.communes.filter { $0.target(.poorHouseholds)?.isMet == false })
    }
}

/// As many names as paper has room for.
private let most = 6

func cityOnePage(_ frame: PageFrame, _ model: CityOnePage) -> HTML {
    layout(
        frame, title: "Một trang cho lãnh đạo thành phố",
        body: """
            \(heading(
                "Giảm nghèo năm \(model.figures.year): thành phố đang ở đâu", caption: model.city.area.name,
                lead: "Số liệu đến \(model.today.shown). \(model.figures.sent.count) trên \(model.figures.communes.count) phường, xã đã có sổ."))
            \(countingNotice(model.figures, today: model.today))
            <ul class="one-page">\(numbers(model))</ul>
            \(reportSentence(model.sentence))
            \(changes(model))
            \(missed(model))
            \(silence(model.figures, most: most))
            <h2>Kinh phí</h2>
            <p>Chưa có số liệu: chương trình chưa ghi nguồn vốn, phân bổ và giải ngân.</p>
            """)
}

private func numbers(_ model: CityOnePage) -> [HTML] {
    let figures = model.figures
    let lines: [HTML] = CityMeasure.all.map { measure in
        let count = figures.measure(measure.count)
        let (standing, verdict) = CityWords.verdict(figures.promise(of: measure.count), measure.unit)
        let shown = measure.rate == nil ? count?.percent : count.map { "\(Shown.number($0.numerator)) \(measure.unit)" }
        let rate = measure.rate.flatMap { figures.whole($0, besides: measure.count) }
        return """
            <li><span>\(measure.label)</span><strong>\(shown ?? "…")</strong>\
            <span>\(rate.map { "\($0.percent) số hộ dân cư " } ?? "")\(Badge(standing, verdict))</span></li>
            """
    }
    let communes = figures.communes
    let parts: [(String, Int)] = [
        ("Đã có sổ hộ hoặc quyết định", figures.sent.count),
        ("Có kế hoạch năm \(figures.year)", communes.count { !$0.targets.isEmpty }),
        ("Đã khép rà soát năm \(figures.year)", communes.count { $0.closedOn != nil }),
    ]
    return lines
        + parts.map { label, count in
            "<li><span>\(label)</span><strong>\(count) / \(communes.count)</strong><span>phường, xã</span></li>"
        }
}

private func changes(_ model: CityOnePage) -> HTML {
    if let counting = model.counting {
        return """
            <h2>Thay đổi từ \(model.before.shown)</h2>
            \(Progress("Đang đếm lại số cuối tháng trước", done: counting.progress.done, of: counting.progress.total, unit: "phường, xã"))
            <p>Trang này tự tải lại khi đếm xong. Hãy đợi rồi mới in.</p>
            """
    }
    let lines: [HTML] = model.changes.map { "<li>\($0.label): \($0.before) → <strong>\($0.now)</strong></li>" }
    let moved = model.moved.prefix(most).map { commune, change in
        "\(commune.name) \(change > 0 ? "tăng" : "giảm") \(Shown.number(Int64(change.magnitude)))"
    }
    let more = model.moved.count > most ? "; và \(model.moved.count - most) nơi khác" : ""
    let places: HTML? = moved.isEmpty ? nil : "<li>Hộ nghèo: \(moved.joined(separator: "; "))\(more)</li>"
    return """
        <h2>Thay đổi từ \(model.before.shown)</h2>
        \(when: lines.isEmpty && moved.isEmpty, "<p>Không có gì thay đổi trong các chỉ tiêu đếm được.</p>")
        \(when: !(lines.isEmpty && moved.isEmpty), "<ul>\(lines)\(places)</ul>")
        """
}

private func missed(_ model: CityOnePage) -> HTML {
    let lines: [HTML] = model.missed.prefix(most).map { commune in
        let target = commune.target(.poorHouseholds)
        return """
            <li><a href="\(Links.start(of: commune.area))">\(commune.area.name)</a>: \
            \(Shown.number(target?.count?.numerator ?? 0)) hộ nghèo, kế hoạch \(target?.limitShown ?? ""); \
            \(target?.distance.map { "còn phải giảm \(Shown.number($0)) hộ" } ?? "chưa đạt")</li>
            """
    }
    let more: HTML? =
        model.missed.count > most
        ? "<li>và \(model.missed.count - most) nơi khác, ở <a href=\"\(Links.target(Target.Measure.poorHouseholds.rawValue))\">trang hộ nghèo</a></li>"
        : nil
    return """
        <h2>Sẽ không đạt nếu không làm gì thêm</h2>
        \(when: lines.isEmpty, "<p>Không có nơi nào đang chậm trong số đã có số liệu.</p>")
        \(when: !lines.isEmpty, "<ul>\(lines)\(more)</ul>")
        """
}
