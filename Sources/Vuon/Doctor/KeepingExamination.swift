import Access
import Foundation
import Registry
import Safekeeping
import Storage
import Territory
import Vocabulary

/// Whether what is lost could be brought back, and whether anybody could sign in to do it.
struct KeepingExamination {
    let open: OpenInstallation

    func findings() async -> [Finding] {
        await found("backup", "việc sao lưu") {
            let standing = try await open.backups.standing(by: .server(at: open.clock.now()))
            return backup(standing) + place(standing) + keys(standing)
        } + found("administrators", "các tài khoản", people)
    }

    /// What was found, or that it could not be looked at.
    private func found(_ id: String, _ what: String, _ look: () async throws -> [Finding]) async -> [Finding] {
        do { return try await look() } catch {
            return [.danger(id, "Không xem được \(what): \(Doctor.words(error))", "Sửa chỗ này rồi khám lại.")]
        }
    }

    private func backup(_ standing: BackupStanding) -> [Finding] {
        let now = open.clock.now()
        var findings: [Finding] = []
        let last =
            standing.lastGood.map { "Bản sao lưu tốt gần nhất: \($0.began.shown)." } ?? "Chưa có bản sao lưu nào."
        if standing.isLate(at: now) {
            findings.append(.danger("backup", last, "Chạy ngay: vuon backup --data \(open.folder.path)"))
        } else if standing.lastGood == nil {
            findings.append(.attention("backup", last, "Dữ liệu mẫu thì không sao; số liệu thật thì phải sao lưu."))
        } else {
            findings.append(.good("backup", last))
        }
        if !standing.settings.isOn, !open.installation.isSample {
            findings.append(
                .attention(
                    "backup.schedule", "Máy chủ không tự sao lưu.",
                    "Bật lại: vuon backup schedule --on --data \(open.folder.path)"))
        }
        guard standing.lastGood != nil else { return findings }
        findings.append(
            standing.isDrillDue(at: now)
                ? .attention(
                    "backup.drill", "Quá \(standing.settings.drillAfterDays) ngày chưa thử phục hồi.",
                    "Chạy: vuon backup drill --data \(open.folder.path)")
                : .good("backup.drill", "Đã thử phục hồi trong \(standing.settings.drillAfterDays) ngày qua."))
        return findings
    }

    private func place(_ standing: BackupStanding) -> [Finding] {
        let path = standing.folder.path
        guard FileManager.default.fileExists(atPath: path) else {
            guard standing.settings.folder != nil else { return [] }
            return [
                .danger(
                    "backup.place", "Không thấy thư mục sao lưu \(path).", "Gắn lại ổ sao lưu, hoặc đặt thư mục khác.")
            ]
        }
        let isSame = Self.disk(path) == Self.disk(open.folder.path)
        let words = "Bản sao lưu nằm \(isSame ? "cùng ổ" : "khác ổ") với hệ thống: \(path)."
        let place: Finding =
            isSame
            ? .attention("backup.place", words, "Đặt sang ổ khác: vuon backup schedule --folder THƯ_MỤC")
            : .good("backup.place", words)
        return [place] + [FolderExamination(folder: open.folder).room(path, "backup.disk")].compactMap(\.self)
    }

    private func keys(_ standing: BackupStanding) -> [Finding] {
        var findings: [Finding] = []
        if standing.lacksPaper {
            findings.append(
                .danger(
                    "backup.key", "Khoá sao lưu chưa chép ra giấy: mất máy thì không bản nào mở được.",
                    "Chạy vuon backup key --data \(open.folder.path), chép hai tờ, cất hai nơi."))
        }
        if open.folder.keysOutside == nil {
            findings.append(
                .attention(
                    "signing.place", "Khoá ký nhật ký nằm cùng thư mục với cơ sở dữ liệu.",
                    "Đặt thư mục khoá ở ổ khác mà quản trị cơ sở dữ liệu không ghi được (VUON_KEYS)."))
        } else {
            findings.append(.good("signing.place", "Khoá ký nhật ký nằm ngoài thư mục hệ thống."))
        }
        return findings
    }

    private func people() async throws -> [Finding] {
        let administrators = try await open.officers.administrators(by: .server(at: open.clock.now()))
        if administrators > 1 { return [.good("administrators", "Có \(administrators) quản trị.")] }
        return [
            administrators == 1
                ? .attention(
                    "administrators", "Chỉ có một quản trị: người ấy nghỉ thì không ai mở được tài khoản.",
                    "Tạo thêm một tài khoản quản trị cho người khác.")
                : .attention(
                    "administrators", "Chưa có tài khoản quản trị nào.",
                    "Chạy vuon serve rồi mở địa chỉ và mã được in ra để tạo quản trị.")
        ]
    }

    private static func disk(_ path: String) -> dev_t? {
        var figures = stat()
        return stat(path, &figures) == 0 ? figures.st_dev : nil
    }
}
