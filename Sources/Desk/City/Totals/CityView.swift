import Access
import Results
import Rollup
import Territory
import Vocabulary

/// What the pages of a city are drawn from: the figures of now, which are kept, or those of another moment, counted when
/// somebody asks.
struct CityView: Sendable {
    let city: AskedCity
    let question: TableQuestion
    let figures: CityFigures
    /// Nil for the figures of now.
    private let counted: CountedCity?
    private let bureau: Bureau

    /// From running totals where they are kept for the question: those of now, of a year that can be chosen.
    ///
    /// - Throws: `StillCounting` as long as the communes are being counted at another moment.
    init(_ bureau: Bureau, of city: AskedCity, _ question: TableQuestion, by asking: Asking) async throws {
        (self.bureau, self.city, self.question) = (bureau, city, question)
        if question.isOfNow, question.standard == nil, TableFilter.offered(bureau.planYear).contains(question.year) {
            figures = try await bureau.keptTotals.figures(bureau, of: city, year: question.year, by: asking)
            counted = nil
            return
        }
        let found = try await bureau.moments.figures(
            city.communes, question, by: asking, within: bureau.momentPatience)
        switch found {
        case .counted(let counted): (figures, self.counted) = (counted.figures, counted)
        case .counting(let progress): throw StillCounting(question: question, progress: progress)
        }
    }

    /// - Throws: `ResultsRefusal.noTable` where no form has one of the numbers.
    func tables(_ numbers: [Int], by asking: Asking) async throws -> [OfficialTable] {
        if let counted { return try counted.tables(numbers, of: city.area, by: asking) }
        return try await bureau.keptTotals.tables(numbers, bureau, of: city, year: question.year, by: asking)
    }

    func table(_ number: Int, by asking: Asking) async throws -> OfficialTable {
        guard let table = try await tables([number], by: asking).first else { throw ResultsRefusal.noTable(number) }
        return table
    }
}

/// The communes are being counted at another moment than now: the page that was asked for comes when that is done.
struct StillCounting: Refusal {
    let question: TableQuestion
    let progress: CountingProgress

    var code: String { "DB-202" }
    var kind: RefusalKind { .conflict }
    var message: String { "Đang tính số của thành phố ở thời điểm đã chọn. Hãy thử lại sau ít giây." }
}
