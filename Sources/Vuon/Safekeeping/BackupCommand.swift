import Access
import ArgumentParser
import Foundation
import Safekeeping
import Territory
import Vocabulary

/// `vuon backup`: makes one, and what belongs to it.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Sao lưu hệ thống: bản mã hoá, đọc lại được, cả khi máy chủ đang chạy.",
        discussion: """
            Gõ 'vuon backup --data THƯ_MỤC' là sao lưu ngay. Khoá sao lưu nằm ở tệp backup.key của hệ thống: hãy chép ra giấy
            bằng 'vuon backup key', vì mất máy là mất cả tệp khoá.
            """,
        subcommands: [
            BackupNow.self, BackupDrill.self, BackupKeyCommand.self, BackupSchedule.self, BackupList.self,
        ],
        defaultSubcommand: BackupNow.self)
}

struct BackupNow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "now", abstract: "Sao lưu ngay; đọc lại đến byte cuối rồi mới báo xong.",
        discussion: "Không ghi --out thì cất theo lịch đã đặt (vuon backup schedule) và bỏ bản cũ theo mức giữ.")

    @OptionGroup var options: DataOptions

    @Option(help: ArgumentHelp("Thư mục chứa bản sao lưu; nên ở ổ khác.", valueName: "thư mục"))
    var out: String?

    @Option(help: ArgumentHelp("Giữ bao nhiêu bản: ngày,tuần,tháng; ví dụ 7,5,12.", valueName: "số,số,số"))
    var keep: String?

    @OptionGroup var passphrase: PassphraseOptions

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func validate() throws {
        if let keep, Retention(keep) == nil { throw ValidationError("--keep cần ba số, ví dụ 7,5,12.") }
    }

    func run() async throws {
        let key = try passphrase.read(again: true).map(BackupKey.passphrase)
        let open = try await options.open()
        do {
            let backups = open.backups
            let hadKey = BackupKeyFile(data: open.folder.path).isThere
            let retention = try keep.flatMap(Retention.init) ?? (out == nil ? backups.settings().retention : nil)
            let made = try await backups.make(
                in: out.map { BackupFolder(path: $0, areaCode: open.home.code) }, key: key, keeping: retention,
                by: .server(at: open.clock.now()))
            await open.close()
            show(made, open, newKey: key == nil && !hadKey)
        } catch {
            await open.close()
            throw error
        }
    }

    private func show(_ made: Backups.Made, _ open: OpenInstallation, newKey: Bool) {
        if json {
            return JSONOutput.print([
                "file": made.file.path, "bytes": made.file.size, "rows": made.end.rows,
                "tables": made.end.tables.count, "removed": made.removed,
            ])
        }
        print(
            "Đã sao lưu \(open.home.name): \(made.end.rows) dòng của \(made.end.tables.count) bảng, "
                + "\(Shown.size(made.file.size)), đã đọc lại.")
        print(made.file.path)
        if !made.removed.isEmpty { print("Đã bỏ \(made.removed.count) bản cũ quá mức giữ.") }
        if newKey {
            print("Khoá sao lưu mới ở \(BackupKeyFile(data: open.folder.path).path).")
            print("Hãy chép ra giấy ngay: vuon backup key --data \(open.folder.path)")
        }
    }
}

struct BackupList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Các bản sao lưu đang có và những lần sao lưu, thử phục hồi gần đây.")

    @OptionGroup var options: DataOptions

    func run() async throws {
        let open = try await options.open()
        let standing = try await open.backups.standing(by: .server(at: open.clock.now()))
        await open.close()
        print("Thư mục: \(standing.folder.path)")
        for file in standing.folder.files() {
            print("  \(file.madeAt.shown)  \(Shown.size(file.size))  \(file.name)")
        }
        print("Gần đây:")
        for run in standing.runs {
            print("  \(run.began.shown)  \(run.kind.label.lowercased())  \(run.file)  \(run.problem ?? "xong")")
        }
    }
}

/// A passphrase instead of the key file: for a backup that somebody takes along.
struct PassphraseOptions: ParsableArguments {
    @Flag(help: "Khoá bằng cụm mật khẩu, hỏi ở màn hình, thay cho tệp khoá.")
    var passphrase = false

    @Flag(help: "Đọc cụm mật khẩu từ dòng đầu của đầu vào chuẩn.")
    var passphraseStdin = false

    /// - Parameter again: whether it is a new one, which is typed twice and must be long.
    func read(again: Bool) throws -> String? {
        guard passphrase || passphraseStdin else { return nil }
        let typed = try passphraseStdin ? readLine(strippingNewline: true) ?? "" : Self.ask("Cụm mật khẩu: ")
        guard again else { return typed }
        guard typed.count >= 16 else { throw SafekeepingRefusal.weakPassphrase }
        if !passphraseStdin, try Self.ask("Gõ lại cụm mật khẩu: ") != typed {
            throw CommandFailure.usage("Hai lần gõ không giống nhau. Hãy làm lại.")
        }
        return typed
    }

    private static func ask(_ words: String) throws -> String {
        guard isatty(STDIN_FILENO) == 1, let typed = getpass(words) else {
            throw CommandFailure.usage(
                "Không hỏi được cụm mật khẩu ở đây. Hãy dùng --passphrase-stdin và gửi vào đầu vào chuẩn.")
        }
        return String(cString: typed)
    }
}
