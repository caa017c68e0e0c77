import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// The decisions of a commune, newest first.
struct DecisionList: Sendable {
    let decisions: [Decision]
    let standards: [Standard]
    let mayRecord: Bool
}

func decisionListPage(_ frame: PageFrame, _ model: DecisionList) -> HTML {
    layout(
        frame, title: "Quyết định công nhận",
        body: """
            \(heading("Quyết định công nhận",
                lead: "Chỉ quyết định đã ký mới đổi diện của hộ. Vươn ghi nhận, không ký thay."))
            \(when: model.mayRecord, model.decisions.isEmpty ? opening : recording.html, else: notRecording)
            \(table(model))
            """)
}

private let recording = Actions(LinkButton("Ghi nhận quyết định đã ký", to: Links.newDecision, .primary))

private let opening: HTML = """
    \(Notice(.attention, title: "Địa bàn chưa có danh sách hộ nghèo, hộ cận nghèo", """
        <p>Bắt đầu bằng danh sách ban đầu: quyết định gần nhất còn hiệu lực. Các hộ của danh sách cần có trong sổ \
        trước, do cán bộ nhập ở mục Nhập danh sách.</p>
        """))
    \(Actions(
        LinkButton("Ghi nhận danh sách ban đầu", to: Links.openingList, .primary).html,
        LinkButton("Ghi nhận quyết định khác", to: Links.newDecision).html))
    """

private let notRecording: HTML = """
    <p>Ghi nhận quyết định là việc của lãnh đạo, không phải của người nhập hay chấm điểm.</p>
    """

private func table(_ model: DecisionList) -> DataTable {
    DataTable(
        "Quyết định công nhận",
        [
            .init("Số", .rowHeader), .init("Ngày ký", .code), .init("Hiệu lực từ", .code),
            .init("Rà soát năm", .number), .init("Loại"), .init("Chuẩn"), .init("Người ký"),
        ],
        rows: model.decisions.map { decision in
            [
                "<a href=\"\(Links.decision(decision.key))\">\(decision.number)</a>",
                HTML(text: decision.signedOn.shown),
                HTML(text: decision.effectiveFrom.shown), HTML(text: String(decision.reviewYear)),
                HTML(text: decision.kind.label), HTML(text: model.standards.label(of: decision.standard)),
                HTML(text: decision.signer),
            ]
        }, isCaptionHidden: true, empty: empty(model))
}

private func empty(_ model: DecisionList) -> HTML {
    """
    <p>Chưa có quyết định nào được ghi nhận. Khi có, mỗi quyết định đứng đây với số, ngày ký và tên các hộ.</p>
    """
}

extension [Standard] {
    /// The words of a standard's id.
    func label(of id: String) -> String { first { $0.id == id }?.label ?? id }
}
