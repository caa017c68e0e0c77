import Access
import ArgumentParser
import Foundation
import Safekeeping
import Territory
import Vocabulary

struct Move: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Chuyển hệ thống giữa tệp nhúng và PostgreSQL, hoặc sang thư mục khác.",
        discussion: """
            Dừng máy chủ trước. Mọi bảng được chép rồi so lại số dòng và mã băm ở cả hai bên, kể cả nhật ký; chuỗi nhật ký được
            kiểm ở nơi mới. Nơi mới phải trống. Nơi cũ giữ nguyên dữ liệu nhưng không mở lại được nữa, để không ai nhập vào hai
            nơi; muốn quay về thì xoá tệp da-chuyen.txt trong thư mục cũ.
            """)

    @OptionGroup var options: DataOptions

    @Option(help: ArgumentHelp("Thư mục mới của hệ thống.", valueName: "thư mục"))
    var to: String

    @Option(
        help: ArgumentHelp(
            "Cơ sở dữ liệu PostgreSQL trống của nơi mới; không ghi là tệp nhúng.", valueName: "postgresql://…"))
    var toDatabase: String?

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func run() async throws {
        let open = try await options.open()
        do {
            let summary = try await moved(open)
            await open.close()
            show(summary, from: open)
        } catch {
            await open.close()
            throw error
        }
    }

    private func moved(_ open: OpenInstallation) async throws -> CopySummary {
        let target = InstallationFolder(path: to)
        guard !target.isThere else {
            throw CommandFailure.data("Đã có hệ thống ở \(to). Không chuyển đè; hãy chọn thư mục khác.")
        }
        try open.hold.alone()
        // Sealed on its way: the copy holds the secret and every name.
        let way = BackupFolder(path: open.folder.path + "/tam/chuyen-\(getpid())", areaCode: open.home.code)
        defer { try? FileManager.default.removeItem(atPath: way.path) }
        let (key, asking) = (BackupKey.random(), Asking.server(at: open.clock.now()))
        let file = try await open.backups.copy(to: way, key: key, by: asking)
        let restoring = Restoring(
            path: file.path, key: key, migrations: OpenInstallation.migrations, clock: open.clock)
        let summary = try await NewCopy(folder: target, databaseURL: toDatabase).make(by: restoring, noting: .move)
        guard try await open.backups.isUnchanged(since: summary.end, by: asking) else {
            throw CommandFailure.data(
                "Có người ghi vào nơi cũ trong lúc chuyển. Hãy dừng mọi máy chủ, xoá \(to) rồi chuyển lại.")
        }
        try open.folder.mark(movedTo: to, at: open.clock.now())
        return summary
    }

    private func show(_ summary: CopySummary, from open: OpenInstallation) {
        let end = summary.end
        if json {
            return JSONOutput.print(["rows": end.rows, "tables": end.tables.count, "to": to])
        }
        print("Đã chuyển \(open.home.name) sang \(to)\(toDatabase == nil ? "" : " (PostgreSQL)").")
        print("\(end.tables.count) bảng, \(end.rows) dòng: số dòng và mã băm giống nhau; chuỗi nhật ký nguyên vẹn.")
        print("Mở ở nơi mới: vuon serve --data \(to). Nơi cũ đã khoá lại, dữ liệu còn nguyên.")
        print("Lịch và khoá sao lưu đã đi cùng. Hãy sao lưu nơi mới ngay: vuon backup --data \(to)")
    }
}
