import Access
import Logging
import Safekeeping
import ServiceLifecycle
import Vocabulary

/// Looks every minute whether a backup or a drill is due.
struct BackupHours: Service {
    let work: BackupWork
    let clock: Clock
    let logger: Logger

    func run() async throws {
        // A server that has just been started has more urgent things to do.
        for second in 1... {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
            if Task.isShuttingDownGracefully || Task.isCancelled { return }
            guard second % 60 == 30 else { continue }
            do {
                try await work.beginWhatIsDue(by: .server(at: clock.now()))
            } catch {
                logger.error("looking for due backups failed", metadata: ["error": .string("\(type(of: error))")])
            }
        }
    }
}
