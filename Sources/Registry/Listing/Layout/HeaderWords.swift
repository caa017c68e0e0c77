import Rulebook
import Vocabulary

/// What a column's headers mean: from the top row of the headers to the bottom one, without accents.
///
/// The words stand in code, beside the closed set of columns that they name, not under `Rules/`: no law says them, and
/// what an official's own file says otherwise is told on the page and remembered for its shape.
enum HeaderWords {
    /// - Parameter path: the texts of one column from above; the last is nearest to the rows.
    static func column(_ path: [String]) -> ListColumn? {
        let folded = path.map(VietnameseText.folded).filter { !$0.isEmpty }
        guard let last = folded.last, let written = path.last else { return nil }
        let above = folded.dropLast().joined(separator: " ")
        if let column = ofSex(last, above) { return column }
        if !above.isEmpty, supports.contains(where: above.contains) { return .noted(.support) }
        if let column = exact(last, written) ?? (above.isEmpty ? nil : HeaderPhrases.exact[above + " " + last]) {
            return column
        }
        return HeaderPhrases.column(holding: last) ?? (above.isEmpty ? nil : HeaderPhrases.column(holding: above))
    }

    private static func exact(_ folded: String, _ written: String) -> ListColumn? {
        if let column = HeaderPhrases.exact[folded] { return column }
        let outside = written.split(separator: "(", maxSplits: 1, omittingEmptySubsequences: false).first.map(
            String.init)
        return outside.flatMap { HeaderPhrases.exact[VietnameseText.folded($0)] }
    }

    /// *Nam* and *Nữ* mean something only below another header.
    private static func ofSex(_ last: String, _ above: String) -> ListColumn? {
        let sex: Sex
        switch last {
        case "nam": sex = .male
        case "nu": sex = .female
        default: return nil
        }
        if above.contains("sinh") { return .birthOf(sex) }
        return above.contains("gioi") || above.contains("phai") ? .sexMark(sex) : nil
    }

    private static let supports = ["ho tro", "chinh sach duoc huong", "nhu cau"]
}
