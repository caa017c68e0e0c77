import Office
import Rulebook
import Vocabulary

/// Reads the rows below the headers into households; what cannot be read becomes a fault of its household.
final class ListReader {
    private let header: HeaderRow
    private let columns: ColumnReaders
    private let lists: RuleLibrary
    private let day: Day
    private var table = ListedTable()
    private var current = ListedHousehold()
    private var neighbourhoods: [String: Int] = [:]
    private var seenNumbers: [IdentityNumber: Int] = [:]

    private let numberPlace: Int?
    private let codePlace: Int?
    private let householdPlaces: [HeaderRow.Place]
    private let memberPlaces: [HeaderRow.Place]
    private let householdFacts: [(fact: HouseholdFact, position: Int, place: HeaderRow.Place)]
    private let memberFacts: [(fact: MemberFact, position: Int, place: HeaderRow.Place)]

    /// - Parameter day: the day of the figures: nobody is born after it.
    init(_ header: HeaderRow, rules: RuleLibrary, standard: Standard, day: Day) {
        self.header = header
        self.day = day
        lists = rules
        columns = ColumnReaders(rules, standard)
        numberPlace = header.index(of: .householdNumber)
        codePlace = header.index(of: .householdCode)
        householdPlaces = header.places.filter { [.neighbourhood, .address, .causes, .householdCode].contains($0.column) }
        memberPlaces = header.places.filter { Self.ofMember.contains($0.column) }
        householdFacts = HouseholdFact.allCases.enumerated().compactMap { position, fact in
            header.places.first { $0.column == .household(fact) }.map { (fact, position, $0) }
        }
        memberFacts = MemberFact.allCases.enumerated().compactMap { position, fact in
            header.places.first { $0.column == .member(fact) }.map { (fact, position, $0) }
        }
        table.householdFacts = householdFacts.map(\.fact)
        table.memberFacts = memberFacts.map(\.fact)
    }

    /// - Parameter estimate: rows that there may be, for `progress`.
    func read(
        _ reader: any TableReader, estimate: Int = 0, progress: ListingProgress? = nil
    ) throws -> ListedTable {
        try reader.rows(of: header.sheet) { row in
            guard row.line > header.line, isFilled(row) else { return }
            take(row)
            table.people += 1
            guard table.people % 1024 == 0 else { return }
            try Task.checkCancellation()
            progress?(table.people, max(estimate, table.people))
        }
        finish()
        guard table.people > 0 else { throw ListingRefusal.noRows }
        progress?(table.people, table.people)
        return table
    }

    private static let ofMember: Set<TemplateColumn> = [
        .name, .relation, .birth, .sex, .number, .ethnicity, .residence,
    ]

    private func isFilled(_ row: borrowing SheetRow) -> Bool {
        for place in header.places where row.kind(at: place.index) != .empty { return true }
        return false
    }

    private func take(_ row: borrowing SheetRow) {
        let number = numberPlace.map { row.plain(at: $0) } ?? ""
        let code = codePlace.map { row.plain(at: $0) } ?? ""
        if begins(number, code) {
            finish()
            current.number = number
        }
        readHousehold(row)
        current.members.append(readMember(row))
    }

    /// A row without number and code belongs to the household above it.
    private func begins(_ number: String, _ code: String) -> Bool {
        if current.members.isEmpty { return true }
        if !number.isEmpty { return number != current.number }
        return numberPlace == nil && !code.isEmpty && code != current.code
    }

    private func finish() {
        guard !current.members.isEmpty else { return }
        checkHousehold()
        table.households.append(current)
        current = ListedHousehold()
    }
}

// MARK: - The household's columns

extension ListReader {
    private func readHousehold(_ row: borrowing SheetRow) {
        for place in householdPlaces where row.kind(at: place.index) != .empty {
            switch place.column {
            case .neighbourhood: readNeighbourhood(row, place)
            case .causes: readCauses(row, place)
            case .address: merge(tidied(row, place), into: \.address, row.line, place)
            default: merge(tidied(row, place), into: \.code, row.line, place)
            }
        }
        for (fact, position, place) in householdFacts where row.kind(at: place.index) != .empty {
            switch columns.answer(fact, position, row, at: place.index) {
            case .success(nil): break
            case .success(let answer?):
                let known = current.answers[fact]
                if known == .unknown(.notAsked) {
                    current.answers[fact] = answer
                } else if known != answer {
                    differs(row.plain(at: place.index), row.line, place)
                }
            case .failure(let why): fault(row, place, sentence(why, fact.shape))
            }
        }
    }

    private func readNeighbourhood(_ row: borrowing SheetRow, _ place: HeaderRow.Place) {
        let name = tidied(row, place)
        guard !name.isEmpty else { return }
        let index =
            neighbourhoods[name]
            ?? {
                table.neighbourhoods.append(name)
                neighbourhoods[name] = table.neighbourhoods.count - 1
                return table.neighbourhoods.count - 1
            }()
        if let known = current.neighbourhood, known != index {
            differs(name, row.line, place)
        } else {
            current.neighbourhood = index
        }
    }

