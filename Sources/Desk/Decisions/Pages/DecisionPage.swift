import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// One decision that was recorded.
struct DecisionDetail: Sendable {
    let decision: Decision
    let standards: [Standard]
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
            """)
}
