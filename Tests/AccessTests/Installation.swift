import Access
import Storage
import Synchronization
import TestDatabase
import Vocabulary

/// A clock that stands still until it is told to go on.
final class StandingClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ instant: Instant) {
        self.instant = Mutex(instant)
    }

    var now: Instant { instant.withLock { $0 } }

    var clock: Clock { Clock { self.now } }

    func pass(seconds: Int64) {
        instant.withLock { $0 = $0.adding(seconds: seconds) }
    }
}

/// An empty installation on a fresh database, on the morning of 2 March 2026.
struct Installation: Sendable {
    let database: any Database
    let time: StandingClock
    let officers: Officers
    let journal: Journal

    static func with(
        _ engine: Engine, _ body: @Sendable (Installation) async throws -> Void
    ) async throws {
        try await TestDatabase.use(engine, migrations: AccessSchema.migrations) { database in
            let time = StandingClock(Instant(milliseconds: 1_772_420_400_000))
            try await body(
                Installation(
                    database: database, time: time, officers: Officers(database: database, clock: time.clock),
                    journal: Journal(database: database)))
        }
    }

    /// Bà Phan Thị Sen, who may make accounts.
    func administrator() async throws -> Asking {
        try await officers.setUp(Self.sen).asking(at: time.now)
    }

    static let sen = NewOfficer(
        name: "sen.phan", fullName: "Phan Thị Sen", role: .administrator, password: password)

    static func bon(_ role: Role = .officer) -> NewOfficer {
        NewOfficer(name: "bon.le", fullName: "Lê Văn Bốn", role: role, commune: kimTra, password: password)
    }

    static let password = "cây đa bến nước"
    static let kimTra = Key.named("test.commune.kim-tra")
    static let huongXuan = Key.named("test.commune.huong-xuan")
}
