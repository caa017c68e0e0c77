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
        var pause = Duration.seconds(30)
        while true {
            try? await cancelWhenGracefulShutdown { [pause] in try await Task.sleep(for: pause) }
            if Task.isShuttingDownGracefully || Task.isCancelled { return }
            pause = .seconds(60)
            do {
                try await work.beginWhatIsDue(by: .server(at: clock.now()))
            } catch {
                logger.error("looking for due backups failed", metadata: ["error": .string("\(type(of: error))")])
            }
        }
    }
}
