import Access
import Foundation
import Vocabulary

/// The folder of an installation: the embedded database, the secret, and where another database is.
///
/// The secret stays out of the database, so that a stolen copy of one without the other opens no identity number.
struct InstallationFolder {
    let path: String

    var database: String { path + "/vuon.sqlite" }
    private var secretPath: String { path + "/secret.key" }
    private var addressPath: String { path + "/database.url" }

    var isThere: Bool { FileManager.default.fileExists(atPath: secretPath) }

    /// The address of the PostgreSQL database, where the installation uses one.
    var databaseURL: String? {
        (try? String(contentsOfFile: addressPath, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Makes the folder for its owner alone, with a new secret.
    func make(databaseURL: String?) throws -> Vault {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let secret = Vault.newSecret()
            try write(Data(secret), to: secretPath)
            if let databaseURL { try write(Data(databaseURL.utf8), to: addressPath) }
            return Vault(secret: secret)
        } catch {
            throw CommandFailure.system("Không tạo được thư mục \(path). Hãy kiểm tra quyền ghi và chỗ trống của ổ đĩa.")
        }
    }

    func vault() throws -> Vault {
        guard let secret = FileManager.default.contents(atPath: secretPath), secret.count == 32 else {
            throw CommandFailure.usage(
                "Chưa có hệ thống ở \(path). Hãy tạo bằng: vuon init --data \(path) --area MÃ_PHƯỜNG")
        }
        return Vault(secret: [UInt8](secret))
    }

    private func write(_ data: Data, to path: String) throws {
        let isMade = FileManager.default.createFile(atPath: path, contents: data, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw CommandFailure.system("Không ghi được \(path).") }
    }
}
