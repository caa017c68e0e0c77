import Office
import Rulebook
import Vocabulary

/// The columns that speak of one member.
extension ListReader {
    func readMember(_ row: borrowing SheetRow) -> ListedMember {
        var member = ListedMember(line: row.line)
        for place in sheet.member {
            switch place.column {
            case .template(let column): read(column, row, place, &member)
            case .birthOf(let sex): readBirth(of: sex, row, place, &member)
            case .sexMark(let sex):
                if case .value(.flag(true)) = columns.mark.of(row, at: place.index) { member.sex = sex }
            default:
                member.name = tidied(row, place)
                member.relation = MemberRecord.headRelation
            }
        }
        for column in sheet.memberFacts where row.kind(at: column.index) != .empty {
            switch columns.answer(column.position, row, at: column.index) {
            case .success(nil): break
            case .success(let answer?): member.answers[column.fact] = answer
            case .failure(let why): fault(row, column.place(in: sheet.layout), sentence(why, column.fact.shape))
            }
        }
        checkMember(member)
        return member
    }

    private func read(
        _ column: TemplateColumn, _ row: borrowing SheetRow, _ place: SheetLayout.Place, _ member: inout ListedMember
    ) {
        switch column {
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

    /// Of the columns Nam and Nữ one is filled.
    private func readBirth(
        of sex: Sex, _ row: borrowing SheetRow, _ place: SheetLayout.Place, _ member: inout ListedMember
    ) {
        guard row.kind(at: place.index) != .empty, let birth = birth(row, place) else { return }
        guard member.birth == nil else {
            return fault(row, place, "Năm sinh chỉ ghi ở một trong hai cột Nam, Nữ.")
        }
        member.birth = birth
        member.sex = sex
    }

    func word(
        _ words: Meanings<String>, _ row: borrowing SheetRow, _ place: SheetLayout.Place, _ list: String
    ) -> String? {
        switch words.of(row, at: place.index) {
        case .blank: return nil
        case .value(let code): return code
        case .unreadable:
            fault(row, place, choices(list))
            return nil
        }
    }

    func birth(_ row: borrowing SheetRow, _ place: SheetLayout.Place) -> Birth? {
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
}
