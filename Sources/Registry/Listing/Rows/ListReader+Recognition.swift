import Office
import Rulebook
import Vocabulary

/// What a list says a household was recognised as: never an import's to change, read to be held against the decisions.
extension ListReader {
    func readRecognition(_ row: borrowing SheetRow, _ place: SheetLayout.Place) {
        switch place.column {
        case .category: readCategory(row, place)
        case .categoryMark(let category):
            if case .value(.flag(true)) = columns.mark.of(row, at: place.index) { claim(category, row.line, place) }
        case .decisionNumber:
            let number = tidied(row, place)
            if !number.isEmpty { current.decision = SignedPaper(number: number, day: current.decision?.day) }
        default:
            guard case .value(.day(let day)) = BirthText.of(row, at: place.index) else { return }
            current.decision = SignedPaper(number: current.decision?.number ?? "", day: day)
        }
    }

    private func readCategory(_ row: borrowing SheetRow, _ place: SheetLayout.Place) {
        let words = tidied(row, place)
        guard !words.isEmpty else { return }
        guard let category = ClassWords.category(words) else {
            return current.warnings.append(
                ListingFault(
                    line: row.line, column: place.header,
                    message: "Không hiểu loại hộ “\(Self.short(words))”, nên không đối chiếu với quyết định."))
        }
        claim(category, row.line, place)
    }

    private func claim(_ category: RecognisedClass, _ line: Int, _ place: SheetLayout.Place) {
        guard let known = current.category, known != category else {
            current.category = category
            return
        }
        current.warnings.append(
            ListingFault(
                line: line, column: place.header,
                message: "Tệp ghi hộ này là “\(category.label)” mà dòng trên của cùng hộ ghi “\(known.label)”."))
    }
}
