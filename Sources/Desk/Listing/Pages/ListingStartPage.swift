import Markup
import Registry
import Site
import Territory
import Vocabulary

/// Step 1 of an import, and what was brought before.
struct ListingStart: Sendable {
    let form: Form
    let history: [ListingRecord]
    /// The lists on which work is going on.
    let running: Set<Key>
    let areas: [Area]
}

/// The four steps, as every page of an import shows them.
enum ListingSteps {
    static let names = ["Chọn tệp", "Cách hiểu tệp", "Những gì sẽ thay đổi", "Đã nhận"]

    static func at(_ number: Int) -> Steps { Steps(names, current: number) }
}

func listingStartPage(_ frame: PageFrame, _ model: ListingStart) -> HTML {
    layout(
        frame, title: "Nhập danh sách", hasProblems: model.form.hasProblems,
        body: """
            \(ErrorSummary(model.form.problems))
            \(heading("Nhập danh sách", lead: lead))
            \(ListingSteps.at(1))
            \(PostForm(to: Links.importing, hasFiles: true, chooser(model.form)))
            \(fieldList(model))
            <h2>Các lần nhập</h2>
            \(history(model))
            """)
}

private let lead: HTML = """
    Tải danh sách hộ lên, xem trước từng thay đổi, rồi mới nhận vào sổ. Nhập danh sách không bao giờ đổi diện \
    hộ nghèo, hộ cận nghèo đã được công nhận.
    """

private func chooser(_ form: Form) -> HTML {
    """
    \(Field.file(
        "tep", "Tệp danh sách (.xlsx, .xls hoặc .csv)", in: form, accept: ".xlsx,.xls,.csv",
        hint: "Danh sách đang có hay tệp mẫu đều được; bước sau cho xem Vươn hiểu tệp thế nào. Tệp được mã hoá khi lưu."))
    <p><a href="\(Links.listTemplate)">Tải tệp mẫu (.xlsx)</a> với danh mục chọn sẵn và hướng dẫn từng cột.</p>
    \(Actions(Button("Tải tệp lên")))
    """
}

/// What goes along to the houses: filled with what the register says today.
private func fieldList(_ model: ListingStart) -> HTML? {
    guard !model.areas.isEmpty else { return nil }
    let places = [Choice("", "Chọn tổ dân phố")] + model.areas.map { Choice($0.key.description, $0.name) }
    let groups: [HouseholdFilter.Group] = [.all, .poor, .nearPoor, .escaped, .undetermined]
    return Details(
        "Tải danh sách điền sẵn của một tổ dân phố để đi thực địa",
        isOpen: model.form.problem(of: "tdp") != nil,
        """
        <p>Tệp có sẵn số liệu hôm nay của sổ, kèm mã hộ. Sửa những ô khác thực tế rồi nhập lại: chỉ ô đã sửa mới \
        thành thay đổi.</p>
        <form method="get" action="\(Links.fieldList)">
        \(Field.select("tdp", "Tổ dân phố", places, in: model.form))
        \(Field.select("nhom", "Những hộ nào", groups.map { Choice($0.rawValue, $0.label) }, in: model.form))
        \(Field.checkboxes(
            "so", "Số định danh", [Choice("co", "Kèm số định danh của từng người")], in: model.form,
            hint: "Không kèm thì người được nhận ra bằng mã hộ, họ tên và năm sinh. Tệp ra ngoài trụ sở nên cần gì mới kèm."))
        \(Actions(Button("Tải danh sách điền sẵn (.xlsx)", .secondary)))
        </form>
        """
    ).html
}

private func history(_ model: ListingStart) -> DataTable {
    DataTable(
        "Các lần nhập",
        [
            .init("Tệp", .rowHeader), .init("Tải lên lúc"), .init("Người nhập"), .init("Trạng thái"),
            .init("Mới", .number), .init("Thay đổi", .number), .init("Bị từ chối", .number),
        ],
        rows: model.history.map { row($0, isRunning: model.running.contains($0.key)) }, isCaptionHidden: true,
        empty: """
            <p>Chưa có lần nhập nào. Các tệp tải lên sẽ đứng ở đây, kể cả tệp đang làm dở. \
            Chưa có danh sách thì bắt đầu từ <a href="\(Links.listTemplate)">tệp mẫu</a>.</p>
            """)
}

private func row(_ record: ListingRecord, isRunning: Bool) -> [HTML] {
    let counts = record.summary?.households
    return [
        "<a href=\"\(Links.listImport(record.key))\">\(record.fileName)</a>", HTML(text: record.madeAt.shown),
        HTML(text: record.officerName), isRunning ? "Đang làm…" : HTML(text: record.state.label),
        count(counts?.new), count(counts?.changed), count(counts?.refused),
    ]
}

private func count(_ number: Int?) -> HTML { HTML(text: number.map { Shown.number($0) } ?? "–") }
