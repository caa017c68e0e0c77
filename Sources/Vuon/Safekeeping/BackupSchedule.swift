import ArgumentParser
import Foundation
import Safekeeping

struct BackupSchedule: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "Xem và đặt lịch máy chủ tự sao lưu: giờ nào, cất ở đâu, giữ bao lâu.",
        discussion: "Không ghi gì thêm thì chỉ xem. Máy tắt lúc đến giờ thì sao lưu ngay khi mở lại.")

    @OptionGroup var options: DataOptions

    @Option(help: ArgumentHelp("Thư mục cất bản sao lưu; nên ở ổ khác, ví dụ ổ cứng gắn ngoài.", valueName: "thư mục"))
    var folder: String?

    @Option(help: ArgumentHelp("Giờ trong ngày, từ 0 đến 23.", valueName: "giờ"))
    var at: Int?

    @Option(help: ArgumentHelp("Giữ bao nhiêu bản: ngày,tuần,tháng; ví dụ 7,5,12.", valueName: "số,số,số"))
    var keep: String?

    @Option(help: ArgumentHelp("Cảnh báo khi quá bấy nhiêu giờ chưa có bản tốt.", valueName: "giờ"))
    var warnAfter: Int?

    @Option(help: ArgumentHelp("Tự thử phục hồi sau mỗi bấy nhiêu ngày.", valueName: "ngày"))
    var drillAfter: Int?

    @Flag(inversion: .prefixedNo, help: "Bật hoặc tắt việc máy chủ tự sao lưu.")
    var on: Bool?

    func validate() throws {
        if let keep, Retention(keep) == nil { throw ValidationError("--keep cần ba số, ví dụ 7,5,12.") }
        if let at, !(0...23).contains(at) { throw ValidationError("--at là giờ từ 0 đến 23.") }
        if [warnAfter, drillAfter].contains(where: { ($0 ?? 1) < 1 }) {
            throw ValidationError("Số phải từ 1 trở lên.")
        }
    }

    func run() async throws {
        let open = try await options.open()
        defer { Task { await open.close() } }
        let before = try open.backups.settings()
        var settings = before
        if let folder { settings.folder = URL(filePath: folder).standardizedFileURL.path }
        if let at { settings.hour = at }
        if let keep = keep.flatMap(Retention.init) { settings.retention = keep }
        if let warnAfter { settings.warnAfterHours = warnAfter }
        if let drillAfter { settings.drillAfterDays = drillAfter }
        // Who says when and where wants it done.
        settings.isOn = on ?? (settings == before ? settings.isOn : true)
        if settings != before { try settings.write(in: open.folder.path) }
        print(settings.isOn ? "Máy chủ tự sao lưu mỗi ngày, từ \(settings.hour) giờ." : "Máy chủ không tự sao lưu.")
        print("Cất ở: \(open.backups.folder(settings).path)")
        print("Giữ bản cuối của \(settings.retention.words).")
        print(
            "Cảnh báo sau \(settings.warnAfterHours) giờ không có bản tốt; thử phục hồi mỗi \(settings.drillAfterDays) ngày."
        )
        if settings.folder == nil {
            print("Bản sao lưu đang nằm cùng ổ với hệ thống: hỏng ổ là mất cả hai. Hãy đặt --folder sang ổ khác.")
        }
    }
}
