import Access
import Desk
import Foundation
import Registry
import Rulings
import Safekeeping
import Storage
import Vocabulary

/// What the database says of itself, its journal and the rules it was counted by.
struct DatabaseExamination {
    let open: OpenInstallation
    let isQuick: Bool

    func findings() async -> [Finding] {
        var findings: [Finding] = []
        findings.append(await tried("integrity", whole))
        findings += await settings()
        findings.append(await tried("clock", clock))
        if !isQuick { findings.append(await tried("chain", chain)) }
        findings += rules
        return findings
    }

    private func tried(_ name: String, _ look: () async throws -> Finding) async -> Finding {
        do {
            return try await look()
        } catch {
            return .danger(
                name, "Không kiểm được: \(Doctor.words(error))", "Xem cơ sở dữ liệu có mở được không rồi khám lại.")
        }
    }

    /// Every page of SQLite's file by its own check; every row of every table read on PostgreSQL, and its indexes valid.
    private func whole() async throws -> Finding {
        let (isQuick, engine) = (isQuick, open.premises.database.engine)
        let complaints = try await open.premises.database.read { connection -> [String] in
            if engine == .sqlite {
                let check: SQL = isQuick ? "PRAGMA quick_check(5)" : "PRAGMA integrity_check(5)"
                let said = try connection.all(check) { $0.text(0) }.filter { $0 != "ok" }
                return said + (try connection.all("PRAGMA foreign_key_check") { "khoá ngoại: \($0.text(0))" })
            }
            if !isQuick { _ = try TableMark.all(in: connection) }
            return try connection.all(
                "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid OR NOT indisready"
            ) { "chỉ mục \($0.text(0))" }
        }
        guard complaints.isEmpty else {
            return .danger(
                "integrity", "Cơ sở dữ liệu bị hỏng: \(complaints.prefix(3).joined(separator: "; "))",
                "Dừng máy chủ, giữ nguyên thư mục này, phục hồi bản sao lưu gần nhất vào thư mục khác, rồi kiểm ổ đĩa.")
        }
        return .good("integrity", "Cơ sở dữ liệu nguyên vẹn (\(engine == .sqlite ? "tệp nhúng" : "PostgreSQL")).")
    }

    /// What makes a server forget what it acknowledged.
    private func settings() async -> [Finding] {
        guard open.premises.database.engine == .postgresql else { return [] }
        let names = ["fsync", "full_page_writes", "data_checksums"]
        let found = try? await open.premises.database.read { connection in
            try connection.all("SELECT name, setting FROM pg_settings WHERE name IN \(list: names)") {
                ($0.text(0), $0.text(1))
            }
        }
        return (found ?? []).map { name, setting in
            guard setting != "on" else { return .good("server." + name, "PostgreSQL bật \(name).") }
            return name == "data_checksums"
                ? .attention(
                    "server." + name, "PostgreSQL không bật mã kiểm của trang (data_checksums).",
                    "Nhờ quản trị cơ sở dữ liệu: dừng máy chủ rồi chạy pg_checksums --enable.")
                : .danger(
                    "server." + name, "PostgreSQL tắt \(name): mất điện là mất dữ liệu đã báo nhận.",
                    "Nhờ quản trị cơ sở dữ liệu đặt \(name) = on trong postgresql.conf.")
        }
    }

    /// Entries of the future: the clock was set back, or was wrong before.
    private func clock() async throws -> Finding {
        let newest = try await open.premises.database.read { connection in
            try connection.first("SELECT max(at) FROM audit_entry") { $0.intIfAny(0) } ?? nil
        }
        let now = open.clock.now()
        if let newest, newest > now.milliseconds + 300_000 {
            return .danger(
                "clock", "Đồng hồ máy đang chậm: mục nhật ký mới nhất ghi lúc \(Instant(milliseconds: newest).shown).",
                "Đặt lại giờ máy (timedatectl set-ntp true). Không mất gì, nhưng ngày ghi trên việc mới sẽ sai.")
        }
        return .good("clock", "Đồng hồ máy khớp với nhật ký: \(now.shown).")
    }

    private func chain() async throws -> Finding {
        let kept = KeptHeads([open.folder.keys])
        let report = try await open.premises.database.read { try Audit.report($0, kept: kept) }
        guard report.isIntact else {
            return .danger(
                "chain", "Chuỗi nhật ký không nguyên vẹn.",
                "Chạy vuon audit verify để biết chỗ nào; báo lãnh đạo và kiểm toán, đừng sửa gì.")
        }
        return .good("chain", "Chuỗi nhật ký nguyên vẹn: \(report.chains.count) chuỗi.")
    }

    private var rules: [Finding] {
        let now = open.shelf.now
        var findings: [Finding] = []
        if !now.unfit.isEmpty {
            findings.append(
                .danger(
                    "rules.unfit",
                    "\(now.unfit.count) quy định đơn vị đã nhập không còn khớp với kho quy định, đang bị bỏ ra.",
                    "Mở trang Kho quy định, mục chờ xử lý, và sửa từng chỗ."))
        }
        let count = RulesInUse.unverified(now.rules, on: open.clock.today())
        findings.append(
            count == 0
                ? .good("rules.unverified", "Mọi quy định đang dùng đã được đối chiếu.")
                : .attention(
                    "rules.unverified", "\(count) quy định đang dùng chưa kiểm chứng với Công báo.",
                    "Mở trang Kho quy định, mục chưa kiểm chứng; đối chiếu và xác nhận từng giá trị."))
        return findings
    }
}
