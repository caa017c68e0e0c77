import Markup
import Registry
import Site
import Vocabulary

/// Step 1 of an import, and what was brought before.
struct ListingStart: Sendable {
    let form: Form
    let history: [ListingRecord]
    /// The lists on which work is going on.
    let running: Set<Key>
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
        "tep", "Tệp danh sách (.xlsx hoặc .csv)", in: form, accept: ".xlsx,.csv",
        hint: "Theo mẫu của Vươn: mỗi dòng một người, các dòng của một hộ liền nhau. Tệp được mã hoá khi lưu."))
    <p><a href="\(Links.listTemplate)">Tải tệp mẫu (.xlsx)</a> với danh mục chọn sẵn và hướng dẫn từng cột.</p>
    \(Actions(Button("Tải tệp lên")))
    """
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
