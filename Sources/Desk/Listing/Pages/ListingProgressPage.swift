import Markup
import Registry
import Site
import Vocabulary

/// Work on a list that goes on: the page asks for itself again, and may be left.
func listingProgressPage(_ frame: PageFrame, _ record: ListingRecord, _ job: ListingJob) -> HTML {
    let progress = job.progress
    return layout(
        frame, title: job.label,
        body: """
            \(heading(job.label, caption: record.fileName))
            \(ListingSteps.at(record.state == .uploaded ? 2 : 3))
            \(Progress(job.label, done: progress.done, of: progress.total > 0 ? progress.total : nil, unit: "dòng"))
            <p>Trang này tự tải lại. Có thể rời trang rồi quay lại ở mục \
            <a href="\(Links.importing)">Nhập danh sách</a>; việc vẫn chạy trên máy chủ. \
            Nếu máy chủ dừng giữa chừng thì chưa có gì được ghi.</p>
            <p><a href="\(Links.listImport(record.key))">Xem lại ngay</a></p>
            """)
}
