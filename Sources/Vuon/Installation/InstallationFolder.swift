import Access
import Foundation
import Rulebook
import Rulings
import Safekeeping
import Storage
import Vocabulary

/// The folder of an installation: the embedded database, the secret, and where another database is.
///
/// The secret stays out of the database, so that a stolen copy of one without the other opens no identity number.
struct InstallationFolder {
    let path: String
    private let keysElsewhere: String?

    /// - Parameter keys: where the signing key lies, if not in the folder itself.
    init(path: String, keys: String? = nil) {
        self.path = path
        keysElsewhere = keys ?? ProcessInfo.processInfo.environment["VUON_KEYS"].flatMap { $0.isEmpty ? nil : $0 }
    }

    var database: String { path + "/vuon.sqlite" }
    /// What was written and is not yet in the database's own file; it belongs to it.
    var log: String { database + "-wal" }
    var secret: String { path + "/secret.key" }
    var address: String { path + "/database.url" }
    var rules: String { path + "/quy-dinh" }
    /// Where the folder of keys is, where that was said when the installation was made.
    var keysPath: String { path + "/keys.path" }
    /// Its place within the folder, for whoever has no better one.
    var keysWithin: String { path + "/keys" }

    /// The signing key, and the heads that are kept with it.
    var keys: KeyFolder { KeyFolder(path: keysElsewhere ?? line(of: keysPath) ?? keysWithin) }

    /// Where the keys are, if not within the folder.
    var keysOutside: String? { keys.path == keysWithin ? nil : keys.path }
    var handedOver: String { path + "/quy-dinh-da-chuyen" }

    /// What a copy takes along beside the database.
    static let copied = ["secret.key"]
    /// What a restore puts beside the database and the secret.
    static let noted = ["phuc-hoi.json"]

    /// Says where an installation went that nobody shall write to any more.
    var movedNote: String { path + "/da-chuyen.txt" }

    /// Closes this place: the same register open in two places would grow apart.
    func mark(movedTo place: String, at instant: Instant) throws {
        let key = BackupKeyFile(data: path)
        for file in [key.path, key.shownNote, BackupSettings.file(in: path)] where exists(file) {
            let target = place + "/" + URL(filePath: file).lastPathComponent
            try FileManager.default.copyItem(atPath: file, toPath: target)
        }
        try write(Data("Đã chuyển sang \(place) lúc \(instant.shown).\n".utf8), to: movedNote)
    }

    /// Also where one of the two was lost: nothing may be made over the other.
    var isThere: Bool { exists(secret) || exists(database) }

    /// The address of the PostgreSQL database, where the installation uses one.
    var databaseURL: String? { line(of: address) }

    private func line(of file: String) -> String? {
        (try? String(contentsOfFile: file, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Writes a new secret into the folder, and the address of the database.
    func fill(databaseURL: String?) throws -> Vault {
        let new = Vault.newSecret()
        try write(Data(new), to: secret)
        if let databaseURL { try write(Data(databaseURL.utf8), to: address) }
        if let keysElsewhere { try write(Data(keysElsewhere.utf8), to: keysPath) }
        return Vault(secret: new)
    }

    /// Writes where the database is.
    func point(to databaseURL: String) throws { try write(Data(databaseURL.utf8), to: address) }

    /// The folder may have been there, open to others. What the engine makes later takes after the database.
    func keepPrivate() { for file in [database, log, database + "-shm"] { chmod(file, 0o600) } }

    func vault() throws -> Vault {
        if exists(movedNote) {
            let note = (try? String(contentsOfFile: movedNote, encoding: .utf8)) ?? ""
            throw CommandFailure.data(
                "Hệ thống ở \(path) không còn dùng. \(note)Hãy mở ở nơi mới; muốn quay về đây thì xoá tệp \(movedNote)."
            )
        }
        guard exists(secret) else {
            throw CommandFailure.usage(
                exists(database)
                    ? "Thư mục \(path) có cơ sở dữ liệu mà thiếu tệp khoá secret.key. Hãy đặt lại tệp khoá đi cùng nó."
                    : "Chưa có hệ thống ở \(path). Hãy tạo bằng: vuon init --data \(path) --area MÃ_PHƯỜNG")
        }
        guard let bytes = FileManager.default.contents(atPath: secret) else {
            throw CommandFailure.system(
                "Không đọc được tệp khoá \(secret). Hãy chạy bằng người dùng sở hữu thư mục này.")
        }
        guard bytes.count == 32 else {
            throw CommandFailure.data("Tệp khoá \(secret) bị hỏng. Hãy đặt lại tệp khoá từ bản sao lưu.")
        }
        return Vault(secret: [UInt8](bytes))
    }

    /// Earlier versions kept the installation's own rules in the folder `quy-dinh`: they go into the database once, as they
    /// held, and the folder stays beside it under another name.
    func handOverRules(to database: any Database, at instant: Instant) async throws {
        guard exists(rules) else { return }
        let texts: [RuleText]
        do throws(RuleProblems) {
            texts = try RuleLibrary.texts(below: URL(filePath: rules))
        } catch {
            throw CommandFailure.data(
                "Thư mục \(rules) không có tệp quy định nào. Hãy xoá thư mục, hoặc đặt tệp .yaml vào.")
        }
        try await Rulings.takeOver(texts, in: database, by: .server(at: instant))
        guard rename(rules, handedOver) == 0 else {
            throw CommandFailure.system("Không đổi tên được thư mục \(rules). Hãy kiểm tra quyền ghi.")
        }
        complain("Đã chuyển \(texts.count) tệp quy định riêng từ \(rules) vào cơ sở dữ liệu (trang Kho quy định).")
    }

    func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: file) }

    /// For its owner alone.
    private func write(_ data: Data, to path: String) throws {
        let isMade = FileManager.default.createFile(
            atPath: path, contents: data, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw CommandFailure.system("Không ghi được \(path). Hãy kiểm tra quyền ghi và ổ đĩa.") }
    }
}

/// Keeps others from putting a folder's files in the place of those that a program has open.
///
/// The lock ends with the process, however it ends.
final class FolderHold: Sendable {
    private let descriptor: Int32

    /// Shared: any number of programs may have the installation open.
    init(_ folder: InstallationFolder) throws {
        descriptor = open(folder.secret, O_RDONLY | O_CLOEXEC)
        guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else {
            throw CommandFailure.system("Hệ thống ở \(folder.path) đang được đặt lại. Hãy chờ xong rồi chạy lại.")
        }
    }

    deinit { close(descriptor) }

    /// For this process alone.
    func alone() throws {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw CommandFailure.system(
                "Máy chủ hoặc một lệnh khác đang chạy trên hệ thống này. Hãy dừng rồi chạy lại.")
        }
    }
}
