import Access
import Markup
import Registry
import Site
import Vocabulary

/// What the first page of the trace shows.
struct TraceList: Sendable {
    let query: TraceQuery
    let officers: [(key: Key, name: String)]
    let maySeeNames: Bool
    let isOfCommune: Bool
    var limits: UnusualLimits?
    var findings: [UnusualFinding] = []
    var page = JournalPage.empty
    /// The household whose code was asked for.
    var household: Key?
    /// The words of a reason that were asked for.
    var words: String?
}

func tracePage(_ frame: PageFrame, _ model: TraceList) -> HTML {
    layout(
        frame, title: "Nhật ký",
        body: """
            \(heading("Nhật ký", lead: "Mọi lần ghi: ai, lúc nào, vì sao. Mỗi mục được móc vào mục trước và được ký; sửa ngoài chương trình sẽ bị phát hiện."))
            \(when: model.isOfCommune, ways(model))
            \(when: model.isOfCommune && !model.query.isNarrowed && model.query.page == 1, UnusualSection(model: model).html)
            <h2>\(model.query.isNarrowed ? "Các mục tìm thấy" : "Mọi mục, mới nhất trước")</h2>
            \(filters(model))
            \(model.household.map(householdWay))
            \(when: model.page.carried > 0, carried(model.page))
            \(DataTable(
                "Nhật ký", [.init("Lúc", .rowHeader), .init("Việc"), .init("Ai"), .init("Lý do"), .init("Số hồ sơ", .number)],
                rows: model.page.entries.map { row($0, model) }, isCaptionHidden: true, empty: "<p>Không có mục nào.</p>"))
            \(Pager(page: model.page.page, size: model.page.size, total: model.page.total, unit: "mục", address: model.query.address))
            """)
}

private func ways(_ model: TraceList) -> HTML {
    """
    <p>\(when: model.maySeeNames, "<a href=\"\(Links.classChanges)\">Ai đổi diện hộ nào, vì sao</a> · ")\
    <a href="\(Links.looks)">Ai đã xem, tìm, lấy tệp</a></p>
    """
}

private func householdWay(_ household: Key) -> HTML {
    "<p><a href=\"\(Links.history(of: household))\">Lịch sử đầy đủ của hộ này</a>, từng trường và ai đã xem.</p>"
}

private func row(_ entry: JournalEntry, _ model: TraceList) -> [HTML] {
    // Entries of another installation stand in no chain here.
    let isOurs = entry.officer != nil || entry.officerName == "Tại máy chủ" || model.page.carried == 0
    let when: HTML = isOurs ? "<a href=\"\(Links.traced(entry.key))\">\(entry.at.shown)</a>" : "\(entry.at.shown)"
    return [
        when, HTML(text: entry.label), HTML(text: entry.officerName), HTML(text: entry.reason),
        HTML(text: Shown.number(entry.changeCount)),
    ]
}

private func filters(_ model: TraceList) -> HTML {
    let form = model.query.form
    let officers = [Choice("", "Mọi người")] + model.officers.map { Choice($0.key.description, $0.name) }
    let actions =
        [Choice("", "Mọi việc")]
        + AuditAction.allCases.filter { $0 != .looked }.map { Choice($0.rawValue, $0.label) }.sorted {
            $0.label < $1.label
        }
    let code: [Field] = model.isOfCommune ? [Field.text("ma_ho", "Mã hộ", in: form, width: .short)] : []
    return """
        \(Filters(
            Links.journal,
            [Field.day("tu", "Từ ngày", in: form, hint: nil), Field.day("den", "Đến ngày", in: form, hint: nil),
            Field.select("can_bo", "Ai", officers, in: form), Field.select("viec", "Việc", actions, in: form)] + code,
            clear: model.query.isNarrowed ? Links.journal : nil))
        \(when: model.maySeeNames, reasonSearch(model))
        """
}

/// Words of a reason may name somebody: they go by POST.
private func reasonSearch(_ model: TraceList) -> HTML {
    """
    <form class="filters" method="post" action="\(Links.journalSearch)" aria-label="Tìm trong lý do">
    \(Field.text("ly_do", "Có trong lý do", in: Form(filled: ["ly_do": model.words ?? ""]), width: .half))
    <div class="filters-actions">\(Button("Tìm trong lý do", .secondary))</div></form>
    """
}

private func carried(_ page: JournalPage) -> HTML {
    Notice(
        .note, title: "Sổ này nhận từ hệ thống khác",
        """
        <p>\(Shown.number(page.carried)) mục dưới mục “Nhận cả sổ” được ghi ở hệ thống cũ và đi cùng sổ, để đọc. Chuỗi \
        của hệ thống này bắt đầu ở đây và chỉ giữ dấu vết của tệp đã nhận; muốn kiểm các mục cũ, hãy giữ bản sao lưu \
        của hệ thống cũ.</p>
        """
    ).html
}
