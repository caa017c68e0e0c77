import Markup
import Registry
import Site
import Territory
import Vocabulary

/// Step 3 of an import: what acceptance would change, household by household.
struct ListingComparison: Sendable {
    let record: ListingRecord
    let summary: ListingSummary
    /// The rows in sight.
    let outcome: ListingOutcome
    let rows: ListedPage
    let areas: [Area]
    /// What stopped the last thing that was asked.
    let refusal: (any Refusal)?

    var counts: ListingCounts { summary.households }
    /// How many households acceptance would write.
    var written: Int { counts.new + counts.changed }
    /// A sample installation waits for the word that nobody is real.
    var waitsForConfirmation: Bool { summary.needsConfirmation && record.settings?.acceptWithoutNumbers != true }
}

func comparisonPage(_ frame: PageFrame, _ model: ListingComparison) -> HTML {
    layout(
        frame, title: "Những gì sẽ thay đổi", hasProblems: model.refusal != nil,
        body: """
            \(ErrorSummary([], message: model.refusal?.message))
            \(heading("Những gì sẽ thay đổi", caption: model.record.fileName, lead: lead(model)))
            \(ListingSteps.at(3))
            \(ListedTallies(model.record.key, model.counts, current: model.outcome))
            \(said(model))
            \(notices(model))
            \(buttons(model))
            <h2>\(ListedRows.title(model.outcome))</h2>
            \(ListedRows(model.rows, model.outcome, address: Links.rows(model.outcome, of: model.record.key)))
            """)
}

private func lead(_ model: ListingComparison) -> HTML {
    """
    Chưa có gì được ghi vào sổ. So với sổ lúc \(model.record.changedAt.shown). \
    Diện hộ nghèo, hộ cận nghèo đã công nhận giữ nguyên dù nhận hay không.
    """
}

/// What the importer said of the file, and how to say it otherwise.
private func said(_ model: ListingComparison) -> HTML? {
    guard let settings = model.record.settings else { return nil }
    let change = (label: "Đổi", address: Links.understanding(model.record.key))
    let people = model.summary.people
    let moved: HTML = """
        \(Shown.number(people.new)) mới, \(Shown.number(people.changed)) thay đổi, \
        \(Shown.number(people.unchanged)) không đổi, \(Shown.number(people.refused)) bị từ chối
        """
    return SummaryList([
        .init("Ngày của số liệu", text: settings.day.shown, change: change),
        .init("Tệp bao gồm", text: covered(settings, model.areas), change: change),
        .init("Ô trống là không", text: blanks(settings), change: change),
        .init("Số người", moved),
    ]).html
}

private func covered(_ settings: ListingSettings, _ areas: [Area]) -> String {
    if settings.neighbourhoods?.isEmpty == true {
        return "chỉ một phần; hộ không có trong tệp không bị coi là vắng"
    }
    let classes = settings.classes.map { chosen in
        RecognisedClass.allCases.filter(chosen.contains).map { $0.label.lowercasedFirst }.joined(separator: ", ")
    }
    let places =
        settings.neighbourhoods.map { chosen in
            let names = areas.filter { chosen.contains($0.key) }.map(\.name)
            return names.count == areas.count ? "toàn địa bàn" : names.joined(separator: ", ")
        } ?? "các tổ dân phố có trong tệp"
    return "đủ \(classes ?? "mọi hộ") của \(places)"
}

private func blanks(_ settings: ListingSettings) -> String {
    let headers = TemplateColumn.all.filter { settings.blankIsNo.contains($0.id) }.map(\.header)
    return headers.isEmpty ? "ở không cột nào (ô trống là chưa biết)" : headers.joined(separator: ", ")
}

