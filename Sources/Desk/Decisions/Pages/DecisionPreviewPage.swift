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

    static let unconfirmed = """
        Có dòng mà phụ lục ghi tên khác chủ hộ trong sổ, nên chưa ghi gì. Hãy xác nhận từng dòng đúng là hộ ấy, hoặc \
        sửa mã trong phụ lục.
        """

    /// The field of the codes that are confirmed.
    static let confirmed = "dung_ho"

    var changing: [DecisionPreview.Line] { preview.lines.filter(\.changes) }
    var staying: [DecisionPreview.Line] { preview.lines.filter { !$0.changes } }
    var differing: Int { preview.lines.count(where: \.differs) }
}

extension DecisionPreview {
    /// What was shown, so that nothing else is recorded than what somebody saw.
    var seal: String {
        let named = lines.map { line in
            "\(line.household) \(line.before?.rawValue ?? "-") \(line.after.rawValue) \(line.proposed.rawValue)"
        }
        let left = waiting.map { "\($0.household) \($0.category?.rawValue ?? "-") \($0.proposed.rawValue)" }
        return Digest.sha256(Array((named + left).joined(separator: "\n").utf8)).prefix(12).map { String($0) }.joined(
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
        \(confirmations(model))
        <p>Ghi nhận thì \(Shown.number(model.changing.count)) hộ đổi diện từ ngày \
        \(model.preview.command.effectiveFrom.shown). Kết quả, căn cứ và số liệu lúc này được giữ nguyên cùng \
        quyết định.</p>
        <div class="actions">\(Button("Ghi nhận quyết định", .grave))\
        \(LinkButton("Sửa lại", to: Links.mending(model.draft)))</div>
        """
    ).html
}

/// A mistyped code recognises somebody else: each line under another name is confirmed by itself.
private func confirmations(_ model: DecisionPreviewModel) -> HTML? {
    let others = model.preview.lines.filter { $0.otherName != nil }
    guard !others.isEmpty else { return nil }
    let choices = others.map { line in
        Choice(
            line.code,
            "Mã hộ \(line.code): trong sổ là hộ \(line.name), phụ lục ghi \(line.otherName ?? ""). Đúng là hộ này.")
    }
    let form = Form([DecisionPreviewModel.confirmed: model.preview.command.confirmedCodes.sorted()])
    return Field.checkboxes(
        DecisionPreviewModel.confirmed, "Phụ lục ghi tên khác sổ ở \(others.count) dòng", choices, in: form,
        hint: "Mã ghi nhầm sẽ công nhận nhầm hộ. Hãy đối chiếu với văn bản đã ký rồi đánh dấu từng dòng."
    ).html
}

private func table(
    _ caption: String, _ lines: [DecisionPreview.Line], _ model: DecisionPreviewModel, _ empty: String
) -> DataTable {
    return DataTable(
        caption,
        [.init("Chủ hộ", .rowHeader), .init("Mã hộ", .code), .init("Diện: trước → sau"), .init("Theo dữ liệu")],
        rows: lines.map(row), isCaptionHidden: true, empty: "<p>\(empty)</p>")
}

private func row(_ line: DecisionPreview.Line) -> [HTML] {
    let proposed = line.proposed == .undetermined ? "Chưa xác định" : line.proposed.label
    let result: HTML =
        line.changes
        ? Change(from: line.before?.label ?? "Chưa có", to: line.after.label).html : HTML(text: line.after.label)
    return [
        """
        <a href="\(Links.household(line.household))">\(line.name)</a>\
        \(line.otherName.map { "<br/>\(Badge(.attention, "phụ lục ghi: " + $0))" as HTML })
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
            HTML(text: line.category?.label ?? line.awaited.words), HTML(text: line.proposed.label),
        ]
    }
    return """
        <h2>Chờ quyết định</h2>
        <p>Quyết định không nêu các hộ này. Hộ đang trong danh sách thì ở lại danh sách đang quản lý; hộ tách ra, hộ chuyển \
        đến thì chưa có diện nào. Tất cả ghi “chờ quyết định”. Nếu là sót, hãy thêm vào phụ lục.</p>
        \(DataTable(
            "Hộ chờ quyết định",
            [.init("Chủ hộ", .rowHeader), .init("Mã hộ", .code), .init("Diện hiện nay"), .init("Theo dữ liệu")],
            rows: rows, isCaptionHidden: true, empty: ""))
        """
}

extension Awaited {
    /// What stands where the class of a household would.
    fileprivate var words: String {
        switch self {
        case .review: ""
        case .split: "Chưa có (hộ tách ra)"
        case .arrival: "Chưa có (hộ chuyển đến)"
        }
    }
}
