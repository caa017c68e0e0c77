import Foundation

/// An installation on its way: it is made in a hidden folder inside its own, and stands in its place only when whole.
///
/// What fails or is killed half-way leaves no installation behind.
struct InstallationDraft {
    /// Where it is made.
    let folder: InstallationFolder
    private let target: InstallationFolder
    private let madeFolder: Bool

    private static let prefix = ".dang-tao-"

    /// Begins one, for its owner alone; removes what a killed process left.
    init(of target: InstallationFolder) throws {
        self.target = target
        madeFolder = !target.exists(target.path)
        folder = InstallationFolder(
            path: target.path + "/" + Self.prefix + String(getpid()), keys: target.keysOutside)
        Self.removeLeftovers(in: target)
        do {
            try FileManager.default.createDirectory(
                atPath: folder.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            if madeFolder {
                try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: target.path)
            }
        } catch {
            abandon()
            throw CommandFailure.system(
                "Không tạo được thư mục \(target.path). Hãy kiểm tra quyền ghi và chỗ trống của ổ đĩa.")
        }
    }

    /// Puts it in its place. The database must be closed; its log, where there is one, goes along.
    ///
    /// - Parameter replacing: in the place of the installation that stands there.
    func settle(replacing: Bool = false) throws {
        if replacing {
            for leftover in [target.log, target.database + "-shm"] {
                try? FileManager.default.removeItem(atPath: leftover)
            }
        } else if link(folder.secret, target.secret) != 0 {
            // Whoever puts the secret there first has the place.
            throw CommandFailure.data("Đã có hệ thống ở \(target.path). Không tạo đè; hãy chọn thư mục khác.")
        }
        let files =
            [
                (folder.log, target.log), (folder.database, target.database), (folder.address, target.address),
                (folder.secret, target.secret), (folder.keysPath, target.keysPath),
                (folder.keysWithin, target.keysWithin),
            ] + InstallationFolder.noted.map { (folder.path + "/" + $0, target.path + "/" + $0) }
        // Only what is made anew in the place of another, a sample, finds keys there.
        if replacing, folder.exists(folder.keysWithin) {
            try? FileManager.default.removeItem(atPath: target.keysWithin)
        }
        for (from, to) in files where folder.exists(from) {
            guard rename(from, to) == 0 else {
                throw CommandFailure.system("Không đặt được tệp \(to). Hãy kiểm tra ổ đĩa.")
            }
        }
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    /// Leaves the place as it was.
    func abandon() {
        try? FileManager.default.removeItem(atPath: folder.path)
        if madeFolder { rmdir(target.path) }
    }

    private static func removeLeftovers(in target: InstallationFolder) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: target.path)) ?? [] {
            guard name.hasPrefix(prefix), let process = pid_t(name.dropFirst(prefix.count)) else { continue }
            if kill(process, 0) != 0, errno == ESRCH {
                try? FileManager.default.removeItem(atPath: target.path + "/" + name)
            }
        }
    }
}
