import Access
import Hummingbird
import Safekeeping
import Site

/// GET  /sao-luu        when the last good backup was, where, how big; what happened lately
/// POST /sao-luu/ngay   makes one now          POST /sao-luu/thu   restores the newest on trial
struct BackupRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/sao-luu", use: page)
        router.post("/sao-luu/ngay") { try await begin(.backup, $0, $1) }
        router.post("/sao-luu/thu") { try await begin(.drill, $0, $1) }
    }

    @Sendable private func page(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let work = try work(context)
        let asking = try context.asking
        let standing = try await work.backups.standing(by: asking)
        let running = await work.current
        return Page(
            backupPage(context.frame(.backups), standing, running: running, at: asking.at),
            refresh: running == nil ? nil : 2)
    }

    private func begin(_ kind: Run.Kind, _ request: Request, _ context: OfficerContext) async throws -> Response {
        let work = try work(context)
        let words =
            try await work.begin(kind, by: context.asking)
            ? kind.begun : "Đang có việc sao lưu khác chạy. Hãy chờ xong rồi bấm lại."
        return try await context.redirect(to: Links.backups, saying: Flash(words))
    }

    /// - Throws: not found for whoever has nothing to do with it.
    private func work(_ context: OfficerContext) throws -> BackupWork {
        guard let work = bureau.backups else { throw AccessRefusal.notFound }
        try context.asking.must(.keepSafe)
        return work
    }
}

extension Run.Kind {
    fileprivate var begun: String {
        self == .drill ? "Đang thử phục hồi bản mới nhất." : "Đang sao lưu."
    }
}