private func notices(_ model: ListingComparison) -> HTML {
    let marks = Notice(
        .attention, title: "Tệp này là dữ liệu mẫu",
        """
        <p>Số định danh trong tệp là số mẫu. Nhận tệp thì hệ thống trống này thành hệ thống DỮ LIỆU MẪU, và mang \
        dòng đó trên mọi trang, mọi giấy tờ từ nay về sau.</p>
        """)
    let doubts = Notice(
        .note, title: "\(Shown.number(model.summary.warnings)) chỗ đáng ngờ",
        "<p>Không chặn việc nhận, nhưng nên xem: cảnh báo đứng cạnh từng hộ trong các danh sách.</p>")
    return """
        \(newPlaces(model.summary.newNeighbourhoods))
        \(when: model.summary.marksAsSample, marks.html)
        \(when: model.summary.warnings > 0, doubts.html)
        \(missing(model))
        """
}

private func newPlaces(_ names: [String]) -> Notice? {
    guard !names.isEmpty else { return nil }
    let lines: [HTML] = names.map { "<li>\($0)</li>" }
    return Notice(
        .attention, title: "Tổ dân phố sẽ được lập",
        "<p>Sổ chưa có các tổ sau; nhận tệp thì lập thêm:</p><ul>\(lines)</ul>")
}

private func missing(_ model: ListingComparison) -> Notice? {
    let (households, people) = (model.counts.absent, model.summary.people.absent)
    guard households > 0 || people > 0 else { return nil }
    return Notice(
        .note, title: "Vắng trong tệp",
        """
        <p>\(Shown.number(households)) hộ và \(Shown.number(people)) người có trong sổ mà không có trong tệp. \
        Không ai bị xoá: chuyển đi, mất, tách hộ được ghi ở trang từng hộ.</p>
        """)
}

private func buttons(_ model: ListingComparison) -> HTML {
    let key = model.record.key
    if model.waitsForConfirmation { return "\(confirmation(key))\(discarding(key))" }
    let all = Button("Nhận tất cả", name: "cach", value: ListingMode.all.rawValue)
    let valid = Button("Chỉ nhận các hộ hợp lệ", name: "cach", value: ListingMode.valid.rawValue)
    return """
        \(when: model.written == 0 && model.counts.refused == 0, Notice(
            .done, title: "Không có gì để nhận", "<p>Mọi hộ trong tệp đã giống hệt trong sổ.</p>").html)
        \(when: model.counts.refused > 0, refused(model))
        <div class="actions">
        \(when: model.written > 0, PostForm(
            to: Links.accepting(key), model.counts.refused == 0 ? all.html : valid.html).html)
        \(when: model.counts.refused > 0, LinkButton(
            "Tải các hộ bị từ chối (.xlsx)", to: Links.refusedWorkbook(key)).html)
        \(PostForm(to: Links.discarding(key), Button("Bỏ tệp này", .secondary).html))
        </div>
        """
}

private func refused(_ model: ListingComparison) -> HTML {
    let count = Shown.number(model.counts.refused)
    let rest: HTML =
        model.written > 0
        ? """
        Có thể sửa rồi nhập lại cả tệp, hoặc nhận \(Shown.number(model.written)) hộ hợp lệ trước và nhập các hộ đã sửa \
        sau.
        """ : "Hãy sửa các hộ này rồi nhập lại."
    return Notice(
        .stopped, title: "\(count) hộ bị từ chối nên chưa nhận tất cả được",
        """
        <p>Tải các hộ bị từ chối về: ô sai được tô màu, cột cuối ghi cách sửa. \(rest)</p>
        """
    ).html
}

private func confirmation(_ key: Key) -> HTML {
    Notice(
        .attention, title: "Cần xác nhận trước khi nhận",
        """
        <p>\(ListingRefusal.confirmWithoutNumbers.message)</p>
        \(PostForm(to: Links.confirming(key), Button("Xác nhận tệp không chứa người thật").html))
        """
    ).html
}

private func discarding(_ key: Key) -> PostForm {
    PostForm(to: Links.discarding(key), Actions(Button("Bỏ tệp này", .secondary)).html)
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
