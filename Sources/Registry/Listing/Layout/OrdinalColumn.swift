import Office
import Vocabulary

/// Whether a column *STT* counts households or rows: the rows tell.
enum OrdinalColumn {
    /// Households where it stands beside heads alone, or beside nobody's relation.
    static func meaning(in layout: SheetLayout, _ reader: any TableReader, _ texts: CellText) throws -> ListColumn {
        if layout.has(.template(.householdNumber)) { return .noted(.rowNumber) }
        guard let ordinal = layout.index(of: .ordinal), let relation = layout.index(of: .template(.relation)) else {
            return .template(.householdNumber)
        }
        var (others, counted) = (0, 0)
        var before = ""
        try reader.rows(of: layout.sheet) { row in
            guard row.line > layout.headerLines.upperBound else { return }
            guard row.line < layout.headerLines.upperBound + depth else { throw StopReading() }
            let number = row.plain(at: ordinal)
            let words = VietnameseText.folded(texts.tidy(row, at: relation))
            defer { if !number.isEmpty { before = number } }
            guard !words.isEmpty, words != "chu ho" else { return }
            others += 1
            if !number.isEmpty, number != before { counted += 1 }
        }
        return counted * 2 > others ? .noted(.rowNumber) : .template(.householdNumber)
    }

    private static let depth = 300
}
