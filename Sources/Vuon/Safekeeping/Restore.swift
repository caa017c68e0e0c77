import Access
import ArgumentParser
import Foundation
import Safekeeping
import Storage
import Vocabulary

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Phục hồi hệ thống từ bản sao lưu (vuon backup) vào thư mục chưa có hệ thống.",
        discussion: """
            Cả bản sao lưu được kiểm trước khi ghi gì; sau khi ghi, từng bảng được so lại và chuỗi nhật ký được kiểm. Hỏng giữa
            chừng thì không để lại gì. Bản sao lưu của hệ thống nhúng phục hồi được sang PostgreSQL và ngược lại.
            """)

    @Option(help: ArgumentHelp("Thư mục của hệ thống.", valueName: "thư mục"))
    var data: String

    @Option(help: ArgumentHelp("Bản sao lưu, hoặc thư mục chứa chúng: lấy bản mới nhất.", valueName: "tệp"))
    var from: String

    @Option(help: ArgumentHelp("Cơ sở dữ liệu PostgreSQL trống, thay cho tệp nhúng.", valueName: "postgresql://…"))
    var database: String?

    @OptionGroup var key: KeyOptions

    @Flag(help: "Chỉ kiểm bản sao lưu, không phục hồi.")
    var check = false

    func run() async throws {
        let file = try newest()
        let restoring = Restoring(
            path: file, key: try key.read(for: file), migrations: OpenInstallation.migrations, clock: .system)
        if check { return tell(try restoring.look(), file, "còn nguyên vẹn") }
        let target = InstallationFolder(path: data)
        guard !target.isThere else {
            throw CommandFailure.data("Đã có hệ thống ở \(data). Không phục hồi đè; hãy chọn thư mục khác.")
        }
        let summary = try await NewCopy(folder: target, databaseURL: database).make(by: restoring, noting: .restore)
        tell(summary, file, "đã phục hồi ở \(data)")
        print("Chuỗi nhật ký nguyên vẹn. Hệ thống trở về lúc \(summary.head.instant.shown): việc sau đó phải nhập lại.")
        if !BackupKeyFile(data: data).isThere {
            print("Đặt lại khoá sao lưu: vuon backup key --paper --data \(data)")
        }
    }

    private func tell(_ summary: CopySummary, _ file: String, _ what: String) {
        print(
            "Bản sao lưu \(summary.head.areaName) lúc \(summary.head.instant.shown)"
                + "\(summary.head.isSample ? " (DỮ LIỆU MẪU)" : ""): \(what), \(summary.end.tables.count) bảng, "
                + "\(summary.end.rows) dòng.")
    }

    private func newest() throws -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: from, isDirectory: &isFolder) else {
            throw CommandFailure.data("Không có \(from). Hãy kiểm tra lại đường dẫn.")
        }
        guard isFolder.boolValue else { return from }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: from)) ?? []
        // Their names end with the time they were made.
        guard
            let last = names.filter({ $0.hasSuffix(BackupFolder.ending) && !$0.hasPrefix(".") }).max(by: {
                $0.suffix(23) < $1.suffix(23)
            })
        else { throw SafekeepingRefusal.noBackup(from) }
        return from + "/" + last
    }
}

/// What opens a backup.
struct KeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Tệp khoá sao lưu (backup.key).", valueName: "tệp"))
    var key: String?

    @Flag(help: "Gõ khoá từ tờ giấy.")
    var paper = false

    @OptionGroup var passphrase: PassphraseOptions

    func read(for file: String) throws -> BackupKey {
        if let typed = try passphrase.read(again: false) { return .passphrase(typed) }
        if let key { return .bytes(try BackupKeyFile(path: key).bytes()) }
        if paper { return .bytes(try PaperKeyTyping.read()) }
        throw try Restoring.kindOfKey(file) == .passphrase
            ? SafekeepingRefusal.wantsPassphrase : SafekeepingRefusal.wantsKey
    }
}

/// An installation that is made of a copy: whole or not at all.
struct NewCopy {
    let folder: InstallationFolder
    let databaseURL: String?

    func make(by restoring: Restoring, noting kind: Run.Kind) async throws -> CopySummary {
        // Before anything is made: a broken copy leaves not even an empty folder.
        _ = try restoring.look()
        let draft = try InstallationDraft(of: folder)
        do {
            let summary = try await load(restoring, kind, draft.folder)
            guard summary.files["secret.key"] != nil else { throw SafekeepingRefusal.broken("secret.key") }
            try restoring.put(files: summary.files, into: draft.folder.path)
            if let databaseURL { try draft.folder.point(to: databaseURL) }
            try draft.settle()
            return summary
        } catch {
            draft.abandon()
            throw error
        }
    }

    private func load(_ restoring: Restoring, _ kind: Run.Kind, _ place: InstallationFolder) async throws -> CopySummary
    {
        let database = try await OpenInstallation.connect(place, databaseURL)
        let isBlank = try await NewInstallation.isBlank(database)
        guard database.engine == .sqlite || isBlank else {
            await database.close()
            throw SafekeepingRefusal.notEmpty
        }
        do {
            let (signed, isNew) = try Signing.begin(database, place.keys)
            let summary = try await restoring.load(
                into: signed, noting: kind, place: folder.path, in: place.path, by: .server(at: .now()))
            let words = "Đặt lại từ bản sao lúc \(summary.head.instant.shown)."
            try await Signing.noteGoingBack(signed, place.keys, isNew: isNew, words)
            await database.close()
            place.keepPrivate()
            return summary
        } catch {
            if database.engine == .postgresql { try? await NewInstallation.empty(database) }
            await database.close()
            throw error
        }
    }
}
