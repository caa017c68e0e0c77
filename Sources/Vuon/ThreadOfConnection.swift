import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// Answers each request on the thread that its connection is read on.
///
/// A page takes a third of a millisecond; to hand it to another thread and back takes as long as half of it. What takes
/// longer leaves this thread by itself: `Site.LongWork`, or a question to the database.
struct OnThreadOfConnection: ServerChildChannel {
    private let inner: HTTP1Channel

    /// For `Application(router:server:)`.
    static var server: HTTPServerBuilder {
        HTTPServerBuilder { OnThreadOfConnection(inner: HTTP1Channel(responder: $0)) }
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        inner.setup(channel: channel, logger: logger)
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
            await inner.handle(value: value, logger: logger)
        }
    }
}

/// A connection's thread, as tasks run on it.
private final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
