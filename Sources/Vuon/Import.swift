import Access
import ArgumentParser
import Foundation
import Office
import Registry
import Territory
import Vocabulary

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Nhập danh sách hộ (.xlsx, .csv); không có --accept thì chỉ xem trước.",
        discussion: "Bản xuất của Vươn (vuon export) được nhận nguyên vào hệ thống chưa có hộ nào.")

    @Argument(help: ArgumentHelp("Tệp danh sách.", valueName: "tệp"))
    var file: String

    @OptionGroup var options: DataOptions
    @OptionGroup var officer: OfficerOptions

    @Option(help: ArgumentHelp("all: nhận tất cả hoặc không nhận gì; valid: nhận các hộ hợp lệ.", valueName: "all|valid"))
    var accept: ListingMode?

    @Option(help: ArgumentHelp("Ngày của số liệu trong tệp; không ghi là hôm nay.", valueName: "2025-12-31"))
    var day: String?

    @Option(help: ArgumentHelp("Cột mà ô trống là 'không', cách nhau dấu phẩy; các cột khác ô trống là chưa biết.", valueName: "cột"))
    var blankIsNo: String?

    @Flag(help: "Hệ thống dữ liệu mẫu: xác nhận tệp không có số định danh này không chứa người thật.")
    var withoutNumbers = false

    @Option(help: ArgumentHelp("Ghi các hộ bị từ chối ra tệp .xlsx để sửa rồi nhập lại.", valueName: "tệp"))
    var refused: String?

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func validate() throws {
        if let day, Day(iso: day) == nil { throw ValidationError("--day phải là ngày dạng 2025-12-31.") }
        if accept == .dryRun { throw ValidationError("--accept là all hoặc valid.") }
    }

    func run() async throws {
        let open = try await options.open()
        let asking = try await open.asking(officer, for: "nhập danh sách")
        if RegisterTakeover(open.premises).isExport(path: file) {
            try await take(open, asking)
        } else {
            try await list(open, asking)
        }
        await open.close()
    }

    private func list(_ open: OpenInstallation, _ asking: Asking) async throws {
        let settings = ListingSettings(
            day: day.flatMap { Day(iso: $0) } ?? asking.today,
            blankIsNo: Set(blankIsNo?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []),
            acceptWithoutNumbers: withoutNumbers)
        let bar = ProgressBar(label: "Đọc tệp", unit: "dòng")
        let summary = try await Listings(open.premises).importFile(
            path: file, fileName: URL(filePath: file).lastPathComponent, commune: open.home.key, settings: settings,
            mode: accept ?? .dryRun, by: asking, progress: bar.progress)
        bar.finish()
        report(summary)
        if accept == .all, summary.households.refused > 0 {
            throw CommandFailure.data("Có \(summary.households.refused) hộ bị từ chối nên chưa nhận hộ nào. Hãy sửa rồi nhập lại, hoặc dùng --accept valid.")
        }
    }

    private func take(_ open: OpenInstallation, _ asking: Asking) async throws {
        let takeover = RegisterTakeover(open.premises)
        guard accept != nil else {
            let problems = try takeover.check(path: file, by: asking)
            guard problems.isEmpty else { throw CommandFailure.data(problems.map(\.message).joined(separator: "\n")) }
            return print("Đây là bản xuất của Vươn, đọc được. Thêm --accept all để nhận nguyên vào hệ thống trống.")
        }
        let counts = try await takeover.take(path: file, into: open.home.key, by: asking)
        if json {
            JSONOutput.print([
                "new": counts.households, "changed": 0, "unchanged": 0, "refused": 0, "absent": 0, "stored": true,
            ])
        } else {
            print("Đã nhận bản xuất: \(counts.households) hộ, \(counts.people) người.")
        }
    }

    private func report(_ summary: ListingSummary) {
        for row in summary.rows where row.outcome == .refused {
            for fault in row.faults { complain(fault.sentence) }
        }
        guard !json else { return JSONOutput.print(object(summary)) }
        print("\(summary.isStored ? "Đã nhận" : "Xem trước"): \(URL(filePath: file).lastPathComponent)")
        for outcome in ListingOutcome.allCases {
            print("  \(outcome.label): \(summary.households[outcome]) hộ, \(summary.people[outcome]) người")
        }
        if summary.warnings > 0 { print("  Cần xem lại: \(summary.warnings) chỗ") }
        if !summary.newNeighbourhoods.isEmpty {
            print("  Tổ dân phố mới: \(summary.newNeighbourhoods.joined(separator: ", "))")
        }
        if summary.marksAsSample { print("  Danh sách mẫu: hệ thống được đánh dấu DỮ LIỆU MẪU.") }
        if !summary.isStored, accept == nil { print("Chưa lưu gì. Thêm --accept all hoặc --accept valid để nhận.") }
    }

    private func object(_ summary: ListingSummary) -> [String: Any] {
        func counts(_ counts: ListingCounts) -> [String: Any] {
            [
                "new": counts.new, "changed": counts.changed, "unchanged": counts.unchanged, "refused": counts.refused,
                "absent": counts.absent,
            ]
        }
        var object = counts(summary.households)
        object["people"] = counts(summary.people)
        object["stored"] = summary.isStored
        object["warnings"] = summary.warnings
        object["newNeighbourhoods"] = summary.newNeighbourhoods
        object["problems"] = summary.rows.flatMap(\.faults).map {
            ["line": $0.line, "column": $0.column, "message": $0.message] as [String: Any]
        }
        return object
    }
}

extension ListingMode: ExpressibleByArgument {}
