import Office
import Vocabulary

/// The texts of a file, in Unicode whatever they were typed in.
struct CellText: Sendable {
    /// The coding of a file from before Unicode that the importer agreed to convert; nil for one of today.
    let legacy: LegacyText?

    func unicode(_ text: String) -> String { legacy?.converted(text) ?? text }

    func tidy(_ row: borrowing SheetRow, at place: Int) -> String {
        VietnameseText.tidy(unicode(row.plain(at: place)))
    }
}
