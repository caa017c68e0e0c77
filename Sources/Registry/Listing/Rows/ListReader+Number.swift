import Office
import Rulebook
import Vocabulary

/// Where in a file something stands.
struct FilePlace {
    /// The place among the sheets that are lists.
    let sheet: String?
    let line: Int

    /// `dòng 12`, or with the sheet where there are several.
    var shown: String { sheet.map { "dòng \(line) của trang “\($0)”" } ?? "dòng \(line)" }
}

/// The column of identity numbers, which spreadsheets like to spoil.
extension ListReader {
    func number(_ row: borrowing SheetRow, _ place: SheetLayout.Place) -> IdentityNumber? {
        let text = row.plain(at: place.index)
        if text.isEmpty { return nil }
        guard let number = IdentityNumber(text) ?? mended(text, row.line, place) else { return nil }
        table.numbers.add(number, line: row.line)
        let here = FilePlace(sheet: current.sheet, line: row.line)
        if let earlier = seenNumbers[number] {
            current.faults.append(
                ListingFault(
                    line: row.line, column: place.header,
                    message: "Số \(number.masked) đã có ở \(earlier.shown). "
                        + "Mỗi người chỉ ghi một lần, trong một hộ: hãy xoá dòng thừa hoặc sửa số."))
            return nil
        }
        seenNumbers[number] = here
        return number
    }

    /// What a cell that is no number can be mended to, as the importer said; otherwise it is told.
    private func mended(_ text: String, _ line: Int, _ place: SheetLayout.Place) -> IdentityNumber? {
        if text.allSatisfy(\.isWhitespace) { return nil }
        guard let repair = NumberRepair(text) else {
            tellUnreadable(text, line, place)
            return nil
        }
        table.numbers.repairable += 1
        if table.numbers.repairs.count < NumbersFound.mostExamples { table.numbers.repairs.append(repair) }
        guard choices.repairsNumbers else {
            refuse(
                "••••\(repair.number.lastFour) có \(repair.digits) chữ số, có thể đã mất số 0 ở đầu. ", line, place)
            return nil
        }
        current.warnings.append(
            ListingFault(
                line: line, column: place.header,
                message: "Trong tệp số này chỉ có \(repair.digits) chữ số; đã thêm số 0 ở đầu thành "
                    + "\(repair.number.masked). Hãy đối chiếu với thẻ căn cước."))
        return repair.number
    }

    private func tellUnreadable(_ text: String, _ line: Int, _ place: SheetLayout.Place) {
        table.numbers.unreadable += 1
        let digits = text.filter { $0.isASCII && $0.isNumber }
        let isDigits = digits.count == text.filter { !" .\u{A0}".contains($0) }.count
        let what =
            isDigits
            ? "••••\(digits.suffix(min(4, digits.count / 2))) có \(digits.count) chữ số"
            : NumberRepair.isRounded(text)
                ? "Số ở đây đã bị Excel làm tròn, mất các chữ số cuối" : "Nội dung ở đây không phải số định danh"
        guard choices.dropsNumbers else { return refuse(what + ". ", line, place) }
        current.warnings.append(
            ListingFault(
                line: line, column: place.header, message: what + ", nên bỏ qua. Hãy ghi số đúng trên trang hộ."))
    }

    private func refuse(_ what: String, _ line: Int, _ place: SheetLayout.Place) {
        current.faults.append(
            ListingFault(
                line: line, column: place.header,
                message: what
                    + "Hãy định dạng ô là Văn bản rồi ghi đủ 12 chữ số (hoặc 9 chữ số của chứng minh nhân dân cũ)."))
    }
}
