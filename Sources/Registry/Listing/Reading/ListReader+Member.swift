import Office
import Rulebook
import Vocabulary

/// The columns that speak of one member.
extension ListReader {
    func readMember(_ row: borrowing SheetRow) -> ListedMember {
        var member = ListedMember(line: row.line)
        for place in memberPlaces {
            switch place.column {
            case .name: member.name = tidied(row, place)
            case .relation: member.relation = word(columns.relation, row, place, "relations") ?? ""
            case .birth: member.birth = birth(row, place)
            case .sex:
                switch columns.sex.of(row, at: place.index) {
                case .blank: break
                case .value(let sex): member.sex = sex
                case .unreadable: fault(row, place, "Hãy ghi Nam hoặc Nữ.")
                }
            case .number: member.number = number(row, place)
            case .ethnicity: member.ethnicity = word(columns.ethnicity, row, place, "ethnic_groups")
            default:
                switch columns.residence.of(row, at: place.index) {
                case .blank: break
                case .value(let kind): member.kind = kind
                case .unreadable: fault(row, place, "Hãy ghi Thường trú, Tạm trú hoặc Đang ở cùng.")
                }
            }
        }
        for (fact, position, place) in memberFacts where row.kind(at: place.index) != .empty {
            switch columns.answer(position, row, at: place.index) {
            case .success(nil): break
            case .success(let answer?): member.answers[fact] = answer
            case .failure(let why): fault(row, place, sentence(why, fact.shape))
            }
        }
        checkMember(member)
        return member
    }

    func word(
        _ words: Meanings<String>, _ row: borrowing SheetRow, _ place: HeaderRow.Place, _ list: String
    ) -> String? {
        switch words.of(row, at: place.index) {
        case .blank: return nil
        case .value(let code): return code
        case .unreadable:
            fault(row, place, choices(list))
            return nil
        }
    }

    func birth(_ row: borrowing SheetRow, _ place: HeaderRow.Place) -> Birth? {
        switch BirthText.of(row, at: place.index) {
        case .blank: return nil
        case .unreadable:
            fault(row, place, "Hãy ghi ngày/tháng/năm (07/03/1950), tháng/năm (03/1950) hoặc năm (1950).")
            return nil
        case .value(let birth):
            if birth.year < 1900 || birth.range.lowerBound > day {
                fault(
                    row, place,
                    "Ngày sinh phải từ năm 1900 và không sau ngày của số liệu (\(day.shown)). Hãy kiểm tra lại năm.")
                return nil
            }
            return birth
        }
    }

    func number(_ row: borrowing SheetRow, _ place: HeaderRow.Place) -> IdentityNumber? {
        let text = row.plain(at: place.index)
        if text.isEmpty { return nil }
        guard let number = IdentityNumber(text) else {
            if !text.allSatisfy(\.isWhitespace) { faultyNumber(text, row.line, place) }
            return nil
        }
        table.numbers.add(number, line: row.line)
        if let earlier = seenNumbers[number] {
            current.faults.append(
                ListingFault(
                    line: row.line, column: place.header,
                    message: "Số \(number.masked) đã có ở dòng \(earlier). "
                        + "Mỗi người chỉ ghi một lần, trong một hộ: hãy xoá dòng thừa hoặc sửa số."))
            return nil
        }
        seenNumbers[number] = row.line
        return number
    }

    func faultyNumber(_ text: String, _ line: Int, _ place: HeaderRow.Place) {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        let isDigits = digits.count == text.filter { !" .\u{A0}".contains($0) }.count
        let shown = isDigits ? "••••" + digits.suffix(min(4, digits.count / 2)) : "Nội dung ở đây"
        let why =
            !isDigits
            ? "không phải số định danh"
            : digits.count == 11 || digits.count == 8
                ? "có \(digits.count) chữ số, có thể đã mất số 0 ở đầu" : "có \(digits.count) chữ số"
        current.faults.append(
            ListingFault(
                line: line, column: place.header,
                message: "\(shown) \(why). "
                    + "Hãy định dạng ô là Văn bản rồi ghi đủ 12 chữ số (hoặc 9 chữ số của chứng minh nhân dân cũ)."))
    }
}
