import Access
import ArgumentParser
import Foundation
import Registry
import Rulebook
import Rulings
import Storage
import Vocabulary

struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Kho quy định.", subcommands: [Check.self, Import.self])

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
            let opened = try await OpenInstallation.signed(folder, database ?? folder.databaseURL)
            try await folder.handOverRules(to: opened, at: .now())
            let layer = try await RuleShelf.layer(of: opened)
            await opened.close()
            return layer.texts
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Đưa các tệp quy định của cơ quan cấp trên vào, chờ người khác xác nhận ở trang Kho quy định.")

        @Argument(help: ArgumentHelp("Thư mục các tệp .yaml, xếp như thư mục Rules.", valueName: "thư mục"))
        var folder: String

        @OptionGroup var options: DataOptions
        @OptionGroup var officer: OfficerOptions

        @Option(help: ArgumentHelp("Vì sao, ghi vào nhật ký.", valueName: "lý do"))
        var reason = "Tệp quy định của cơ quan cấp trên"

        func run() async throws {
            let texts: [RuleText]
            do throws(RuleProblems) {
                texts = try RuleLibrary.texts(below: URL(filePath: folder))
            } catch {
                throw CommandFailure.data("Thư mục \(folder) không có tệp quy định .yaml nào.")
            }
            let open = try await options.open()
            let asking = try await open.asking(officer, for: "việc nhập quy định")
            try await Rulings(database: open.premises.database, shelf: open.shelf).enter(
                texts, reason: reason, by: asking)
            await open.close()
            print("Đã nhập \(texts.count) tệp. Người khác xác nhận từng tệp ở trang Kho quy định, mục Chờ xác nhận.")
        }
    }
}
