import ArgumentParser
import Foundation
import Storage
import Vocabulary

@main
enum Main {
    static func main() async {
        do {
            var command = try VuonCommand.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            exit(report(error))
        }
    }

    /// Says in Vietnamese what went wrong, and gives the code: 1 data, 2 usage, 3 system.
    private static func report(_ error: any Error) -> Int32 {
        switch error {
        case let failure as CommandFailure:
            if !failure.message.isEmpty { complain(failure.message) }
            return failure.code
        case let refusal as any Refusal:
            complain(refusal.message + " [\(refusal.code)]")
            return 1
        case let error as StorageError:
            complain("Không dùng được cơ sở dữ liệu: \(error).")
            return 3
        default:
            return reportUsage(error)
        }
    }

    private static func reportUsage(_ error: any Error) -> Int32 {
        let code = VuonCommand.exitCode(for: error)
        let message = HelpWords.vietnamese(VuonCommand.fullMessage(for: error))
        if code == .success {
            print(message)
            return 0
        }
        complain(message)
        return code == .validationFailure ? 2 : 3
    }
}

/// What ends a command before it is done, with the exit code of its kind.
struct CommandFailure: Error {
    let code: Int32
    let message: String

    static func data(_ message: String) -> CommandFailure { CommandFailure(code: 1, message: message) }
    static func usage(_ message: String) -> CommandFailure { CommandFailure(code: 2, message: message) }
    static func system(_ message: String) -> CommandFailure { CommandFailure(code: 3, message: message) }
}

/// Writes a line to standard error.
func complain(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
}

/// The words that the argument parser says by itself, in Vietnamese.
enum HelpWords {
    static func vietnamese(_ text: String) -> String {
        pairs.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    private static let pairs = [
        ("OVERVIEW: ", ""), ("USAGE:", "CÁCH DÙNG:"), ("Usage:", "Cách dùng:"), ("ARGUMENTS:", "THAM SỐ:"),
        ("SUBCOMMANDS:", "CÁC LỆNH:"), ("OPTIONS:", "TUỲ CHỌN:"), ("(default: ", "(mặc định: "),
        ("Show help information.", "Hiện hướng dẫn này."), ("Show the version.", "Hiện phiên bản."),
        ("Show subcommand help information.", "Hiện hướng dẫn của một lệnh."),
        ("Error: ", "Lỗi: "), ("Missing expected argument", "thiếu tham số"),
        ("Unknown option", "không có tuỳ chọn"), ("Unexpected argument", "thừa tham số"),
        ("Missing value for", "thiếu giá trị của"), ("is invalid for", "không hợp lệ với"), ("The value", "giá trị"),
        ("See 'vuon help <subcommand>' for detailed help.", "Xem 'vuon help LỆNH' để biết chi tiết."),
        ("for more information.", "để biết thêm."), ("See 'vuon", "Xem 'vuon"), ("<subcommand>", "LỆNH"),
        ("<options>", "TUỲ CHỌN"),
    ]
}