    private func readCauses(_ row: borrowing SheetRow, _ place: HeaderRow.Place) {
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
            fault(row, place, "Hãy ghi số thứ tự nguyên nhân (1 đến \(last)), cách nhau bằng dấu chấm phẩy, ví dụ “1; 3”.")
        }
    }

    private func merge(
        _ text: String, into field: WritableKeyPath<ListedHousehold, String>, _ line: Int, _ place: HeaderRow.Place
    ) {
        guard !text.isEmpty else { return }
        if current[keyPath: field].isEmpty {
            current[keyPath: field] = text
        } else if current[keyPath: field] != text {
            differs(text, line, place)
        }
    }

    private func differs(_ text: String, _ line: Int, _ place: HeaderRow.Place) {
        current.faults.append(
            ListingFault(
                line: line, column: place.header,
                message: "“\(Self.short(text))” khác với dòng trên của cùng hộ. "
                    + "Hãy ghi một giá trị cho cả hộ, hoặc sửa STT hộ nếu đây là hộ khác."))
    }
}

// MARK: - The member's columns

extension ListReader {
    private func readMember(_ row: borrowing SheetRow) -> ListedMember {
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

    private func word(
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

    private func birth(_ row: borrowing SheetRow, _ place: HeaderRow.Place) -> Birth? {
        switch BirthText.of(row, at: place.index) {
        case .blank: return nil
        case .unreadable:
            fault(row, place, "Hãy ghi ngày/tháng/năm (07/03/1950), tháng/năm (03/1950) hoặc năm (1950).")
            return nil
        case .value(let birth):
            if birth.year < 1900 || birth.range.lowerBound > day {
                fault(row, place, "Ngày sinh phải từ năm 1900 và không sau ngày của số liệu (\(day.shown)). Hãy kiểm tra lại năm.")
                return nil
            }
            return birth
        }
    }

    private func number(_ row: borrowing SheetRow, _ place: HeaderRow.Place) -> IdentityNumber? {
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

    private func faultyNumber(_ text: String, _ line: Int, _ place: HeaderRow.Place) {
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

// MARK: - What a row and a household must have

extension ListReader {
    private func checkMember(_ member: ListedMember) {
        if member.name.isEmpty { missing(.name, member.line, "Hãy ghi đủ họ, đệm, tên.") }
        guard let number = member.number, let birth = member.birth,
            number.agrees(withYear: birth.year, isFemale: member.sex.map { $0 == .female }) == false
        else { return }
        warn(
            member.line, .number,
            "Số \(number.masked) không khớp với năm sinh hoặc giới tính. Hãy đối chiếu với thẻ căn cước.")
    }

    private func checkHousehold() {
        let heads = current.members.filter { $0.relation == MemberRecord.headRelation }
        if heads.count > 1 {
            current.faults.append(
                ListingFault(
                    line: heads[1].line, column: header.header(of: .relation),
                    message: "Hộ đã có chủ hộ ở dòng \(heads[0].line). "
                        + "Hãy sửa quan hệ của một người, hoặc sửa STT hộ nếu đây là hộ khác."))
        }
        if heads.isEmpty { warn(current.line, .relation, "Hộ không có chủ hộ. Hãy kiểm tra lại cột này.") }
        if let head = heads.first, let birth = head.birth, birth.ages(on: day).upperBound < Self.youngHead {
            warn(head.line, .birth, "Chủ hộ mới \(birth.ages(on: day).upperBound) tuổi. Hãy kiểm tra lại.")
        }
    }

    // Not a rule of law: below it the row deserves a second look.
    private static let youngHead = 15

    func missing(_ column: TemplateColumn, _ line: Int, _ remedy: String) {
        current.faults.append(
            ListingFault(line: line, column: header.header(of: column), message: "Ô này trống. " + remedy))
    }

    private func warn(_ line: Int, _ column: TemplateColumn, _ message: String) {
        current.warnings.append(ListingFault(line: line, column: header.header(of: column), message: message))
    }

    private func fault(_ row: borrowing SheetRow, _ place: HeaderRow.Place, _ remedy: String) {
        let text = row.plain(at: place.index)
        current.faults.append(
            ListingFault(
                line: row.line, column: place.header, message: "Không hiểu “\(Self.short(text))”. " + remedy))
    }

    private func sentence(_ why: ColumnReaders.Unanswered, _ shape: FactShape) -> String {
        switch why {
        case .negative: return "Số không được âm."
        case .absurd: return "Số lớn bất thường: hãy kiểm tra dấu chấm, dấu phẩy và đơn vị."
        case .notMultiple(let each): return "Điểm B2 phải là bội số của \(each), vì mỗi chỉ số thiếu hụt là \(each) điểm."
        case .tooManyPoints(let most): return "Điểm B2 nhiều nhất là \(most)."
        case .unreadable: break
        }
        switch shape {
        case .flag: return "Hãy ghi “có” hoặc “không” (hoặc x), “chưa biết”, “từ chối”, “không áp dụng”, hoặc để trống."
        case .code(let list): return choices(list)
        case .number: return "Hãy ghi một số, ví dụ 45,5 hoặc 1.500.000."
        }
    }

    private func choices(_ list: String) -> String {
        let labels = (lists.list(list)?.items ?? []).map(\.label)
        guard labels.count <= 12 else { return "Hãy ghi đúng tên hoặc mã trong danh mục." }
        return "Hãy ghi một trong: \(labels.joined(separator: ", "))."
    }

    private func tidied(_ row: borrowing SheetRow, _ place: HeaderRow.Place) -> String {
        VietnameseText.tidy(row.plain(at: place.index))
    }

    /// Enough of a cell to find it again; a long run of digits could be somebody's number.
    static func short(_ text: String) -> String {
        let tidy = VietnameseText.tidy(text)
        let digits = tidy.filter(\.isNumber).count
        if digits >= 9 { return "…" + tidy.suffix(3) }
        return tidy.count > 40 ? tidy.prefix(40) + "…" : tidy
    }
}
