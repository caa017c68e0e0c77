import ArgumentParser
import Foundation
import Rulebook

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Kho quy định.", subcommands: [Check.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Kiểm tra kho quy định: tệp, dòng, lỗi và cách sửa; chạy mọi ca kiểm tra.")

        @Option(help: ArgumentHelp("Thư mục Rules; không ghi là của chương trình.", valueName: "thư mục"))
        var rules: String?

        @Option(help: ArgumentHelp("Kiểm cả lớp quy định riêng của hệ thống này.", valueName: "thư mục"))
        var data: String?

        @Flag(help: "In kết quả dạng JSON.")
        var json = false

        func run() throws {
            let folder = try rules.map { URL(filePath: $0) } ?? ProgramFiles.find().rulesFolder
            let own = try data.map { try InstallationFolder(path: $0).ownRules() } ?? []
            let problems = RuleLibrary.check(base: folder, local: own)
            let cases = (try? RuleLibrary.cases(base: folder, local: own).count) ?? 0
            if json {
                let list = problems.map {
                    ["file": $0.file, "line": $0.line, "message": $0.message, "remedy": $0.remedy] as [String: Any]
                }
                JSONOutput.print(["problems": list, "cases": cases])
            } else {
                for problem in problems { print(problem.shown) }
            }
            guard problems.isEmpty else { throw CommandFailure.data("Kho quy định có \(problems.count) lỗi.") }
            if !json { print("Kho quy định không có lỗi; \(cases) ca kiểm tra đều đúng.") }
        }
    }
}
