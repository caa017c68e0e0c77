import Access
import Markup
import Registry
import Site
import Vocabulary

/// Everything that was written of a household, and who looked at it.
struct TracedHousehold: Sendable {
    let household: Key
    let code: String
    /// Newest first.
    let changes: [JournalChange]
    let looks: [LookLine]
    let decisions: [Key: Decision]
    let words: ChangeWords
}

func tracedHouseholdPage(_ frame: PageFrame, _ model: TracedHousehold) -> HTML {
    let rows = model.changes.map { change -> [HTML] in
        let fields = TracedFields(change: change, words: model.words, decisions: model.decisions).lines
        return [
            "<a href=\"\(Links.traced(change.entry.key))\">\(change.entry.at.shown)</a>",
            HTML(text: change.entry.officerName), HTML(text: change.entry.label), fields.joined(separator: "<br/>"),
            HTML(text: change.entry.reason),
        ]
    }
    // Whoever reads a history would find nothing there but readers of it; the page of looks has them.
    let looks = model.looks.filter { !$0.page.hasPrefix("/nhat-ky") }.map { look -> [HTML] in
        [HTML(text: look.at.shown), HTML(text: look.officerName), HTML(text: look.label), HTML(text: look.purpose)]
    }
    return layout(
        frame, title: "Lịch sử hộ \(model.code)",
        body: """
            \(heading("Lịch sử hộ \(model.code)", lead: "Mọi thay đổi của hộ, của người trong hộ và của diện: từng trường, ai ghi, vì sao."))
            <p><a href="\(Links.household(model.household))">Hồ sơ hộ</a> · \
            <a href="\(Links.classChanges.with("ma_ho", model.code))">Chỉ các lần đổi diện</a></p>
            \(DataTable(
                "Các thay đổi", [.init("Lúc", .rowHeader), .init("Ai"), .init("Việc"), .init("Đổi gì"), .init("Lý do")],
                rows: rows, empty: "<p>Chưa có gì được ghi.</p>"))
            \(DataTable(
                "Ai đã xem hồ sơ này, mới nhất trước (không kể lượt đọc lịch sử)", [.init("Lúc", .rowHeader), .init("Ai"), .init("Việc"), .init("Để làm gì")],
                rows: looks, empty: "<p>Chưa có lượt xem nào được giữ.</p>"))
            """)
}

/// A page of changes of classes.
struct ClassChangeList: Sendable {
    let changes: [ClassChange]
    let total: Int
    let query: TraceQuery
    let officers: [(key: Key, name: String)]

    var address: Address {
        Links.classChanges.with("ma_ho", query.code).with("can_bo", query.officer?.description)
    }
}

func classChangesPage(_ frame: PageFrame, _ model: ClassChangeList) -> HTML {
    let officers = [Choice("", "Mọi người")] + model.officers.map { Choice($0.key.description, $0.name) }
    let form = model.query.form
    return layout(
        frame, title: "Ai đổi diện hộ nào",
        body: """
            \(heading("Ai đổi diện hộ nào, vì sao", lead: "Mỗi lần một hộ sang diện khác: từ gì sang gì, quyết định nào, ai ghi, lúc nào. Lần ghi mới nhất ở trên."))
            \(Filters(
                Links.classChanges,
                [Field.text("ma_ho", "Mã hộ", in: form, width: .short), Field.select("can_bo", "Ai ghi", officers, in: form)],
                clear: model.query.isNarrowed ? Links.classChanges : nil))
            \(DataTable(
                "Các lần đổi diện", [.init("Hộ", .rowHeader), .init("Từ"), .init("Sang"), .init("Quy định đề xuất"), .init("Quyết định"), .init("Ai ghi, lúc nào"), .init("Lý do")],
                rows: model.changes.map(row), isCaptionHidden: true, empty: "<p>Không có lần đổi diện nào.</p>"))
            \(Pager(page: model.query.page, size: 50, total: model.total, unit: "lần đổi", address: model.address))
            """)
}

private func row(_ change: ClassChange) -> [HTML] {
    let differs = change.after.agrees(with: change.proposed) == false
    let mark: HTML? = differs ? " <strong>(khác)</strong>" : nil
    return [
        "<a href=\"\(Links.history(of: change.household))\">\(change.code)</a>",
        HTML(text: change.before?.label ?? "Chưa có diện"),
        "\(change.after.label)\(when: change.isReplaced, " (đã được thay)")",
        "\(change.proposed.label)\(mark)",
        """
        <a href="\(Links.decisions.appending(change.decision))">\(change.number)</a>, \
        hiệu lực từ \(change.effectiveFrom.shown)
        """,
        "<a href=\"\(Links.traced(change.entry.key))\">\(change.entry.officerName), \(change.entry.at.shown)</a>",
        HTML(text: change.entry.reason),
    ]
}

/// A page of looks.
struct LookList: Sendable {
    let lines: [LookLine]
    let total: Int
    let query: TraceQuery
    let kind: LookKind?
    let codes: [Key: String]

    var address: Address {
        Links.looks.with("loai", kind?.rawValue).with("can_bo", query.officer?.description)
            .with("tu", query.from.map(\.shown)).with("den", query.until.map(\.shown))
    }
}

func looksPage(_ frame: PageFrame, _ model: LookList) -> HTML {
    let rows = model.lines.map { look -> [HTML] in
        let household = look.record.flatMap { key in model.codes[key].map { (key, $0) } }
        let place: HTML? = household.map { "<a href=\"\(Links.history(of: $0.0))\">Hộ \($0.1)</a>" }
        return [
            HTML(text: look.at.shown), HTML(text: look.officerName), HTML(text: look.label),
            place ?? "<code>\(look.page)</code>", HTML(text: look.purpose),
        ]
    }
    let kinds = [Choice("", "Mọi loại")] + LookKind.allCases.map { Choice($0.rawValue, $0.label) }
    let form = model.query.form
    return layout(
        frame, title: "Ai đã xem",
        body: """
            \(heading("Ai đã xem, tìm, lấy tệp", lead: "Mỗi lần một trang có tên người được mở, một lần tìm, một tệp được lấy, một lần bị từ chối."))
            \(Filters(
                Links.looks,
                [Field.day("tu", "Từ ngày", in: form, hint: nil), Field.day("den", "Đến ngày", in: form, hint: nil),
                Field.select("loai", "Loại", kinds, in: form)],
                kept: model.query.officer.map { [(name: "can_bo", value: $0.description)] } ?? [],
                clear: model.query.isNarrowed || model.kind != nil ? Links.looks : nil))
            \(DataTable(
                "Lượt xem", [.init("Lúc", .rowHeader), .init("Ai"), .init("Việc"), .init("Xem gì"), .init("Để làm gì")],
                rows: rows, isCaptionHidden: true, empty: "<p>Không có lượt nào.</p>"))
            \(Pager(page: model.query.page, size: 50, total: model.total, unit: "lượt", address: model.address))
            """)
}
