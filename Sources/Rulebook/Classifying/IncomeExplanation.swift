import Vocabulary

/// Writes where a household stands against the income line.
struct IncomeExplanation {
    let result: Classification
    let facts: HouseholdFacts

    private var provisions: ZoneProvisions { result.standard[facts.zone] }
    private var limits: ZoneLimits { result.standard.limits[facts.zone] }
    private var zone: String { facts.zone == .urban ? "thành thị" : "nông thôn" }

    var sentence: Sentence {
        switch result.basis {
        case .points: points
        case .income: income
        case .none: neither
        }
    }

    private var points: Sentence {
        guard let points = facts[.b1].number, let limit = limits.points else { return neither }
        let (words, standing) =
            points <= limit
            ? ("không quá", within) : ("vượt", "trên chuẩn thu nhập, điểm không cho biết mức sống trung bình")
        return Sentence(
            subject: .income,
            text: "Điểm B1: \(points), \(words) \(limit) điểm của khu vực \(zone) → \(standing) "
                + "(\(provisions.points.provenance.citation)).",
            isVerified: provisions.points.isVerified)
    }

    private var income: Sentence {
        guard let income = facts[.income].number, let line = limits.line else { return neither }
        var (text, used) = ("", [provisions.line])
        if income <= line {
            text = "không quá \(Shown.money(line)) của khu vực \(zone) → \(within)"
        } else {
            used.append(provisions.band)
            text = "vượt \(Shown.money(line)) của khu vực \(zone), \(overLine(income))"
        }
        return Sentence(
            subject: .income,
            text: "\(unusedPoints)Thu nhập bình quân: \(Shown.money(income))/người/tháng, \(text) "
                + "(\(provisions.line.provenance.citation)).",
            isVerified: used.allSatisfy(\.isVerified))
    }

    private func overLine(_ income: Int64) -> String {
        guard let band = limits.band else {
            return
                "chưa có mức của hộ có mức sống trung bình (\(provisions.band.why ?? "chưa rõ")) → trên chuẩn thu nhập"
        }
        return income <= band
            ? "không quá \(Shown.money(band)) → mức sống trung bình"
            : "vượt \(Shown.money(band)) → trên mức sống trung bình"
    }

    private var neither: Sentence {
        let income = facts[.income].why.map(\.label) ?? "chuẩn này chưa có mức thu nhập"
        let points = facts[.b1].why.map(\.label) ?? facts[.b1].number.map { "\($0), chuẩn này chưa có mức điểm" } ?? ""
        return Sentence(
            subject: .income, text: "Thu nhập bình quân: \(income); điểm B1: \(points) → chưa rõ thu nhập.",
            isVerified: true)
    }

    /// Points under a standard without limits for them are named, not used.
    private var unusedPoints: String {
        facts[.b1].number.map { "Điểm B1: \($0), chưa dùng được (\(provisions.points.why ?? "chưa có mức điểm")). " }
            ?? ""
    }

    private var within: String { "trong chuẩn thu nhập" }
}
