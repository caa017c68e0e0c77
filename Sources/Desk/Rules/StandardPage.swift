import Markup
import Rulebook
import Site
import Vocabulary

func standardPage(_ frame: PageFrame, _ standard: Standard) -> HTML {
    let dimensions = Dictionary(uniqueKeysWithValues: standard.dimensions.map { ($0.code, $0.label) })
    let indicators: [[HTML]] = standard.indicators.map { indicator in
        let page = RuleLinks.rule("standards/\(standard.id)/indicators/\(indicator.code)")
        return [
            "\(indicator.order). <a href=\"\(page)\">\(indicator.label)</a>",
            HTML(text: dimensions[indicator.dimension] ?? ""), threshold(indicator), source(indicator.threshold),
        ]
    }
    return layout(
        frame, title: standard.label,
        body: """
            \(heading(standard.label, caption: standard.level.label,
                lead: "Dùng cho danh sách các năm \(standard.listYears.lowerBound)-\(standard.listYears.upperBound). Giá trị dưới đây là của danh sách năm \(standard.listYear)."))
            <h2>Thu nhập và điểm</h2>\(lines(standard))
            <p>Hộ nghèo: từ mức này trở xuống và thiếu từ \(standard.poorFrom.value.map { Shown.number($0) } ?? "…") chỉ số trở lên. \
            Hộ cận nghèo: từ mức này trở xuống và thiếu ít hơn. Mỗi chỉ số thiếu hụt tính \(standard.pointsPerLack.value.map { Shown.number($0) } ?? "…") điểm B2.</p>
            <h2>Các chỉ số</h2>
            \(DataTable(
                "Các chỉ số thiếu hụt",
                [.init("Chỉ số", .rowHeader), .init("Chiều"), .init("Thiếu hụt khi"), .init("Nguồn")],
                rows: indicators, isCaptionHidden: true, empty: "<p>Chưa có chỉ số nào.</p>"))
            """)
}

private func threshold(_ indicator: Indicator) -> HTML {
    let added: HTML = indicator.isAdded ? " \(Badge(.neutral, "mới so với chuẩn trước"))" : ""
    guard let value = indicator.threshold.value else {
        return "<em>chưa có ngưỡng</em>: \(indicator.threshold.why ?? "")\(added)"
    }
    return "\(value.text)\(added)"
}

private func lines(_ standard: Standard) -> DataTable {
    func rule(_ name: String, _ zone: Zone) -> Address {
        RuleLinks.rule("standards/\(standard.id)/\(name)/\(zone.rawValue)")
    }
    let rows: [[HTML]] = [("Thành thị", Zone.urban), ("Nông thôn", .rural)].flatMap { name, code in
        let zone = standard[code]
        return [
            row("\(name): chuẩn thu nhập", zone.line, "đồng/người/tháng", rule("income_line", code)),
            row("\(name): mức sống trung bình đến", zone.band, "đồng/người/tháng", rule("average_band", code)),
            row("\(name): điểm B1 của chuẩn", zone.points, "điểm", rule("income_points", code)),
        ]
    }
    return DataTable(
        "Thu nhập và điểm",
        [.init("Mức", .rowHeader), .init("Giá trị", .number), .init("Đơn vị"), .init("Từ ngày"), .init("Nguồn")],
        rows: rows, isCaptionHidden: true, empty: "<p>Chưa có mức nào.</p>")
}

private func row(_ label: String, _ provision: Provision<Int64>, _ unit: String, _ page: Address) -> [HTML] {
    [
        "<a href=\"\(page)\">\(label)</a>", HTML(text: provision.value.map { Shown.number($0) } ?? "chưa có"),
        HTML(text: unit),
        HTML(text: provision.from.shown), source(provision),
    ]
}

/// Document, clause, how it was seen, and whether anybody compared it with the gazette.
func source<Value>(_ provision: Provision<Value>) -> HTML {
    let why: HTML = provision.value == nil ? " <em>\(provision.why ?? "")</em>" : ""
    return
        "\(provision.provenance.citation) (thấy ở: \(provision.provenance.basis.label)) \(mark(provision.isVerified))\(why)"
}
