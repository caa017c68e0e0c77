import Access
import ArgumentParser
import Foundation
import Safekeeping
import StorageSQLite
import Vocabulary

struct BackupDrill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Thử phục hồi bản mới nhất vào chỗ tạm, kiểm hết rồi xoá đi.",
        discussion: "Đếm và so từng bảng, kiểm chuỗi nhật ký, mở thử một trang; cho biết mất bao lâu.")

    @OptionGroup var options: DataOptions

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func run() async throws {
        let open = try await options.open()
        do {
            let outcome = try await open.backups.drill(on: .here, by: .server(at: open.clock.now()))
            await open.close()
            show(outcome)
        } catch {
            await open.close()
            throw error
        }
    }

    private func show(_ outcome: DrillOutcome) {
        let end = outcome.summary.end
        if json {
            return JSONOutput.print([
                "file": outcome.file.name, "rows": end.rows, "tables": end.tables.count,
                "secondsToRestore": outcome.secondsToRestore, "secondsToPage": outcome.secondsToPage,
            ])
        }
        print("Phục hồi thử \(outcome.file.name): đạt.")
        print("  \(end.tables.count) bảng, \(end.rows) dòng, giống từng dòng; chuỗi nhật ký nguyên vẹn; trang mở được.")
        let (restore, page) = (outcome.secondsToRestore, outcome.secondsToPage)
        print("  Phục hồi mất \(seconds(restore)) giây, mở trang thêm \(seconds(page)) giây. Chỗ tạm đã xoá.")
    }

    private func seconds(_ value: Double) -> String {
        String(format: "%.1f", value).replacing(".", with: ",")
    }
}

extension DrillGround {
    /// A temporary installation on the embedded engine, and this program once more to show a page of it.
    static var here: DrillGround {
        DrillGround(migrations: OpenInstallation.migrations) { folder in
            try SQLiteDatabase(path: InstallationFolder(path: folder).database)
        } opensPage: { folder in
            try await TriedServer(folder: folder).answers()
        }
    }
}

/// This program, started on a restored folder and asked for one page.
private struct TriedServer {
    let folder: String

    /// Seconds until it is taken for one that hangs.
    private static let patience = 600.0

    func answers() async throws -> Bool {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        // Keys of its own, whatever the environment says: nothing of a trial goes to where the real heads are kept.
        process.arguments = ["serve", "--data", folder, "--keys", folder + "/keys", "--port", "0"]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        // One that neither answers nor ends would keep every later backup waiting.
        let limit = DispatchWorkItem { [process] in kill(process.processIdentifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience, execute: limit)
        defer {
            process.terminate()
            process.waitUntilExit()
            limit.cancel()
        }
        guard let port = port(in: pipe.fileHandleForReading) else { return false }
        // Where nobody has an account yet, the page leads on to the one where the first is made.
        return [200, 303].contains(status(of: "/dang-nhap", port: port))
    }

    /// From the line by which the server says where it is.
    private func port(in output: FileHandle) -> UInt16? {
        var said = ""
        while true {
            let more = output.availableData
            guard !more.isEmpty else { return nil }
            said += String(decoding: more, as: UTF8.self)
            if let found = said.firstMatch(of: /http:\/\/[^:\s]+:(\d+)\/\s/) { return UInt16(found.output.1) }
        }
    }

    private func status(of path: String, port: UInt16) -> Int? {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return nil }
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { return nil }
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n".utf8)
        guard send(socket, request, request.count, 0) == request.count else { return nil }
        var answer = [UInt8](repeating: 0, count: 64)
        guard recv(socket, &answer, answer.count, 0) > 12 else { return nil }
        return Int(String(decoding: answer[9..<12], as: UTF8.self))
    }
}
