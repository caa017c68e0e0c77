import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// Where a household stands: what decisions say, what the data propose, and whether the two agree.
struct HouseholdStanding: HTMLPart {
    let file: HouseholdFile
    let story: HouseholdStory

    var html: HTML { SummaryList([recognised] + [awaited, escape, upcoming, proposed].compactMap(\.self)).html }

    private var recognised: SummaryList.Row {
        guard let now = file.inForce else {
            if let open = openClass { return .init("Được công nhận", open) }
            return .init("Được công nhận", text: "Chưa có quyết định nào về hộ này")
        }
        let list = now.effectiveFrom.year
        return .init(
            "Được công nhận",
            "<strong>\(now.category.label)</strong><br/>\(decision(of: now)), danh sách năm \(list)")
    }

    /// A household that split off or came from elsewhere inherits nothing: it waits for a decision of its own.
    private var openClass: HTML? {
        switch file.awaited {
        case .split(let origin, let day):
            let code = story.lineage.last { $0.kind == .split && $0.from == origin }?.code ?? ""
            return """
                \(Badge(.attention, "chờ quyết định"))<br/>Hộ tách từ hộ <a href="\(Links.household(origin))">\
                \(code)</a> ngày \(day.shown); không mang theo diện của hộ cũ.
                """
        case .arrival:
            guard let (arrival, day) = story.arrival, let category = arrival.category else { return nil }
            return """
                \(Badge(.attention, "chờ quyết định"))<br/>Hộ chuyển đến ngày \(day.shown) từ \(arrival.from), ở đó là \
                \(category.label.lowercased()).
                """
        case .review, nil: return nil
        }
    }

    private func decision(of recognition: Recognition) -> HTML {
        guard let decision = file.decisions[recognition.decision] else {
            return "Quyết định ký \(recognition.signedOn.shown)"
        }
        return """
            <a href="\(Links.decision(decision.key))">Quyết định số \(decision.number)</a> ký \(decision.signedOn.shown)
            """
    }

    /// A review was closed without a word about this household.
    private var awaited: SummaryList.Row? {
        guard case .review(let year)? = file.awaited else { return nil }
        return .init(
            "Kỳ rà soát \(year)",
            """
            \(Badge(.attention, "chờ quyết định"))<br/>Kỳ rà soát \(year) đã khép mà chưa có quyết định về hộ này. Hộ vẫn ở \
            danh sách đang quản lý cho đến khi có quyết định.
            """)
    }

    private var escape: SummaryList.Row? {
        guard let escape = file.escape else { return nil }
        let left = escape.from == .poor ? "Mới thoát nghèo" : "Mới thoát cận nghèo"
        return .init(
            left,
            """
            \(Badge(.met, "đến hết ngày \(escape.endsOn.adding(days: -1).shown)"))<br/>Tính từ ngày ký quyết định \
            \(escape.signedOn.shown).
            """)
    }

    /// A decision that was signed and does not count yet.
    private var upcoming: SummaryList.Row? {
        guard let day = file.judgements.first?.result.day,
            let next = file.recognitions.last(where: { $0.effectiveFrom > day })
        else { return nil }
        return .init("Từ ngày \(next.effectiveFrom.shown)", "\(next.category.label)<br/>\(decision(of: next))")
    }

    private var proposed: SummaryList.Row? {
        guard let judgement = file.judgements.first(where: \.isOfCurrentList) else { return nil }
        let category = judgement.result.category
        let differs = file.inForce?.category.agrees(with: category) == false
        let badge: HTML? = differs ? " \(Badge(.attention, "lệch với quyết định"))" : nil
        let standard = judgement.result.standard.label
        return .init(
            "Theo dữ liệu", "\(category.label)\(badge)<br/>\(standard); là đề xuất, không phải quyết định")
    }
}

/// The decisions about a household, newest first.
struct HouseholdRecognitions: HTMLPart {
    let file: HouseholdFile

    var html: HTML {
        """
        <h2>Các quyết định về hộ này</h2>
        \(DataTable(
            "Các quyết định về hộ này",
            [
                .init("Kết quả", .rowHeader), .init("Số quyết định"), .init("Ngày ký"), .init("Hiệu lực từ"),
                .init("Kỳ rà soát"), .init("Dữ liệu lúc đó cho thấy"),
            ],
            rows: file.recognitions.map(row), isCaptionHidden: true,
            empty: "<p>Chưa có quyết định nào về hộ này. Lãnh đạo ghi nhận quyết định đã ký ở mục Quyết định.</p>"))
        """
    }

    private func row(_ recognition: Recognition) -> [HTML] {
        let decision = file.decisions[recognition.decision]
        let number: HTML = decision.map { "<a href=\"\(Links.decision($0.key))\">\($0.number)</a>" } ?? "chưa rõ"
        return [
            HTML(text: recognition.category.label), number, HTML(text: recognition.signedOn.shown),
            HTML(text: recognition.effectiveFrom.shown), HTML(text: String(recognition.reviewYear)),
            proposal(recognition),
        ]
    }

    private func proposal(_ recognition: Recognition) -> HTML {
        guard recognition.explanation != nil else { return "chưa có dữ liệu để giải thích" }
        guard recognition.category.agrees(with: recognition.proposed) == false else {
            return HTML(text: recognition.proposed.label)
        }
        return "\(recognition.proposed.label) \(Badge(.attention, "khác quyết định"))"
    }
}
