import Foundation

/// The real program, run as a person at the server runs it.
enum Vuon {
    /// What a command said and how it ended.
    struct Outcome: CustomStringConvertible {
        let code: Int32
        let output: String
        let complaint: String

        var description: String { "code \(code)\n\(output)\n--- standard error\n\(complaint)" }

        /// The object that a command printed with `--json`.
        var object: [String: Any] { parsed as? [String: Any] ?? [:] }
        /// The list that a command printed with `--json`.
        var list: [[String: Any]] { parsed as? [[String: Any]] ?? [] }
        private var parsed: Any? { try? JSONSerialization.jsonObject(with: Data(output.utf8)) }
    }

    /// Runs a command in a folder, with a text on its standard input.
    @discardableResult
    static func run(_ arguments: String..., in place: Place, input: String = "") async throws -> Outcome {
        try await run(arguments, in: place, input: input)
    }

    static func run(
        _ arguments: [String], in place: Place, input: String = "", home: String = Vuon.home.path
    ) async throws -> Outcome {
        let call = UUID().uuidString
        let paths = ["in", "out", "err"].map { place.path(".\(call).\($0)") }
        try Data(input.utf8).write(to: URL(filePath: paths[0]))
        for path in paths.dropFirst() { FileManager.default.createFile(atPath: path, contents: nil) }
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: place.folder)
        process.environment = environment(home)
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: paths[0]))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: paths[1]))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: paths[2]))
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return Outcome(
            code: process.terminationStatus, output: try String(contentsOfFile: paths[1], encoding: .utf8),
            complaint: try String(contentsOfFile: paths[2], encoding: .utf8))
    }

    /// Beside the tests, where the same build put it; `VUON_BINARY` names another.
    static var binary: URL {
        if let path = ProcessInfo.processInfo.environment["VUON_BINARY"] { return URL(filePath: path) }
        return URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "vuon")
    }

    /// The root of the repository, with `Rules` and `Plans`.
    static let home = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func environment(_ home: String = Vuon.home.path) -> [String: String] {
        var environment = ProcessInfo.processInfo.environment
        environment["VUON_HOME"] = home
        return environment
    }
}

/// A folder of a test's own, removed with it.
final class Place: Sendable {
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "vuon_command_" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ name: String) -> String { folder + "/" + name }

    func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: path(name)) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path(name)))
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    func names(_ name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []).sorted()
    }
}

/// The accounts of a sample installation, with the passwords that were shown once.
struct Accounts {
    private let passwords: [String: String]

    init(_ made: Vuon.Outcome) {
        let officers = made.object["officers"] as? [[String: String]] ?? []
        passwords = Dictionary(officers.map { ($0["name"] ?? "", $0["password"] ?? "") }, uniquingKeysWith: { $1 })
    }

    var names: [String] { passwords.keys.sorted() }

    subscript(name: String) -> String { (passwords[name] ?? "") + "\n" }
}
