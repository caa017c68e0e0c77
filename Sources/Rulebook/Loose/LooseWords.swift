import Vocabulary

/// The words of one row's reason: one sentence with the numbers, the limit, the document and the clause.
struct LooseWords {
    private let standard: Standard

    init(_ standard: Standard) {
        self.standard = standard
    }

    func sentence(
        _ zone: Zone, _ basis: LooseReasons.Basis, _ standing: Standing, _ form: LooseReasons.LackForm,
        _ category: HouseholdClass
    ) -> String {
        let side =
            switch basis {
            case .income: income(zone, standing)
            case .points: points(zone, standing)
            case .deadPoints: "Điểm B1 {value} chưa dùng được vì chuẩn \(standard.id) chưa có mức điểm đã biết"
            case .none: "Không có thu nhập và không có điểm B1"
            }
        let lacks = standing == .within ? ", " + lackWords(form) : ""
        return "\(side)\(lacks) nên \(conclusion(category, standing)) theo \(citation(zone, basis, standing))."
    }

    private func income(_ zone: Zone, _ standing: Standing) -> String {
        let limits = standard.limits[zone]
        let line = limits.line.map(Shown.money) ?? ""
        let band = limits.band.map(Shown.money) ?? ""
        let value = "Thu nhập {value} đồng/người/tháng"
        return switch standing {
        case .within: "\(value) không quá chuẩn \(line) của khu vực \(zone.words)"
        case .average: "\(value) vượt chuẩn \(line) của khu vực \(zone.words) và không quá \(band)"
        case .above: "\(value) vượt \(band), mức cao nhất của hộ có mức sống trung bình ở khu vực \(zone.words),"
        case .over:
            "\(value) vượt chuẩn \(line) của khu vực \(zone.words), mức sống trung bình của chuẩn này chưa biết,"
        case .unknown: "\(value), chuẩn thu nhập của khu vực \(zone.words) chưa biết,"
        }
    }

    private func points(_ zone: Zone, _ standing: Standing) -> String {
        let limit = standard.limits[zone].points.map { String($0) } ?? ""
        let words = standing == .within ? "không quá" : "vượt"
        let closing = standing == .within ? "" : ", điểm không cho biết mức sống trung bình,"
        return "Điểm B1 {value} \(words) mức \(limit) của khu vực \(zone.words)\(closing)"
    }

    private func lackWords(_ form: LooseReasons.LackForm) -> String {
        let rule = "(hộ nghèo: từ \(standard.limits.poorFrom) chỉ số trở lên)"
        return switch form {
        case .known: "thiếu hụt {lacks} chỉ số \(rule)"
        case .partly: "thiếu hụt {lacks} chỉ số, chưa rõ {unknowns} chỉ số \(rule)"
        case .points: "điểm B2 {b2} ứng với {lacks} chỉ số thiếu hụt \(rule)"
        }
    }

    private func conclusion(_ category: HouseholdClass, _ standing: Standing) -> String {
        switch category {
        case .undetermined:
            standing == .within
                ? "chưa xác định được là hộ nghèo hay hộ cận nghèo" : "chưa xác định được loại hộ"
        default: "là \(category.label.prefix(1).lowercased())\(category.label.dropFirst())"
        }
    }

    private func citation(_ zone: Zone, _ basis: LooseReasons.Basis, _ standing: Standing) -> String {
        let income = standard[zone].line.provenance.citation
        guard basis == .points else { return income }
        let points = standard[zone].points.provenance.citation
        return "\(points) và \(standard.poorFrom.provenance.citation)"
    }
}

extension Zone {
    /// The word of the decrees.
    var words: String { self == .urban ? "thành thị" : "nông thôn" }
}
