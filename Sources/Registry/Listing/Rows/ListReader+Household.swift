import Office
import Rulebook
import Vocabulary

/// The columns that speak of the whole household.
extension ListReader {
    func readHousehold(_ row: borrowing SheetRow) {
        for place in sheet.household where row.kind(at: place.index) != .empty {
            switch place.column {
            case .template(.neighbourhood): readNeighbourhood(row, place)
            case .template(.causes): readCauses(row, place)
            case .template(.address): merge(tidied(row, place), into: \.address, row.line, place)
            case .template: merge(tidied(row, place), into: \.code, row.line, place)
            default: readRecognition(row, place)
            }
        }
        for column in sheet.householdFacts where row.kind(at: column.index) != .empty {
            let fact = column.fact
            switch columns.answer(fact, column.position, row, at: column.index) {
            case .success(nil): break
            case .success(let answer?):
                if current.answers.why(fact) == .notAsked {
                    current.answers[fact] = answer
                } else if current.answers[fact] != answer {
                    differs(row.plain(at: column.index), row.line, column.place(in: sheet.layout))
                }
            case .failure(let why): fault(row, column.place(in: sheet.layout), sentence(why, fact.shape))
            }
        }
    }

    func readNeighbourhood(_ row: borrowing SheetRow, _ place: SheetLayout.Place) {
        let name = tidied(row, place)
        guard !name.isEmpty else { return }
        let index = index(of: name)
        if let known = current.neighbourhood, known != index {
            differs(name, row.line, place)
        } else {
            current.neighbourhood = index
        }
    }

    func readCauses(_ row: borrowing SheetRow, _ place: SheetLayout.Place) {
        switch columns.causes.of(row, at: place.index) {
        case .blank: break
        case .value(let causes):
            if let known = current.answers.causes, known != causes {
                differs(row.plain(at: place.index), row.line, place)
            } else {
                current.answers.causes = causes
            }
        case .unreadable:
            let last = lists.list("causes")?.items.count ?? 0
            fault(
                row, place, "Hãy ghi số thứ tự nguyên nhân (1 đến \(last)), cách nhau bằng dấu chấm phẩy, ví dụ “1; 3”."
            )
        }
    }

    func merge(
        _ text: String, into field: WritableKeyPath<ListedHousehold, String>, _ line: Int, _ place: SheetLayout.Place
    ) {
        guard !text.isEmpty else { return }
        if current[keyPath: field].isEmpty {
            current[keyPath: field] = text
        } else if current[keyPath: field] != text {
            differs(text, line, place)
        }
    }

    func differs(_ text: String, _ line: Int, _ place: SheetLayout.Place) {
        current.faults.append(
            ListingFault(
                line: line, column: place.header,
                message: "“\(Self.short(text))” khác với dòng trên của cùng hộ. "
                    + "Hãy ghi một giá trị cho cả hộ, hoặc sửa STT hộ nếu đây là hộ khác."))
    }
}
