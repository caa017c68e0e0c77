import Vocabulary

/// Reads the folders below `standards/`, each into one `Standard` per list year.
struct StandardReader {
    let timelines: TimelineReader
    let lists: [String: RuleList]
    let parameters: [String: Parameter]
    let version: String

    private var files: RuleFiles { timelines.files }

    /// Ids of the standards: the folders.
    var ids: [String] {
        Set(files.ids(under: "standards").compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) })
            .sorted()
    }

    func standards() -> [Standard] {
        ids.flatMap { id in listYears(id).map { years in years.compactMap { standard(id, year: $0, of: years) } } ?? []
        }
    }

    private static let headerKeys = ["label", "level", "list_years", "dimensions", "removed"]

    private func header(_ id: String) -> [String: RuleNode] {
        timelines.files.base["standards/\(id)/standard"]?.fields(Self.headerKeys)
            ?? timelines.files.local["standards/\(id)/standard"]?.fields(Self.headerKeys) ?? [:]
    }

    private func listYears(_ id: String) -> ClosedRange<Int>? {
        guard let years = header(id)["list_years"] else {
            files.log.add(
                "standards/\(id)/standard.yaml", 1, "Chuẩn «\(id)» không ghi năm áp dụng.",
                "Thêm «list_years: {from: 2022, to: 2026}».")
            return nil
        }
        let fields = years.fields(["from", "to"])
        guard let first = fields["from"]?.whole, let last = fields["to"]?.whole, first <= last else {
            years.report("Năm áp dụng chưa đúng.", "Viết {from: 2022, to: 2026}.")
            return nil
        }
        return Int(first)...Int(last)
    }

    private func standard(_ id: String, year: Int, of years: ClosedRange<Int>) -> Standard? {
        let header = header(id)
        guard let day = Day(year: year, month: 1, day: 1), let label = header["label"]?.text,
            let level = header["level"]?.string.flatMap(OwnerLevel.init),
            let urban = zone(id, .urban, day), let rural = zone(id, .rural, day),
            let poorFrom = number("standards/\(id)/poor_from_lacks", day),
            let pointsPerLack = number("standards/\(id)/points_per_lack", day)
        else { return reportIncomplete(id, year) }
        let dimensions = header["dimensions"]?.items.compactMap(dimension) ?? []
        let draft = StandardDraft(
            id: id, label: label, level: level, listYear: year, listYears: years, dimensions: dimensions,
            indicators: indicators(id, day, dimensions), removed: header["removed"]?.strings ?? [], urban: urban,
            rural: rural, poorFrom: poorFrom, pointsPerLack: pointsPerLack, assumption: nil, rulebookVersion: version,
            lists: lists)
        return Standard(draft)
    }

    private func reportIncomplete(_ id: String, _ year: Int) -> Standard? {
        files.log.add(
            "standards/\(id)/standard.yaml", 1, "Chuẩn «\(id)» chưa đủ cho năm \(year).",
            "Ghi label, level (national, province) và các tệp income_line, average_band, income_points, "
                + "poor_from_lacks, points_per_lack có giá trị (hoặc null) vào 01/01/\(year).")
        return nil
    }

    private func dimension(_ node: RuleNode) -> Dimension? {
        let fields = node.fields(["code", "label"])
        guard let code = fields["code"]?.text, let label = fields["label"]?.text else { return nil }
        return Dimension(code: code, label: label)
    }

    private func zone(_ id: String, _ zone: Zone, _ day: Day) -> ZoneProvisions? {
        guard let line = number("standards/\(id)/income_line/\(zone.rawValue)", day),
            let band = number("standards/\(id)/average_band/\(zone.rawValue)", day),
            let points = number("standards/\(id)/income_points/\(zone.rawValue)", day)
        else { return nil }
        return ZoneProvisions(line: line, band: band, points: points)
    }

    private func number(_ id: String, _ day: Day) -> Provision<Int64>? {
        timelines.timeline(id, header: ["label", "unit"], key: "value", \.whole).on(day)
    }

    private func indicators(_ id: String, _ day: Day, _ dimensions: [Dimension]) -> [Indicator] {
        let indicators = files.ids(under: "standards/\(id)/indicators")
            .compactMap { indicator($0, day, dimensions) }.sorted { $0.order < $1.order }
        if indicators.map(\.order) != indicators.indices.map({ $0 + 1 }) || indicators.count > 16 {
            files.log.add(
                "standards/\(id)/standard.yaml", 1, "Thứ tự các chỉ số của chuẩn «\(id)» không liền nhau từ 1.",
                "Sửa «order» trong indicators/ để mỗi số có đúng một chỉ số.")
        }
        return indicators
    }

    private static let indicatorKeys = ["label", "dimension", "order", "added"]

    private func indicator(_ id: String, _ day: Day, _ dimensions: [Dimension]) -> Indicator? {
        let header = timelines.header(id, Self.indicatorKeys)
        guard let label = header["label"]?.text, let order = header["order"]?.whole, (1...16).contains(order),
            let dimension = header["dimension"]?.text
        else { return nil }
        if !dimensions.contains(where: { $0.code == dimension }) {
            header["dimension"]?.report("Không có chiều «\(dimension)» trong standard.yaml.", "Sửa mã của chiều.")
        }
        let dated = timelines.timeline(id, header: Self.indicatorKeys, key: "lacking") { $0 }.on(day)
        guard let dated else {
            let place = files.base[id] ?? files.local[id]
            place?.report("Chỉ số không có ngưỡng vào \(day.shown).", "Thêm giá trị, hoặc «lacking: null» kèm why.")
            return nil
        }
        return Indicator(
            code: String(id.split(separator: "/").last ?? ""), label: label, dimension: dimension, order: Int(order),
            isAdded: header["added"]?.flag ?? false,
            threshold: ThresholdReader(lists: lists, parameters: parameters, day: day).threshold(dated))
    }
}

extension Standard {
    /// A draft whose two counts are known.
    convenience init?(_ draft: StandardDraft) {
        guard let poorFrom = draft.poorFrom.value, let each = draft.pointsPerLack.value else { return nil }
        self.init(
            draft,
            limits: Limits(
                urban: draft.urban.limits, rural: draft.rural.limits, poorFrom: Int(poorFrom),
                pointsPerLack: Int(each), indicators: draft.indicators.count))
    }
}
