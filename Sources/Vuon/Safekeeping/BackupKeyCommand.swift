import ArgumentParser
import Foundation
import Safekeeping
import Vocabulary

struct BackupKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Hiện khoá sao lưu để chép ra giấy; thay khoá; đặt lại khoá từ giấy.",
        discussion: """
            Ai có tờ giấy và một bản sao lưu thì đọc được tất cả. Hãy chép hai tờ, cho vào phong bì niêm phong: một tờ lãnh đạo
            giữ, một tờ ở két của cơ quan. Đừng chụp ảnh, đừng gửi qua tin nhắn.
            """)

    @Option(help: ArgumentHelp("Thư mục của hệ thống.", valueName: "thư mục"))
    var data: String

    @Flag(help: "Thay khoá mới từ nay; bản sao lưu cũ vẫn mở bằng tờ khoá cũ.")
    var new = false

    @Flag(help: "Gõ lại khoá từ tờ giấy vào hệ thống này.")
    var paper = false

    func validate() throws {
        if new, paper { throw ValidationError("Chỉ ghi một trong hai: --new hoặc --paper.") }
    }

    func run() async throws {
        let folder = InstallationFolder(path: data)
        guard folder.isThere else {
            throw CommandFailure.usage("Chưa có hệ thống ở \(data).")
        }
        let file = BackupKeyFile(data: data)
        if paper {
            try file.write(try PaperKeyTyping.read())
            return print("Đã đặt lại khoá sao lưu ở \(file.path).")
        }
        if new { try file.write(SecureRandom.bytes(32)) }
        _ = try file.readOrMake()
        try file.noteShown(at: .now())
        print("Khoá sao lưu, chép đủ 16 nhóm ra giấy, ghi kèm tên hệ thống và ngày:")
        for (number, line) in PaperKey.lines(of: try file.bytes()).enumerated() { print("  \(number + 1).  \(line)") }
        print("Chép xong thì xoá màn hình này. Đừng cất tờ giấy cùng chỗ với bản sao lưu.")
    }
}

/// The paper's groups as somebody types them, in one line or several.
enum PaperKeyTyping {
    static func read() throws -> [UInt8] {
        if isatty(STDIN_FILENO) == 1 { print("Gõ 16 nhóm của tờ khoá, xuống dòng lúc nào cũng được:") }
        var typed = ""
        while typed.filter(\.isNumber).count < 96, let line = readLine() { typed += line + "\n" }
        return try PaperKey.bytes(of: typed)
    }
}
