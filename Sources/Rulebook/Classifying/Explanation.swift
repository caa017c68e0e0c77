import Vocabulary

extension Classification {
    /// Why the class is what it is; the class can be computed again from these sentences alone.
    ///
    /// - Parameter facts: the facts that were classified.
    public func explanation(of facts: HouseholdFacts) -> [Sentence] {
        Explanation(self, facts).sentences
    }
}

/// Writes the sentences of one classification.
struct Explanation {
    let result: Classification
    let facts: HouseholdFacts
    let ages: [ClosedRange<Int>?]
    /// What the facts alone say.
    private let found: (lacking: UInt16, unknown: UInt16)

    init(_ result: Classification, _ facts: HouseholdFacts) {
        self.result = result
        self.facts = facts
        let day = AgeDay(result.day)
        ages = facts.members.map { day.ages(of: $0.birth) }
        found = result.standard.program.masks(facts, on: day)
    }

    var standard: Standard { result.standard }

    var sentences: [Sentence] {
        [members, IncomeExplanation(result: result, facts: facts).sentence]
            + standard.indicators.map(indicator) + points + [conclusion] + notes
    }

    /// `người thứ 2 (16 hoặc 17 tuổi)`
    func naming(_ index: Int) -> String {
        "\(facts.members[index].name ?? "người thứ \(index + 1)") (\(age(ages[index])))"
    }

    private func age(_ ages: ClosedRange<Int>?) -> String {
        guard let ages else { return "chưa rõ tuổi" }
        return ages.lowerBound == ages.upperBound
            ? "\(ages.lowerBound) tuổi" : "\(ages.lowerBound) hoặc \(ages.upperBound) tuổi"
    }

    private var members: Sentence {
        let list = facts.members.indices.map(naming).joined(separator: "; ")
        let text =
            facts.members.isEmpty
            ? "Nhân khẩu: chưa nhập người nào."
            : "Nhân khẩu: \(facts.members.count) người, tuổi tính đến ngày \(result.day.shown): \(list)."
        return Sentence(subject: .members, text: text, isVerified: true)
    }

    private func indicator(_ indicator: Indicator) -> Sentence {
        let stated = facts.stated.indices.contains(indicator.order - 1) ? facts.stated[indicator.order - 1] : .unknown
        let found: Truth =
            found.lacking & indicator.bit != 0 ? .yes : found.unknown & indicator.bit != 0 ? .unknown : .no
        var parts = [reasons(indicator)]
        if stated != .unknown, stated != found {
            let known = stated == .yes ? "thiếu hụt" : "không thiếu hụt"
            parts.append(found == .unknown ? "nguồn ghi sẵn \(known)" : "nguồn ghi \(known), khác với dữ kiện")
        }
        let isAssumed = indicator.threshold.value?.isAssumed == true
        let citation = isAssumed ? "giả định" : indicator.threshold.provenance.citation
        let text = "\(indicator.label): \(parts.joined(separator: "; ")) → \(word(indicator)) (\(citation))."
        return Sentence(
            subject: .indicator(indicator.order), text: text, isVerified: indicator.threshold.isVerified)
    }

    private func reasons(_ indicator: Indicator) -> String {
        guard let threshold = indicator.threshold.value else {
            return "chưa có ngưỡng (\(indicator.threshold.why ?? "chưa rõ"))"
        }
        var evidence = Evidence(explanation: self).words(threshold.condition)
        let echo = indicator.label.lowercased() + ": "
        if evidence.hasPrefix(echo) { evidence.removeFirst(echo.count) }
        return threshold.condition.namesItsLimit ? evidence : "\(evidence); thiếu hụt khi \(threshold.text)"
    }

    private func word(_ indicator: Indicator) -> String {
        if result.lacking & indicator.bit != 0 { return "thiếu hụt" }
        return result.unknown & indicator.bit != 0 ? "chưa rõ" : "không thiếu hụt"
    }

    private var points: [Sentence] {
        guard let lacks = result.lacksByPoints, let points = facts[.b2].number else { return [] }
        let provision = standard.pointsPerLack
        let text =
            "Điểm B2: \(points), mỗi chỉ số thiếu hụt \(standard.limits.pointsPerLack) điểm → \(lacks) chỉ số "
            + "thiếu hụt, không rõ là chỉ số nào (\(provision.provenance.citation))."
        return [Sentence(subject: .points, text: text, isVerified: provision.isVerified)]
    }

    private var conclusion: Sentence {
        let provision = standard.poorFrom
        let rule = "hộ trong chuẩn thu nhập là hộ nghèo khi thiếu hụt từ \(standard.limits.poorFrom) chỉ số trở lên"
        let text =
            "Kết luận: thiếu hụt \(result.lacks) chỉ số, chưa rõ \(result.unknowns) chỉ số; \(rule) → "
            + "\(result.category.label) (\(provision.provenance.citation))."
        return Sentence(subject: .conclusion, text: text, isVerified: provision.isVerified)
    }

    private var notes: [Sentence] {
        var texts = [standard.assumption.map { "Lưu ý: \($0)." }].compactMap(\.self)
        if result.incomeIsContrary, let income = facts[.income].number {
            texts.append(
                "Lưu ý: thu nhập ghi \(Shown.money(income))/người/tháng cho kết quả khác với điểm B1; "
                    + "trong rà soát, điểm B1 quyết định.")
        }
        if result.lacksByPoints == nil, result.unknown == 0, let points = facts[.b2].number,
            points != Int64(result.lacks * standard.limits.pointsPerLack)
        {
            texts.append("Lưu ý: điểm B2 ghi \(points), khác với \(result.lacks) chỉ số thiếu hụt tính từ dữ kiện.")
        }
        return texts.map { Sentence(subject: .note, text: $0, isVerified: true) }
    }
}
