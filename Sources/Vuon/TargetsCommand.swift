import Access
import ArgumentParser
import Foundation
import Programme
import Results
import Territory
import Vocabulary

struct TargetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "targets", abstract: "Các chỉ tiêu của kế hoạch và chỗ đang đứng.")

    @OptionGroup var options: DataOptions
    @OptionGroup var officer: OfficerOptions
    @OptionGroup var place: CommuneOptions

    @Option(help: ArgumentHelp("Năm kế hoạch; không ghi là năm nay.", valueName: "năm"))
    var year: Int?

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func run() async throws {
        let open = try await options.open()
        let asking = try await open.asking(officer, for: "việc xem chỉ tiêu")
        let standings = try await Targets(open.premises).standings(
            year: year ?? asking.today.year, in: try await place.area(open, by: asking).key, by: asking)
        await open.close()
        if json { JSONOutput.print(standings.map(object)) } else { standings.forEach(line) }
    }

    private func line(_ standing: TargetStanding) {
        let actual =
            standing.count.map { count in
                standing.target.isPercentage
                    ? count.percent : "\(Shown.number(count.numerator)) \(standing.target.unit)"
            } ?? "chưa có số liệu"
        let verdict =
            switch standing.isMet {
            case true?: "đạt"
            case false?: "không đạt"
            case nil: "chưa đánh giá"
            }
        print(
            "\(standing.target.label): \(actual); mục tiêu \(standing.target.limitShown); \(verdict); ngày \(standing.asOf.shown)"
        )
        if let why = standing.why { print("  \(why)") }
    }

    private func object(_ standing: TargetStanding) -> [String: Any] {
        let target = standing.target
        return [
            "id": target.code, "label": target.label, "section": target.section, "unit": target.unit,
            "comparison": target.comparison.rawValue, "target": target.limit.map(number) ?? NSNull(),
            "actual": standing.actual.map { NSNumber(value: $0) } ?? NSNull(),
            "numerator": standing.count.map { $0.numerator as Any } ?? NSNull(),
            "denominator": denominator(standing) ?? NSNull(), "asOf": standing.asOf.iso,
            "met": standing.isMet.map { $0 as Any } ?? NSNull(), "quote": target.quote, "source": standing.source,
        ]
    }

    /// Nil for a typed number that is no share: nobody counted out of whom.
    private func denominator(_ standing: TargetStanding) -> Any? {
        if let figure = standing.figure { return figure.among }
        return standing.count?.denominator
    }

    private func number(_ hundredths: Int64) -> NSNumber {
        NSDecimalNumber(mantissa: UInt64(hundredths.magnitude), exponent: -2, isNegative: hundredths < 0)
    }
}
