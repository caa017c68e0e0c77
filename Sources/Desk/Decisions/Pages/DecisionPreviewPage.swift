import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// What recording a decision would change, household by household, before it is recorded.
struct DecisionPreviewModel: Sendable {
    let draft: Key
    let preview: DecisionPreview
    let standards: [Standard]
    let refusal: String?

    static let moved = """
        Sổ hộ đã thay đổi sau khi bạn xem, nên chưa ghi gì. Dưới đây là những gì sẽ thay đổi bây giờ: hãy xem \
        lại rồi ghi nhận.
        """

    var changing: [DecisionPreview.Line] { preview.lines.filter(\.changes) }
    var staying: [DecisionPreview.Line] { preview.lines.filter { !$0.changes } }
    var differing: Int { preview.lines.count(where: \.differs) }
}

extension DecisionPreview {
    /// What was shown, so that nothing else is recorded than what somebody saw.
    var seal: String {
        let text = (lines + waiting).map { line in
            "\(line.household) \(line.before?.rawValue ?? "-") \(line.after.rawValue) \(line.proposed.rawValue)"
        }
        return Digest.sha256(Array(text.joined(separator: "\n").utf8)).prefix(12).map { String($0) }.joined(
            separator: ".")
    }
}

extension DecisionPreview.Line {
    /// A household on no list that stays on none does not change.
    var changes: Bool { (before ?? RecognisedClass.unlisted) != after }
    /// The facts say something else than the decision.
    var differs: Bool { after.agrees(with: proposed) == false }
}

func decisionPreviewPage(_ frame: PageFrame, _ model: DecisionPreviewModel) -> HTML {
    let isClear = model.preview.problems.isEmpty
    return layout(
        frame, title: "Xem từng hộ trước khi ghi nhận", hasProblems: !isClear || model.refusal != nil,
        body: """
            \(ErrorSummary([], message: model.refusal))
            \(heading("Xem từng hộ trước khi ghi nhận", caption: "Quyết định số \(model.preview.command.number)",
                lead: "Chưa có gì được ghi."))
            \(Steps(["Điền quyết định", "Xem từng hộ", "Đã ghi nhận"], current: 2))
            \(problems(model))
            \(summary(model))
            \(Tallies("Các hộ của phụ lục", [
                .init("Trong phụ lục", model.preview.lines.count), .init("Đổi diện", model.changing.count),
                .init("Giữ nguyên diện", model.staying.count),
                .init("Khác đề xuất của dữ liệu", model.differing,
                    standing: model.differing > 0 ? .attention : .neutral),
                .init("Chờ quyết định", model.preview.waiting.count,
                    standing: model.preview.waiting.isEmpty ? .neutral : .attention),
            ]))
            \(when: isClear, recording(model))
            <h2>Hộ đổi diện</h2>
            \(table("Hộ đổi diện", model.changing, model, "Không hộ nào đổi diện."))
            \(when: !model.staying.isEmpty, Details("Hộ giữ nguyên diện (\(model.staying.count))",
                table("Hộ giữ nguyên diện", model.staying, model, "").html).html)
            \(waiting(model))
            """)
}

private func problems(_ model: DecisionPreviewModel) -> HTML? {
    guard !model.preview.problems.isEmpty else { return nil }
    let lines: [HTML] = model.preview.problems.map { "<li>\($0.message)</li>" }
    return """
        <div role="alert">\(Notice(
            .stopped, title: "Chưa ghi nhận được: cần sửa \(lines.count) chỗ",
            """
            <ul>\(lines)</ul>
            <p>Sửa thông tin hoặc chọn lại tệp phụ lục; những gì đã điền được giữ.</p>
            \(LinkButton("Sửa rồi xem lại", to: Links.mending(model.draft), .primary))
            """))</div>
        """
}

private func summary(_ model: DecisionPreviewModel) -> SummaryList {
    let command = model.preview.command
    let change = (label: "Đổi", address: Links.mending(model.draft))
    return SummaryList([
        .init("Quyết định", text: "số \(command.number), ký ngày \(command.signedOn.shown)", change: change),
        .init("Người ký", text: command.signer, change: change),
        .init("Loại", text: command.kind.label, change: change),
        .init(
            "Rà soát", text: "năm \(command.reviewYear)\(command.closesReview ? ", kết thúc đợt rà soát" : "")",
            change: change),
        .init(
            "Danh sách", text: "năm \(command.effectiveFrom.year), hiệu lực từ \(command.effectiveFrom.shown)",
            change: change),
        .init("Chuẩn", text: model.standards.label(of: command.standard), change: change),
        .init("Phụ lục", text: model.preview.annex.fileName, change: change),
    ])
}

private func recording(_ model: DecisionPreviewModel) -> HTML {
    PostForm(
        to: Links.recording(model.draft),
        """
        <input type="hidden" name="da_xem" value="\(model.preview.seal)"/>
        <p>Ghi nhận thì \(Shown.number(model.changing.count)) hộ đổi diện từ ngày \
        \(model.preview.command.effectiveFrom.shown). Kết quả, căn cứ và số liệu lúc này được giữ nguyên cùng \
        quyết định.</p>
        <div class="actions">\(Button("Ghi nhận quyết định", .grave))\
        \(LinkButton("Sửa lại", to: Links.mending(model.draft)))</div>
        """
    ).html
}

private func table(
    _ caption: String, _ lines: [DecisionPreview.Line], _ model: DecisionPreviewModel, _ empty: String
) -> DataTable {
    let names = Dictionary(
        model.preview.annex.lines.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    return DataTable(
        caption,
        [.init("Chủ hộ", .rowHeader), .init("Mã hộ", .code), .init("Diện: trước → sau"), .init("Theo dữ liệu")],
        rows: lines.map { row($0, annexName: names[$0.code] ?? "") }, isCaptionHidden: true, empty: "<p>\(empty)</p>")
}

private func row(_ line: DecisionPreview.Line, annexName: String) -> [HTML] {
    let isOther = !annexName.isEmpty && VietnameseText.folded(annexName) != VietnameseText.folded(line.name)
    let proposed = line.proposed == .undetermined ? "Chưa xác định" : line.proposed.label
    let result: HTML =
        line.changes
        ? Change(from: line.before?.label ?? "Chưa có", to: line.after.label).html : HTML(text: line.after.label)
    return [
        """
        <a href="\(Links.household(line.household))">\(line.name)</a>\
        \(when: isOther, "<br/>\(Badge(.attention, "phụ lục ghi: " + annexName))")
        """,
        HTML(text: line.code), result,
        "\(proposed)\(when: line.differs, " \(Badge(.attention, "khác quyết định"))")",
    ]
}

private func waiting(_ model: DecisionPreviewModel) -> HTML? {
    guard !model.preview.waiting.isEmpty else { return nil }
    let rows: [[HTML]] = model.preview.waiting.map { line in
        [
            "<a href=\"\(Links.household(line.household))\">\(line.name)</a>", HTML(text: line.code),
            HTML(text: line.after.label), HTML(text: line.proposed.label),
        ]
    }
    return """
        <h2>Chờ quyết định</h2>
        <p>Các hộ này đang trong danh sách mà quyết định không nêu. Họ ở lại danh sách đang quản lý, ghi \
        “chờ quyết định”. Nếu là sót, hãy thêm vào phụ lục.</p>
        \(DataTable(
            "Hộ chờ quyết định",
            [.init("Chủ hộ", .rowHeader), .init("Mã hộ", .code), .init("Diện hiện nay"), .init("Theo dữ liệu")],
            rows: rows, isCaptionHidden: true, empty: ""))
        """
}
