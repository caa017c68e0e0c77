import Office
import Rulebook
import Vocabulary

/// What a row and a household must have, and the sentences of their faults.
extension ListReader {
    func checkMember(_ member: ListedMember) {
        if member.name.isEmpty { missing(.name, member.line, "Hãy ghi đủ họ, đệm, tên.") }
        guard let number = member.number, let birth = member.birth,
            number.agrees(withYear: birth.year, isFemale: member.sex.map { $0 == .female }) == false
        else { return }
        warn(
            member.line, .number,
            "Số \(number.masked) không khớp với năm sinh hoặc giới tính. Hãy đối chiếu với thẻ căn cước.")
    }

    func checkHousehold() {
        let heads = current.members.filter { $0.relation == MemberRecord.headRelation }
        if heads.count > 1 {
            current.faults.append(
                ListingFault(
                    line: heads[1].line, column: header(of: .relation),
                    message: "Hộ đã có chủ hộ ở dòng \(heads[0].line). "
                        + "Hãy sửa quan hệ của một người, hoặc sửa STT hộ nếu đây là hộ khác."))
        }
        if heads.isEmpty { warn(current.line, .relation, "Hộ không có chủ hộ. Hãy kiểm tra lại cột này.") }
        if let head = heads.first, let birth = head.birth, birth.ages(on: day).upperBound < Self.youngHead {
            warn(head.line, .birth, "Chủ hộ mới \(birth.ages(on: day).upperBound) tuổi. Hãy kiểm tra lại.")
        }
    }

    // Not a rule of law: below it the row deserves a second look.
    static let youngHead = 15

    /// The header of the sheet being read.
    func header(of column: TemplateColumn) -> String {
        let places = sheet.layout.places
        if let place = places.first(where: { $0.column == .template(column) }) { return place.header }
        guard column == .name else { return column.header }
        return places.first { $0.column == .headName }?.header ?? column.header
    }

    func missing(_ column: TemplateColumn, _ line: Int, _ remedy: String) {
        current.faults.append(
            ListingFault(line: line, column: header(of: column), message: "Ô này trống. " + remedy))
    }

    func warn(_ line: Int, _ column: TemplateColumn, _ message: String) {
        current.warnings.append(ListingFault(line: line, column: header(of: column), message: message))
    }

    func fault(_ row: borrowing SheetRow, _ place: SheetLayout.Place, _ remedy: String) {
        guard row.kind(at: place.index) != .error else { return faultOfFormula(row, place) }
        let text = texts.unicode(row.plain(at: place.index))
        current.faults.append(
            ListingFault(
                line: row.line, column: place.header, message: "Không hiểu “\(Self.short(text))”. " + remedy))
    }

    private func faultOfFormula(_ row: borrowing SheetRow, _ place: SheetLayout.Place) {
        let text = row.plain(at: place.index)
        let message =
            text == Cell.notComputed
            ? "Ô này là công thức chưa được tính. Hãy mở tệp bằng Excel hoặc LibreOffice, bấm Lưu rồi nhập lại tệp đó."
            : "Công thức ở ô này bị lỗi (\(text)). Hãy sửa công thức, hoặc ghi giá trị vào ô."
        current.faults.append(ListingFault(line: row.line, column: place.header, message: message))
    }

    func sentence(_ why: ColumnReaders.Unanswered, _ shape: FactShape) -> String {
        switch why {
        case .negative: return "Số không được âm."
        case .absurd: return "Số lớn bất thường: hãy kiểm tra dấu chấm, dấu phẩy và đơn vị."
        case .notMultiple(let each):
            return "Điểm B2 phải là bội số của \(each), vì mỗi chỉ số thiếu hụt là \(each) điểm."
        case .tooManyPoints(let most): return "Điểm B2 nhiều nhất là \(most)."
        case .unreadable: break
        }
        switch shape {
        case .flag: return "Hãy ghi “có” hoặc “không” (hoặc x), “chưa biết”, “từ chối”, “không áp dụng”, hoặc để trống."
        case .code(let list): return choices(list)
        case .number: return "Hãy ghi một số, ví dụ 45,5 hoặc 1.500.000."
        }
    }

    func choices(_ list: String) -> String {
        let labels = (lists.list(list)?.items ?? []).map(\.label)
        guard labels.count <= 12 else { return "Hãy ghi đúng tên hoặc mã trong danh mục." }
        return "Hãy ghi một trong: \(labels.joined(separator: ", "))."
    }

    /// The text of a cell; a formula that failed or was never computed is none, and a fault.
    func tidied(_ row: borrowing SheetRow, _ place: SheetLayout.Place) -> String {
        guard row.kind(at: place.index) != .error else {
            faultOfFormula(row, place)
            return ""
        }
        return texts.tidy(row, at: place.index)
    }

    /// Enough of a cell to find it again; a long run of digits could be somebody's number.
    static func short(_ text: String) -> String {
        let tidy = VietnameseText.tidy(text)
        let digits = tidy.filter(\.isNumber).count
        if digits >= 9 { return "…" + tidy.suffix(3) }
        return tidy.count > 40 ? tidy.prefix(40) + "…" : tidy
    }
}
