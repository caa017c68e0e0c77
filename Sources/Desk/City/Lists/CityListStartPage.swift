import Markup
import Registry
import Site
import Territory
import Vocabulary

/// Step 1 of a city's import, and what its officer brought before.
struct CityListStart: Sendable {
    let city: AskedCity
    let form: Form
    let history: [CityListRecord]
    /// The lists on which work is going on.
    let running: Set<Key>
}

/// The steps, as every page of such an import shows them.
enum CityListSteps {
    static func at(_ number: Int) -> Steps {
        Steps(["Chọn tệp", "Nói về tệp", "Xem trước từng nơi", "Đã nhận"], current: number)
    }
}

func cityListStartPage(_ frame: PageFrame, _ model: CityListStart) -> HTML {
    layout(
        frame, title: "Nhập danh sách", hasProblems: model.form.hasProblems,
        body: """
            \(ErrorSummary(model.form.problems))
            \(heading("Nhập danh sách của nhiều phường, xã", caption: model.city.area.name, lead: lead))
            \(CityListSteps.at(1))
            \(PostForm(to: Links.importing, hasFiles: true, chooser(model.form)))
            \(history(model))
            <h2>Danh sách của một phường, xã</h2>
            <p>Tệp của riêng một nơi nhập ở nơi đó: xem được từng hộ, từng ô sẽ thay đổi.</p>
            <ul class="areas-list">\(communes(model.city))</ul>
            """)
}

private let lead: HTML = """
    Một tệp của cả thành phố: Vươn chia theo phường, xã, so từng nơi với sổ của nơi đó cho xem trước, rồi mới nhận. \
    Mỗi phường, xã được nhận trọn vẹn hoặc không nhận gì. Nhập danh sách không bao giờ đổi diện đã được công nhận.
    """

private func chooser(_ form: Form) -> HTML {
    """
    \(Field.file(
        "tep", "Tệp danh sách (.xlsx, .xls hoặc .csv)", in: form, accept: ".xlsx,.xls,.csv",
        hint: "Có cột “\(CommuneColumn.header)” ghi mã hoặc tên ở mỗi dòng; các dòng của một nơi đứng liền nhau; có thể gồm nhiều trang tính. Tệp được mã hoá khi lưu."))
    \(Actions(Button("Tải tệp lên")))
    """
}

private func history(_ model: CityListStart) -> HTML? {
    guard !model.history.isEmpty else { return nil }
    let rows: [[HTML]] = model.history.map { record in
        [
            "<a href=\"\(Links.cityList(record.key))\">\(record.fileName)</a>", HTML(text: record.madeAt.shown),
            model.running.contains(record.key) ? "Đang làm…" : HTML(text: record.state.label),
        ]
    }
    return """
        <h2>Các tệp đã tải lên</h2>
        \(DataTable(
            "Các tệp đã tải lên", [.init("Tệp", .rowHeader), .init("Tải lên lúc"), .init("Trạng thái")], rows: rows,
            isCaptionHidden: true, empty: "<p>Chưa có.</p>"))
        """
}

private func communes(_ city: AskedCity) -> [HTML] {
    city.communes.map { "<li><a href=\"\(Links.importing.of($0.code))\">\($0.name)</a></li>" }
}

/// Work on a list that goes on: the page asks for itself again, and may be left.
func cityListProgressPage(_ frame: PageFrame, _ record: CityListRecord, _ job: ListingJob) -> HTML {
    layout(
        frame, title: job.label,
        body: """
            \(heading(job.label, caption: record.fileName))
            \(CityListSteps.at(record.state == .compared ? 3 : 2))
            \(Progress(job.label, done: job.progress.done, of: nil, unit: "người"))
            <p>Cả thành phố một triệu rưỡi người mất vài phút. Trang này tự tải lại; có thể rời trang rồi quay lại ở mục \
            <a href="\(Links.importing)">Nhập danh sách</a>, việc vẫn chạy trên máy chủ. Nếu máy chủ dừng giữa chừng thì \
            nơi nào đã nhận đã nhận trọn, nơi còn lại chưa ghi gì.</p>
            <p><a href="\(Links.cityList(record.key))">Xem lại ngay</a></p>
            """)
}
