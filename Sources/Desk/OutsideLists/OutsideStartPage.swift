import Markup
import Registry
import Site
import Vocabulary

/// Choose an outside list, and those brought before.
func outsideStartPage(_ frame: PageFrame, _ lists: [OutsideRecord], _ form: Form) -> HTML {
    layout(
        frame, title: "Đối chiếu danh sách ngoài", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Đối chiếu danh sách ngoài", caption: "Hộ", lead: """
                Đặt danh sách của bảo hiểm xã hội, ngân hàng chính sách, ngành khác cạnh sổ hộ để biết ai lệch. Không có gì \
                trong tệp được ghi vào sổ.
                """))
            \(PostForm(to: Links.outsideLists, hasFiles: true, """
                \(Field.file(
                    "tep", "Tệp danh sách (.xlsx, .xls hoặc .csv)", in: form, accept: ".xlsx,.xls,.csv",
                    hint: """
                        Cần có họ tên, và ngày sinh hoặc số định danh. Tệp được mã hoá, chỉ bạn mở được, và tự xoá sau ít ngày.
                        """))
                \(Actions(Button("Tải tệp lên")))
                """))
            <h2>Các danh sách của bạn</h2>
            \(DataTable(
                "Các danh sách của bạn",
                [
                    .init("Tệp", .rowHeader), .init("Tải lên lúc"), .init("Chỉ ở danh sách ngoài", .number),
                    .init("Chỉ ở sổ", .number), .init("Khác diện", .number), .init("Khác thông tin", .number),
                ],
                rows: lists.map(row), isCaptionHidden: true,
                empty: "<p>Chưa có danh sách nào. Tệp tải lên sẽ đứng ở đây cho đến khi tự xoá.</p>"))
            """)
}

private func row(_ record: OutsideRecord) -> [HTML] {
    [
        "<a href=\"\(Links.outsideList(record.key))\">\(record.fileName)</a>", HTML(text: record.madeAt.shown),
    ]
        + OutsideKind.allCases.map { kind in HTML(text: record.summary.map { Shown.number($0[kind]) } ?? "–") }
}

/// The comparison goes on though the page that began it is left.
func outsideProgressPage(_ frame: PageFrame, _ record: OutsideRecord, _ job: ListingJob) -> HTML {
    let progress = job.progress
    return layout(
        frame, title: job.label,
        body: """
            \(heading(job.label, caption: record.fileName))
            \(Progress(job.label, done: progress.done, of: progress.total > 0 ? progress.total : nil, unit: "dòng"))
            <p>Trang này tự tải lại. Có thể rời trang rồi quay lại ở mục <a href="\(Links.outsideLists)">Đối chiếu</a>.</p>
            """)
}
