import Access
import ArgumentParser
import Foundation
import Programme
import Territory
import Vocabulary

/// The plan of a year as the file that the page *Kế hoạch* offers and takes.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Kế hoạch năm: xuất ra và nhập vào tệp .yaml.",
        subcommands: [Export.self, Import.self])

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Xuất kế hoạch của một năm ra .yaml, đúng dạng tệp ở trang Kế hoạch.")

        @OptionGroup var options: DataOptions
        @OptionGroup var officer: OfficerOptions
        @OptionGroup var place: CommuneOptions

        @Option(help: ArgumentHelp("Năm của kế hoạch; không ghi là năm nay.", valueName: "năm"))
        var year: Int?

        @Option(help: ArgumentHelp("Tệp .yaml.", valueName: "tệp"))
        var out: String

        func run() async throws {
            let open = try await options.open()
            let asking = try await open.asking(officer, for: "việc xuất kế hoạch")
            let year = year ?? asking.today.year
            let commune = try await place.area(open, by: asking).key
            guard let kept = try await Plans(open.premises).plan(year: year, in: commune, by: asking) else {
                throw ProgrammeRefusal.noPlan(year)
            }
            await open.close()
            do {
                try Data(kept.plan.yaml().utf8).write(to: URL(filePath: out), options: .atomic)
            } catch {
                throw CommandFailure.system("Không ghi được tệp \(out). Hãy kiểm tra thư mục và quyền ghi.")
            }
            print("Đã xuất kế hoạch năm \(year) ra \(out).")
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Nhập kế hoạch từ tệp .yaml; không có --accept thì chỉ xem trước.",
            discussion: """
                Kế hoạch trong tệp thay kế hoạch cùng năm; mục nào không đổi thì giữ nguyên, mục cũ vẫn còn trong lịch sử.
                """)

        @Argument(help: ArgumentHelp("Tệp kế hoạch .yaml.", valueName: "tệp"))
        var file: String

        @OptionGroup var options: DataOptions
        @OptionGroup var officer: OfficerOptions
        @OptionGroup var place: CommuneOptions

        @Flag(help: "Nhận kế hoạch trong tệp.")
        var accept = false

        @Flag(help: "In kết quả dạng JSON.")
        var json = false

        func run() async throws {
            guard let bytes = try? Data(contentsOf: URL(filePath: file)) else {
                throw CommandFailure.data("Không đọc được tệp \(file). Hãy kiểm tra tên tệp và quyền đọc.")
            }
            let plan = try PlanFile(yaml: String(decoding: bytes, as: UTF8.self))
            let open = try await options.open()
            let asking = try await open.asking(officer, for: "việc nhập kế hoạch")
            let (plans, commune) = (Plans(open.premises), try await place.area(open, by: asking).key)
            let kept = try await plans.plan(year: plan.plan.year, in: commune, by: asking)
            let comparison = PlanComparison(of: plan.plan, with: kept?.plan)
            let takes = accept && !comparison.differences.isEmpty
            if takes { try await plans.set(plan, over: kept?.newest, in: commune, by: asking) }
            await open.close()
            json ? JSONOutput.print(object(plan.plan, comparison, isStored: takes)) : say(plan.plan, comparison)
        }

        private func object(_ plan: Plan, _ comparison: PlanComparison, isStored: Bool) -> [String: Any] {
            [
                "year": plan.year, "new": comparison.added, "changed": comparison.changed,
                "removed": comparison.removed, "unchanged": comparison.unchanged, "stored": isStored,
            ]
        }

        private func say(_ plan: Plan, _ comparison: PlanComparison) {
            for difference in comparison.differences {
                print("\(difference.place):")
                if let before = difference.before { print("  trước: \(before)") }
                print("  sau:   \(difference.after ?? "bỏ")")
            }
            print(
                "Kế hoạch năm \(plan.year): thêm \(comparison.added), sửa \(comparison.changed), "
                    + "bỏ \(comparison.removed), giữ nguyên \(comparison.unchanged).")
            guard !comparison.differences.isEmpty else { return print("Không có gì khác nên không ghi gì.") }
            print(accept ? "Đã nhận kế hoạch." : "Chưa lưu gì. Thêm --accept để nhận.")
        }
    }
}
