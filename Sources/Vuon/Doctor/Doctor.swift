import ArgumentParser
import Foundation
import Storage
import Vocabulary

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Khám hệ thống: quyền tệp, ổ đĩa, sao lưu, cơ sở dữ liệu, nhật ký, quy định; nói rõ phải làm gì.",
        discussion: "Chạy được khi máy chủ đang chạy. Mã kết thúc 1 khi có chỗ nguy hiểm (dấu ✗).")

    @OptionGroup var options: DataOptions

    @Flag(help: "Bỏ qua những phép kiểm đọc hết cơ sở dữ liệu.")
    var quick = false

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func run() async throws {
        let folder = options.folder
        guard folder.exists(folder.path) else { throw CommandFailure.usage("Không có thư mục \(folder.path).") }
        var findings = FolderExamination(folder: folder).findings
        do {
            let open = try await options.open()
            findings += await DatabaseExamination(open: open, isQuick: quick).findings()
            findings += await KeepingExamination(open: open).findings()
            await open.close()
        } catch {
            findings.append(
                .danger("open", "Không mở được hệ thống: \(Self.words(error))", "Sửa chỗ này trước, rồi khám lại."))
        }
        show(findings)
        if findings.contains(where: { $0.level == .danger }) { throw CommandFailure(code: 1, message: "") }
    }

    static func words(_ error: any Error) -> String {
        switch error {
        case let failure as CommandFailure: failure.message
        case let refusal as any Refusal: refusal.message
        case let error as StorageError: error.words
        default: "\(type(of: error))"
        }
    }

    private func show(_ findings: [Finding]) {
        let worst =
            findings.contains { $0.level == .danger }
            ? "danger" : findings.contains { $0.level == .attention } ? "attention" : "good"
        if json { return JSONOutput.print(["worst": worst, "findings": findings.map(\.object)]) }
        for finding in findings {
            print("\(finding.level.mark) \(finding.words)")
            if !finding.remedy.isEmpty { print("    → \(finding.remedy)") }
        }
        let count = { (level: Finding.Level) in findings.filter { $0.level == level }.count }
        print(
            "\(findings.count) mục: \(count(.good)) tốt, \(count(.attention)) cần chú ý, \(count(.danger)) nguy hiểm.")
    }
}
