import ArgumentParser
import Foundation
import Registry
import Storage
import Territory
import Vocabulary

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sao lưu hệ thống ra một thư mục mới, cả khi máy chủ đang chạy.",
        discussion: """
            Bản sao lưu có cả tệp khoá secret.key: ai có bản sao lưu thì đọc được số định danh. Hãy cất như cất hồ sơ mật.
            Hệ thống dùng PostgreSQL: sao lưu bằng pg_dump và chép riêng tệp secret.key.
            """)

    @OptionGroup var options: DataOptions

    @Option(help: ArgumentHelp("Thư mục mới chứa bản sao lưu.", valueName: "thư mục"))
    var out: String

    func run() async throws {
        let open = try await options.open()
        guard open.premises.database.engine == .sqlite else {
            await open.close()
            throw CommandFailure.usage(
                "Hệ thống này dùng PostgreSQL. Hãy sao lưu cơ sở dữ liệu bằng pg_dump, và chép riêng tệp \(open.folder.secret)."
            )
        }
        let copy = InstallationFolder(path: out)
        guard !copy.exists(out) else {
            await open.close()
            throw CommandFailure.data("Đã có \(out). Không ghi đè; hãy chọn thư mục chưa có.")
        }
        do {
            try await write(open, to: copy)
        } catch {
            try? FileManager.default.removeItem(atPath: out)
            throw error
        }
        await open.close()
        print("Đã sao lưu \(open.home.name) ra \(out). Bản này có tệp khoá: hãy cất như cất hồ sơ mật.")
    }

    private func write(_ open: OpenInstallation, to copy: InstallationFolder) async throws {
        let files = FileManager.default
        let folder = open.folder
        try files.createDirectory(
            atPath: copy.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // While the write lock is held nothing is committed and the log is not begun anew: file and log belong together.
        try await open.premises.database.write { _ in
            try FileManager.default.copyItem(atPath: folder.database, toPath: copy.database)
            if folder.exists(folder.log) { try FileManager.default.copyItem(atPath: folder.log, toPath: copy.log) }
        }
        try files.copyItem(atPath: folder.secret, toPath: copy.secret)
        // A copy that nobody has opened is a hope.
        let database = try await OpenInstallation.database(copy, nil)
        let found = try await database.read { try Installation.current($0) }
        await database.close()
        try? files.removeItem(atPath: copy.database + "-shm")
        guard found != nil else {
            throw CommandFailure.system("Bản sao lưu không đọc lại được. Hãy kiểm tra ổ đĩa rồi làm lại.")
        }
    }
}
