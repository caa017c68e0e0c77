import ArgumentParser
import Foundation
import Rulebook

struct Classify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Phân loại một tệp CSV các hộ theo chuẩn nghèo của một năm; không cần hệ thống.",
        discussion: """
            Cột: id, zone (urban|rural), members, income, b1, b2, d01..d12, theo thứ tự bất kỳ; chỉ id và zone là bắt buộc.
            Ghi ra: id,class,lacks,unknowns,lacking,unknown,reason.
            """)

    @Option(help: ArgumentHelp("Tệp CSV; - là đầu vào chuẩn.", valueName: "tệp"))
    var input: String

    @Option(help: ArgumentHelp("Năm dùng danh sách: 2022-2026 hoặc 2027-2030.", valueName: "năm"))
    var listYear: Int

    @Option(help: ArgumentHelp("Tệp kết quả; - là đầu ra chuẩn.", valueName: "tệp"))
    var output: String

    func run() throws {
        let rules = try ProgramFiles.find().rules()
        try mustNotOverwriteInput()
        let source = try descriptor(reading: input)
        let target = try descriptor(writing: output)
        let bar = ReadingBar(source)
        defer { bar.finish() }
        do {
            let summary = try LooseRows.run(input: source, output: target, listYear: listYear, rules: rules) {
                problem in
                complain(problem.shown)
            }
            bar.finish()
            guard close(target) == 0 else { throw LooseRows.Failure.cannotWrite(errno: errno) }
            if summary.refused > 0 {
                throw CommandFailure.data(
                    "Bỏ ra \(summary.refused) dòng không đọc được; đã ghi \(summary.written) dòng.")
            }
        } catch let failure as LooseRows.Failure {
            throw CommandFailure(code: failure.isOfSystem ? 3 : 1, message: failure.message)
        }
    }

    private func mustNotOverwriteInput() throws {
        var (from, to) = (stat(), stat())
        guard input != "-", output != "-", stat(input, &from) == 0, stat(output, &to) == 0 else { return }
        if from.st_dev == to.st_dev, from.st_ino == to.st_ino {
            throw CommandFailure.usage("Tệp vào và tệp ra là một. Hãy ghi ra tệp khác.")
        }
    }

    private func descriptor(reading path: String) throws -> Int32 {
        guard path != "-" else { return STDIN_FILENO }
        let found = Foundation.open(path, O_RDONLY)
        guard found >= 0 else {
            throw CommandFailure.data("Không mở được tệp \(path). Hãy kiểm tra đường dẫn và quyền đọc.")
        }
        return found
    }

    private func descriptor(writing path: String) throws -> Int32 {
        guard path != "-" else { return STDOUT_FILENO }
        let made = Foundation.open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard made >= 0 else {
            throw CommandFailure.system("Không ghi được tệp \(path). Hãy kiểm tra thư mục và quyền ghi.")
        }
        return made
    }
}

extension LooseRows.Failure {
    fileprivate var isOfSystem: Bool {
        switch self {
        case .cannotRead, .cannotWrite: true
        default: false
        }
    }
}
