import Foundation
import Testing

struct ServeTests {
    @Test(.timeLimit(.minutes(1)))
    func `a server whose port is taken says so and ends`() async throws {
        let place = try Place()
        _ = try await Vuon.run("init", "--data", "data", "--area", "20017", in: place)
        _ = try await Vuon.run("init", "--data", "other", "--area", "20017", in: place)
        let (server, output) = (Process(), Pipe())
        server.executableURL = Vuon.binary
        server.arguments = ["serve", "--data", place.path("data"), "--port", "0"]
        server.environment = Vuon.environment()
        server.standardOutput = output
        try server.run()
        defer { server.terminate() }
        let port = try port(output)

        let outcome = try await Vuon.run("serve", "--data", "other", "--port", port, in: place)

        #expect(outcome.code == 3)
        #expect(outcome.complaint.contains("Cổng \(port) đang có chương trình khác dùng"))
    }

    /// The port that a server says it is open at.
    private func port(_ output: Pipe) throws -> String {
        var said = ""
        while case let more = output.fileHandleForReading.availableData, !more.isEmpty {
            said += String(decoding: more, as: UTF8.self)
            if let match = said.firstMatch(of: /127\.0\.0\.1:(\d+)\//) { return String(match.1) }
        }
        throw NoAddress(said: said)
    }

    private struct NoAddress: Error {
        let said: String
    }
}
