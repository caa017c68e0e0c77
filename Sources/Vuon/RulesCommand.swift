import ArgumentParser
import Foundation
import Rulebook
import Rulings
import Storage
import Vocabulary

struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Kho quy định.", subcommands: [Check.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Kiểm tra kho quy định: tệp, dòng, lỗi và cách sửa; chạy mọi ca kiểm tra.")

        @Option(help: ArgumentHelp("Thư mục Rules; không ghi là của chương trình.", valueName: "thư mục"))
        var rules: String?

        @Option(help: ArgumentHelp("Kiểm cả lớp quy định riêng của hệ thống này.", valueName: "thư mục"))
        var data: String?

        @Option(help: ArgumentHelp("Cơ sở dữ liệu PostgreSQL thay cho tệp nhúng.", valueName: "postgresql://…"))
        var database: String?

        @Flag(help: "In kết quả dạng JSON.")
        var json = false

        func run() async throws {
            let folder = try rules.map { URL(filePath: $0) } ?? ProgramFiles.find().rulesFolder
            let own = try await ownLayer()
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

        /// What the installation entered and confirmed.
        private func ownLayer() async throws -> [RuleText] {
            guard let data else { return [] }
            let folder = InstallationFolder(path: data)
            _ = try folder.vault()
            let opened = try await OpenInstallation.database(folder, database ?? folder.databaseURL)
            try await folder.handOverRules(to: opened, at: .now())
            let layer = try await RuleShelf.layer(of: opened)
            await opened.close()
            return layer.texts
        }
    }
}
