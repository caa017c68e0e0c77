import Access
import Foundation
import Safekeeping
import Vocabulary

/// What can be seen without opening anything: whose the files are, who may read them, how much room there is.
struct FolderExamination {
    let folder: InstallationFolder

    var findings: [Finding] { permissions + [room(folder.path, "disk")].compactMap(\.self) }

    private var permissions: [Finding] {
        var wrong: [String] = []
        let private700 = [folder.path, folder.keys.path]
        let private600 = [
            folder.secret, folder.database, folder.log, folder.address, BackupKeyFile(data: folder.path).path,
            folder.keys.secret,
        ]
        for (paths, most) in [(private700, 0o700), (private600, 0o600)] {
            for path in paths {
                guard let mode = Self.mode(path) else { continue }
                if mode.rights & ~most != 0 { wrong.append("chmod \(String(most, radix: 8)) \(path)") }
                if mode.owner != geteuid() { wrong.append("chown \(NSUserName()) \(path)") }
            }
        }
        guard wrong.isEmpty else {
            return [
                .danger(
                    "permissions", "Người khác trên máy đọc được khoá hoặc dữ liệu, hoặc tệp không thuộc người chạy.",
                    wrong.joined(separator: " ; "))
            ]
        }
        return [.good("permissions", "Thư mục, khoá và cơ sở dữ liệu chỉ người chạy chương trình đọc được.")]
    }

    /// Whether there is room to go on; nil where the system does not say.
    func room(_ path: String, _ name: String) -> Finding? {
        var figures = statvfs()
        guard statvfs(path, &figures) == 0, figures.f_blocks > 0 else { return nil }
        let free = UInt64(figures.f_bavail) * UInt64(figures.f_frsize)
        let share = Int(figures.f_bavail * 100 / figures.f_blocks)
        let size = ((try? FileManager.default.attributesOfItem(atPath: folder.database))?[.size] as? Int) ?? 0
        let words = "Ổ đĩa của \(path) còn trống \(Shown.size(Int(min(free, UInt64(Int.max))))) (\(share) %)."
        let remedy = "Dọn ổ hoặc chuyển sang ổ lớn hơn trước khi đầy; đầy thì không ghi thêm được gì."
        if free < 256 << 20 { return .danger(name, words, remedy) }
        // A restore, an import and a log each want about as much room again as the database itself.
        if free < UInt64(max(size, 0)) * 3 || share < 10 { return .attention(name, words, remedy) }
        return .good(name, words)
    }

    private static func mode(_ path: String) -> (rights: Int, owner: uid_t)? {
        var figures = stat()
        guard lstat(path, &figures) == 0 else { return nil }
        return (Int(figures.st_mode & 0o777), figures.st_uid)
    }
}
