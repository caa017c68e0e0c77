import Foundation
import Storage
import StoragePostgreSQL
import StorageSQLite
import Vocabulary

/// Where one test's database stands: a file in a folder of its own, or a database of the test server.
public struct TestPlace: Sendable {
    /// Which engine it is a place for.
    public let engine: Engine
    /// The file's path, or the database's address.
    public let location: String

    /// A place that is there already.
    public init(engine: Engine, location: String) {
        self.engine = engine
        self.location = location
    }

    /// A place nobody else knows, removed when `body` ends.
    @discardableResult
    public static func use<T: Sendable>(
        _ engine: Engine, _ body: (TestPlace) async throws -> T
    ) async throws -> T {
        // Tests run all at once; a server lets in a hundred.
        await turns.take()
        do {
            let place = try await make(engine)
            do {
                let result = try await body(place)
                await place.remove()
                await turns.giveBack()
                return result
            } catch {
                await place.remove()
                throw error
            }
        } catch {
            await turns.giveBack()
            throw error
        }
    }

    /// A place that lives until `remove`.
    public static func make(_ engine: Engine) async throws -> TestPlace {
        let name = "vuon_test_" + Key.make().description.replacing("-", with: "")
        switch engine {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return TestPlace(engine: engine, location: folder.appendingPathComponent("vuon.sqlite").path)
        case .postgresql:
            let server = try TestServer.fromEnvironment()
            try server.run("CREATE DATABASE \(name)")
            return TestPlace(engine: engine, location: try server.address(of: name))
        }
    }

    /// Opens the database; more than one opening of a place is allowed.
    public func open() async throws -> any Database {
        switch engine {
        case .sqlite: try SQLiteDatabase(path: location)
        case .postgresql: try await PostgreSQLDatabase(url: location, poolSize: 4)
        }
    }

    /// Removes the file or the database, also where someone still holds it open.
    public func remove() async {
        let url = URL(fileURLWithPath: location)
        switch engine {
        case .sqlite:
            try? FileManager.default.removeItem(at: url.deletingLastPathComponent())
        case .postgresql:
            let name = url.lastPathComponent
            try? TestServer.fromEnvironment().run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
        }
    }

    private static let turns = Turns(8)
}

/// So many tests may have a database at a time.
private actor Turns {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) {
        free = count
    }

    func take() async {
        if free > 0 {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func giveBack() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
