import Office
import Vocabulary

/// What a row is: of a list on paper not every row is a person.
enum RowKind {
    case blank, member
    case heading(Heading)
    /// A total, a line of signatures, a header once more: not read, and said so.
    case left(String)
}

/// A row that speaks of those below it.
enum Heading {
    case place(String)
    case category(RecognisedClass)
}

/// What the rows being read stand under.
struct RowHeadings {
    private(set) var place: String?
    private(set) var category: RecognisedClass?
    /// Signatures have begun: what stands alone below them is nobody of the list.
    var isPastEnd = false

    init() {}

    init(_ title: SheetTitle, elsewhere: String?) {
        place = title.place ?? elsewhere
        category = title.category
    }

    mutating func take(_ heading: Heading) {
        isPastEnd = false
        switch heading {
        case .place(let name): place = name
        case .category(let category): self.category = category
        }
    }
}

extension ListReader {
    func kind(of row: borrowing SheetRow) -> RowKind {
        // Only members are somebody's relations, whatever else the row lacks.
        if let relation = sheet.relation, row.kind(at: relation) != .empty {
            // Headers stand again at the top of every printed page.
            return repeatsHeaders(row) ? .left(firstText(row)) : .member
        }
        guard let first = first(of: row) else { return .blank }
        return kind(of: row, beginning: texts.tidy(row, at: first), at: first)
    }

    /// The first filled column; columns that nobody reads count too, for headings may stand in them.
    private func first(of row: borrowing SheetRow) -> Int? {
        for place in 0..<row.count where row.kind(at: place) != .empty {
            if row.kind(at: place) != .text || !row.plain(at: place).allSatisfy(\.isWhitespace) { return place }
        }
        return nil
    }

    private func firstText(_ row: borrowing SheetRow) -> String {
        first(of: row).map { texts.tidy(row, at: $0) } ?? ""
    }

    /// A row in which no member is told for sure.
    private func kind(of row: borrowing SheetRow, beginning text: String, at first: Int) -> RowKind {
        var words: [String] = []
        for place in 0..<row.count
        where row.kind(at: place) == .text && place != sheet.category && words.count < 4 {
            words.append(texts.tidy(row, at: place))
        }
        for text in words.prefix(2) {
            if RowWords.isTotal(text) { return .left(text) }
            if let category = ClassWords.category(ofHeading: text) { return .heading(.category(category)) }
            if let place = PlaceWords.place(text) { return .heading(.place(place)) }
        }
        if sheet.evidence.contains(where: { row.kind(at: $0) != .empty }) {
            return repeatsHeaders(row) ? .left(text) : .member
        }
        if words.contains(where: RowWords.isSignature) || countsColumns(row) {
            if !countsColumns(row) { headings.isPastEnd = true }
            return .left(text)
        }
        let isNamed = sheet.name.map { row.kind(at: $0) == .text } ?? false
        if sheet.layout.hasHeadsOnly, isNamed { return headings.isPastEnd ? .left(text) : .member }
        guard isNamed || hasNumber(row), !headings.isPastEnd else { return .left(text) }
        return .member
    }

    private func hasNumber(_ row: borrowing SheetRow) -> Bool {
        [sheet.number, sheet.code].compactMap(\.self).contains { row.kind(at: $0) != .empty }
    }

    private func repeatsHeaders(_ row: borrowing SheetRow) -> Bool {
        // Most rows say when somebody was born, and no header begins with a digit.
        if sheet.evidence.contains(where: { beginsWithDigit(row, at: $0) }) { return false }
        var same = 0
        for place in sheet.layout.places where row.kind(at: place.index) == .text {
            let text = texts.tidy(row, at: place.index)
            if !text.isEmpty, place.header == text || place.header.hasSuffix(" / " + text) { same += 1 }
        }
        return same > 1
    }

    private func beginsWithDigit(_ row: borrowing SheetRow, at place: Int) -> Bool {
        switch row.kind(at: place) {
        case .number, .date: true
        case .text: row.withUTF8(at: place) { ($0.first ?? 0) &- UInt8(ascii: "0") < 10 }
        case .empty, .flag, .error: false
        }
    }

    /// `(1) (2) (3)`: columns numbered once more.
    private func countsColumns(_ row: borrowing SheetRow) -> Bool {
        guard let name = sheet.name else { return false }
        let text = row.plain(at: name).filter { !"() []".contains($0) }
        return !text.isEmpty && text.count <= 2 && (text.allSatisfy(\.isNumber) || text.count == 1)
    }
}

/// Words of rows that are nobody.
enum RowWords {
    static func isTotal(_ text: String) -> Bool {
        let folded = VietnameseText.folded(Headings.withoutOrdinal(text))
        if ["cong", "tong", "tong cong", "tong so", "cong don", "toan phuong", "toan xa"].contains(folded) {
            return true
        }
        return folded.hasPrefix("tong cong ") || folded.hasPrefix("tong so ") || folded.hasPrefix("cong ho ")
            || folded.hasPrefix("cong to ") || folded.hasPrefix("cong tdp ") || folded.hasPrefix("cong thon ")
    }

    static func isSignature(_ text: String) -> Bool {
        let folded = VietnameseText.folded(text)
        if signatures.contains(where: folded.hasPrefix) { return true }
        let words = folded.split(separator: " ")
        return words.contains("ngay") && words.contains("thang") && words.contains("nam")
    }

    private static let signatures = [
        "nguoi lap", "tm uy ban", "tm ubnd", "uy ban nhan dan", "kt chu tich", "chu tich", "pho chu tich", "can bo",
        "xac nhan cua", "ky ghi ro", "ky ten", "noi nhan", "lanh dao", "to truong", "truong ban", "ban chi dao",
        "luu vt",
        "danh sach nay", "danh sach gom", "ghi chu",
    ]
}
