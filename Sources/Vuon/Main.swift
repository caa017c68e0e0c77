import ArgumentParser
import CMemory
import Foundation
import Office
import Storage
import Vocabulary

@main
enum Main {
    static func main() async {
        keepMemoryTogether()
        do {
            if let word = CommandNames.unknown(in: CommandLine.arguments.dropFirst()) {
                throw CommandFailure.usage("Không có lệnh '\(word)'. Xem 'vuon --help' để biết các lệnh.")
            }
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

    /// One pool of memory a core, where glibc makes eight: a ward's list is made by one thread and let go of by another, and
    /// what lies free in one pool is of no use in the next. What is large goes back to the system as soon as it is let go
    /// of. A city's import takes a third less.
    private static func keepMemoryTogether() {
        mallopt(M_ARENA_MAX, Int32(max(2, ProcessInfo.processInfo.activeProcessorCount)))
        mallopt(M_MMAP_THRESHOLD, 128 << 10)
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
            complain(error.words)
            return 3
        case let problem as WritingProblem:
            complain("Không ghi được tệp. Hãy kiểm tra thư mục, quyền ghi và chỗ trống của ổ đĩa. (\(problem.reason))")
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
        guard code == .validationFailure else {
            complain("Lỗi hệ thống, lệnh chưa xong: \(error)")
            return 3
        }
        complain(message)
        return 2
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

extension StorageError {
    /// For whoever runs the command.
    var words: String {
        switch self {
        case .unavailable(let reason):
            "Không mở được cơ sở dữ liệu. Hãy kiểm tra địa chỉ, quyền đọc ghi và ổ đĩa. (\(reason))"
        case .busy: "Cơ sở dữ liệu đang bận vì chương trình khác đang ghi. Hãy chạy lại sau ít phút."
        case .constraint(let name): "Cơ sở dữ liệu từ chối một dòng nên chưa ghi gì. (\(name ?? "ràng buộc"))"
        case .failed(let code, let reason): "Cơ sở dữ liệu báo lỗi \(code): \(reason)"
        }
    }
}
