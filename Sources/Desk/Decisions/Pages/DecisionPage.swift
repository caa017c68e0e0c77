import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// One decision that was recorded.
struct DecisionDetail: Sendable {
    let decision: Decision
    let standards: [Standard]
    /// What it says of each household; empty for whoever may not see names.
    let lines: [Line]

    struct Line: Sendable {
        let household: HouseholdName
        let recognition: Recognition
    }
}

func decisionPage(_ frame: PageFrame, _ model: DecisionDetail) -> HTML {
    let decision = model.decision
    return layout(
        frame, title: "Quyết định số \(decision.number)",
        body: """
            \(heading("Quyết định số \(decision.number)", caption: decision.kind.label))
            \(SummaryList([
                .init("Ngày ký", text: decision.signedOn.shown), .init("Người ký", text: decision.signer),
                .init("Hiệu lực từ", text: decision.effectiveFrom.shown),
                .init(
                    "Làm ra",
                    text: "danh sách năm \(decision.effectiveFrom.year), rà soát năm \(decision.reviewYear)"),
                .init("Chuẩn", text: model.standards.label(of: decision.standard)),
                .init("Phụ lục", text: decision.annexName),
            ]))
            \(when: !model.lines.isEmpty, "<h2>Các hộ trong quyết định</h2>\(lines(model))")
            """)
}

private func lines(_ model: DecisionDetail) -> DataTable {
    let rows: [[HTML]] = model.lines.map { line in
        let name = line.household
        return [
            name.isHere
                ? "<a href=\"\(Links.household(name.key))\">\(name.name)</a>" : "\(name.name) (không còn trên địa bàn)",
            HTML(text: name.code), HTML(text: name.neighbourhoodName), HTML(text: line.recognition.category.label),
            HTML(text: proposal(line.recognition)),
        ]
    }
    return DataTable(
        "Các hộ trong quyết định",
        [
            .init("Chủ hộ", .rowHeader), .init("Mã hộ", .code), .init("Tổ dân phố hiện nay", .code),
            .init("Kết quả công nhận"), .init("Dữ liệu lúc đó cho thấy"),
        ],
        rows: rows, isCaptionHidden: true, empty: "<p>Quyết định không công nhận hộ nào.</p>")
}

private func proposal(_ recognition: Recognition) -> String {
    recognition.explanation == nil ? "chưa có dữ liệu để giải thích" : recognition.proposed.label
}
