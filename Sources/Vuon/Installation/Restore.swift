import Access
import ArgumentParser
import Foundation
import Storage
import Territory
import Vocabulary

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Phục hồi hệ thống từ bản sao lưu (vuon backup) vào thư mục chưa có hệ thống.",
        discussion: "Chuỗi nhật ký của bản sao lưu được kiểm tra trước; hỏng giữa chừng thì không để lại gì.")

    @Option(help: ArgumentHelp("Thư mục của hệ thống.", valueName: "thư mục"))
    var data: String

    @Option(help: ArgumentHelp("Thư mục chứa bản sao lưu.", valueName: "thư mục"))
    var from: String

    func run() async throws {
        let (target, backup) = (InstallationFolder(path: data), InstallationFolder(path: from))
        guard !target.isThere else {
            throw CommandFailure.data("Đã có hệ thống ở \(data). Không phục hồi đè; hãy chọn thư mục khác.")
        }
        guard backup.exists(backup.secret), backup.exists(backup.database) else {
            throw CommandFailure.data("\(from) không phải bản sao lưu của Vươn: cần có vuon.sqlite và secret.key.")
        }
        let draft = try InstallationDraft(of: target)
        do {
            let new = draft.folder
            let files = [(backup.database, new.database), (backup.log, new.log), (backup.secret, new.secret)]
            for (source, place) in files where backup.exists(source) {
                try FileManager.default.copyItem(atPath: source, toPath: place)
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place)
            }
            try await check(new)
            try draft.settle()
        } catch {
            draft.abandon()
            throw error
        }
        print("Đã phục hồi hệ thống ở \(data).")
    }

    private func check(_ folder: InstallationFolder) async throws {
        _ = try folder.vault()
        let database = try await OpenInstallation.database(folder, nil)
        let found = try await database.read { connection in
            (try Installation.current(connection), try Audit.firstBroken(connection))
        }
        await database.close()
        guard found.0 != nil else {
            throw CommandFailure.data("Bản sao lưu không chứa hệ thống nào. Hãy chọn bản khác.")
        }
        if let broken = found.1 { throw CommandFailure.data(broken.words + " Không phục hồi bản này.") }
    }
}
