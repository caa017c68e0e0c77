import Access
import ArgumentParser
import Foundation
import Registry
import Results
import Territory
import Vocabulary

struct TableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table", abstract: "Một biểu tổng hợp kết quả rà soát (1 đến 15), hoặc tất cả các biểu.")

    @Argument(help: ArgumentHelp("Số biểu, hoặc all: mọi biểu và danh sách.", valueName: "số"))
    var number: String

    @OptionGroup var options: DataOptions
    @OptionGroup var officer: OfficerOptions

    @Option(help: ArgumentHelp("Năm rà soát; không ghi là năm nay.", valueName: "năm"))
    var year: Int?

    @Option(help: ArgumentHelp("Chỉ một địa bàn: tên tổ dân phố, hoặc mã phường, xã.", valueName: "địa bàn"))
    var area: String?

    @Option(help: ArgumentHelp("Số liệu đến ngày này, khi kỳ rà soát chưa khép.", valueName: "ngày"))
    var asOf: String?

    @Option(help: ArgumentHelp("Chỉ theo những gì sổ biết đến hết ngày này.", valueName: "ngày"))
    var knownOn: String?

    @Option(help: ArgumentHelp("Chỉ những hộ được công nhận theo chuẩn này, ví dụ 2027-2030.", valueName: "chuẩn"))
    var standard: String?

    @Option(help: ArgumentHelp("Ghi ra tệp .xlsx theo mẫu in.", valueName: "tệp"))
    var out: String?

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func validate() throws {
        guard number == "all" || (1...15).contains(Int(number) ?? 0) else {
            throw ValidationError("Không có biểu “\(number)”. Hãy ghi một số từ 1 đến 15, hoặc all.")
        }
        for (name, text) in [("--as-of", asOf), ("--known-on", knownOn)] {
            if let text, TableCommand.day(text) == nil {
                throw ValidationError("\(name): không có ngày “\(text)”. Hãy ghi ngày, ví dụ 31/03/2026.")
            }
        }
    }

    func run() async throws {
        let open = try await options.open()
        let asking = try await open.asking(officer, for: "việc xem biểu")
        let made = try await TablePrinting(open, asking, question(asking.today), area: area).made(number)
        if let out {
            let moment = made.question.knownOn.map { Instant(startOf: $0) } ?? asking.at
            try TableWorkbook(made.tables, lists: made.lists, isSample: open.installation.isSample)
                .write(to: out, at: moment)
            complain("Đã ghi \(made.words) ra \(out).")
        }
        await open.close()
        if json { JSONOutput.print(made.object(isOne: number != "all")) } else if out == nil { made.show() }
        let breaches = made.tables.flatMap(\.breaches)
        for breach in breaches { complain(breach.sentence) }
        if !breaches.isEmpty { throw CommandFailure.data("Biểu có số không khớp, xem các dòng trên.") }
    }

    private func question(_ today: Day) -> TableQuestion {
        TableQuestion(
            year: year ?? today.year, asOf: asOf.flatMap(TableCommand.day), knownOn: knownOn.flatMap(TableCommand.day),
            standard: standard)
    }

    private static func day(_ text: String) -> Day? { Day(iso: text) ?? Day(typed: text) }
}
