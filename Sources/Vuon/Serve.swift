import Access
import ArgumentParser
import Desk
import Foundation
import Hummingbird
import Logging
import NIOCore
import Registry
import Safekeeping
import Site
import Territory
import Vocabulary

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Chạy máy chủ trang web.")

    @OptionGroup var options: DataOptions

    @Option(help: ArgumentHelp("Cổng; 0 là cổng trống bất kỳ.", valueName: "số"))
    var port = 8080

    @Option(help: ArgumentHelp("Địa chỉ lắng nghe.", valueName: "địa chỉ"))
    var host = "127.0.0.1"

    @Flag(help: "Người dùng vào qua https của máy chủ trung gian: cookie chỉ đi qua https.")
    var https = false

    @Option(
        help: ArgumentHelp(
            "Địa chỉ của máy chủ trung gian (ghi nhiều lần được); chỉ tin X-Forwarded-For từ đó. Không ghi: máy này.",
            valueName: "địa chỉ"))
    var proxy: [String] = []

    @Flag(help: "Cho máy khác vào không qua https: ai ở giữa đường truyền cũng đọc được.")
    var plainHttp = false

    private func refuseOpenWire() throws {
        guard !https, !plainHttp, !Serve.isOfThisMachine(host) else { return }
        throw CommandFailure.usage(
            """
            Địa chỉ \(host) cho máy khác vào mà không qua https: mật khẩu và hồ sơ đi trên đường truyền ai cũng đọc \
            được. Hãy đặt sau một máy chủ trung gian có https (deploy/nginx.conf) rồi thêm --https, hoặc ghi rõ \
            --plain-http nếu vẫn muốn vậy.
            """)
    }

    private static func isOfThisMachine(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }

    func run() async throws {
        try refuseOpenWire()
        let open = try await options.open()
        let setupCode = try await open.officers.isEmpty ? SetupCode.random() : nil
        var logger = Logger(label: "vuon")
        logger.logLevel = .warning
        let log = logger
        var bureau = Bureau(
            premises: open.premises, shelf: open.shelf, officers: open.officers, clock: open.clock,
            identity: SiteIdentity(
                areaName: open.home.name, isSample: open.installation.isSample, version: Version.text),
            setupCode: setupCode, isHTTPS: https, workFolder: options.data + "/tam",
            pattern: try? ProgramFiles.find().patternPlan(),
            countingFailed: { error in
                log.error("counting failed", metadata: ["error": .string("\(type(of: error))")])
            })
        let work = BackupWork(open.backups, ground: .here)
        bureau.backups = work
        if !proxy.isEmpty { bureau.proxies = Proxies(proxy) }
        var application = Application(
            router: bureau.router(),
            server: OnThreadOfConnection.server,
            configuration: .init(address: .hostname(host, port: port), serverName: "vuon"),
            onServerRunning: { channel in announce(channel.localAddress?.port ?? port, open, setupCode) },
            logger: logger)
        application.addServices(
            Housekeeping(
                premises: open.premises, shelf: open.shelf, clock: open.clock, counting: bureau.counting,
                workFolder: options.data + "/tam", logger: logger))
        application.addServices(BackupHours(work: work, clock: open.clock, logger: logger))
        do {
            try await application.runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw CommandFailure.system("Cổng \(port) đang có chương trình khác dùng. Hãy chọn cổng khác bằng --port.")
        }
        await open.close()
    }

    @Sendable private func announce(_ port: Int, _ open: OpenInstallation, _ setupCode: SetupCode?) {
        say("Vươn · \(open.home.name)\(open.installation.isSample ? " · DỮ LIỆU MẪU" : "")")
        say("Mở trình duyệt ở: http://\(host):\(port)/")
        if let setupCode {
            say("Chưa có tài khoản. Tạo quản trị ở http://\(host):\(port)/thiet-lap với mã: \(setupCode.text)")
        }
        say("Nhấn Ctrl+C để dừng.")
    }

    /// Written at once, so that a program that started this one sees the address.
    private func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
