import Vocabulary

/// What stands over the headers and on the tab of a sheet, and is meant for all its rows.
struct SheetTitle: Sendable {
    /// What all households of the sheet are, where the title says one thing.
    private(set) var category: RecognisedClass?
    /// The tổ dân phố of the whole sheet.
    private(set) var place: String?
    private(set) var decision: SignedPaper?

    /// A title that says nothing.
    init() {}

    /// - Parameter lines: from the top, up to the headers.
    init(tab: String, lines: [String]) {
        let titles = lines.filter { VietnameseText.folded($0).contains("danh sach") }
        category =
            titles.lazy.compactMap(ClassWords.category(ofTitle:)).first ?? ClassWords.category(ofTitle: tab)
        place = PlaceWords.place(tab) ?? lines.lazy.compactMap(PlaceWords.place).first
        decision = lines.lazy.compactMap(SignedPaper.init(in:)).first
    }
}

/// Number and day of a signed paper, as a text names it.
public struct SignedPaper: Sendable, Hashable {
    public let number: String
    /// Nil where the text gives none, or none that exists.
    public let day: Day?

    /// Whether two numbers are the same, however they are spaced and accented.
    static func isSame(_ one: String, _ other: String) -> Bool {
        VietnameseText.folded(one) == VietnameseText.folded(other)
    }

    init(number: String, day: Day?) {
        self.number = number
        self.day = day
    }

    /// Of `(Kèm theo Quyết định số 123/QĐ-UBND ngày 10 tháng 12 năm 2025 của …)`; nil where no number is named.
    init?(in text: String) {
        let tidy = VietnameseText.tidy(text)
        // Most lines name no paper, and an expression is made anew each time that it is used.
        guard tidy.lowercased().contains("quyết định số") else { return nil }
        guard let found = tidy.firstMatch(of: /(?i)quyết định số\s*:?\s*([^\s,;()]*\d[^\s,;()]*)/) else { return nil }
        number = String(found.output.1)
        let rest = tidy[found.range.upperBound...]
        let days = rest.firstMatch(of: /(\d{1,2})(?:\/|-|\s*tháng\s*)(\d{1,2})(?:\/|-|\s*năm\s*)(\d{4})/)
        day = days.flatMap { day in
            guard let number = Int(day.output.1), let month = Int(day.output.2), let year = Int(day.output.3) else {
                return nil
            }
            return Day(year: year, month: month, day: number)
        }
    }
}
