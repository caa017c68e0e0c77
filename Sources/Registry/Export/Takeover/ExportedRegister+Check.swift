import Rulebook
import Storage
import Territory
import Vocabulary

extension ExportedRegister {
    /// What does not fit together: lines that name nothing, keys and codes that stand twice.
    func problems(_ rules: RuleLibrary) -> [FieldProblem] {
        var check = RegisterCheck()
        checkHouseholds(&check)
        checkMembers(&check)
        checkAnswers(&check)
        checkDecisions(&check, standards: Set(rules.standards.map(\.id)))
        checkCarried(&check)
        return check.problems
    }

    /// Lines of what befell households name households, people and places that stand in the file.
    private func checkCarried(_ check: inout RegisterCheck) {
        let known = Set(households.map(\.household) + (rows(of: "household")?.keys(in: "id") ?? []))
        let people = Set(
            members.map(\.person.key) + formerPersons.map(\.person.key)
                + (rows(of: "membership")?.keys(in: "person") ?? []))
        let places = Set(areas.map(\.key) + (rows(of: "area_name")?.keys(in: "area") ?? []))
        for carried in carried {
            let strangers = [
                ("hộ", carried.keys(of: .household).subtracting(known)),
                ("người", carried.keys(of: .person).subtracting(people)),
                ("địa bàn", carried.keys(of: .area).subtracting(places)),
            ]
            for (what, missing) in strangers where !missing.isEmpty {
                check.add(carried.table.sheet, "có dòng của \(Shown.number(missing.count)) \(what) không có trong tệp")
            }
        }
    }

    private func checkHouseholds(_ check: inout RegisterCheck) {
        let areas = Set(areas.map(\.key))
        let sheet = ExportedHousehold.sheet.name
        check.unique(totals.map(\.total.key), ExportedTotal.sheet.name, "Khoá")
        for total in totals where !areas.contains(total.total.area) {
            check.add(ExportedTotal.sheet.name, "có dòng của địa bàn “\(total.areaName)” không có ở trang “Địa bàn”")
        }
        check.unique(households.compactMap(\.residence?.key), sheet, "Khoá nơi ở")
        check.unique(codes.map(\.code), sheet, "Mã hộ")
        var codeOf: [Key: String] = [:]
        var living: Set<Key> = []
        for row in households {
            if let code = codeOf.updateValue(row.code, forKey: row.household), code != row.code {
                check.add(sheet, "hộ \(row.code) và hộ \(code) có cùng một khoá hộ")
            }
            guard let residence = row.residence else { continue }
            if !areas.contains(residence.neighbourhood) {
                check.add(sheet, "hộ \(row.code) ở tổ dân phố không có ở trang “Địa bàn”")
            }
            if residence.to == nil, !living.insert(row.household).inserted {
                check.add(sheet, "hộ \(row.code) đang ở hai nơi")
            }
        }
    }

    private func checkMembers(_ check: inout RegisterCheck) {
        let known = Set(households.map(\.household))
        let sheet = ExportedMember.sheet.name
        check.unique(members.map(\.membership), sheet, "Khoá thành viên")
        var people: [Key: PersonRecord] = [:]
        var counted: Set<Key> = []
        for row in members {
            if !known.contains(row.household) { check.add(sheet, "hộ \(row.code) không có ở trang “Hộ”") }
            if let earlier = people.updateValue(row.person, forKey: row.person.key), earlier != row.person {
                check.add(sheet, "một người ở hộ \(row.code) có hai dòng mà họ tên, ngày sinh hoặc số khác nhau")
            }
            if row.to == nil, !counted.insert(row.person.key).inserted {
                check.add(sheet, "một người ở hộ \(row.code) đang được tính vào hai hộ")
            }
        }
    }

    private func checkAnswers(_ check: inout RegisterCheck) {
        let (known, people) = (Set(households.map(\.household)), Set(members.map(\.person.key)))
        let (ofHouseholds, ofMembers) = (ExportedHouseholdAnswers.sheet.name, ExportedMemberAnswers.sheet.name)
        check.unique(householdAnswers.map(\.observation.key), ofHouseholds, "Khoá lần thu thập")
        check.unique(memberAnswers.map(\.observation.key), ofMembers, "Khoá lần thu thập")
        for row in householdAnswers where !known.contains(row.household) {
            check.add(ofHouseholds, "hộ \(row.code) không có ở trang “Hộ”")
        }
        let strangers = memberAnswers.count { !people.contains($0.person) }
        if strangers > 0 {
            check.add(ofMembers, "\(Shown.number(strangers)) dòng của người không có ở trang “Thành viên”")
        }
    }

    private func checkDecisions(_ check: inout RegisterCheck, standards: Set<String>) {
        let (known, areas) = (Set(households.map(\.household)), Set(areas.map(\.key)))
        let numbers = Set(decisions.map(\.decision.key))
        let (ofDecisions, sheet) = (ExportedDecision.sheet.name, ExportedRecognition.sheet.name)
        check.unique(decisions.map(\.decision.key), ofDecisions, "Khoá quyết định")
        check.unique(recognitions.map(\.recognition.key), sheet, "Khoá công nhận")
        for row in decisions where !standards.contains(row.decision.standard) {
            check.add(
                ofDecisions,
                "quyết định số \(row.decision.number) theo chuẩn không có trong Kho quy định"
            )
        }
        for row in recognitions {
            let recognition = row.recognition
            if !known.contains(recognition.household) { check.add(sheet, "hộ \(row.code) không có ở trang “Hộ”") }
            if !numbers.contains(recognition.decision) {
                check.add(sheet, "quyết định của hộ \(row.code) không có ở trang “\(ofDecisions)”")
            }
            if !areas.contains(recognition.neighbourhood) {
                check.add(sheet, "hộ \(row.code) ở tổ dân phố không có ở trang “Địa bàn”")
            }
        }
    }
}

private struct RegisterCheck {
    var problems: [FieldProblem] = []

    mutating func add(_ sheet: String, _ what: String) {
        problems.append(FieldProblem(sheet, "Trang “\(sheet)”: \(what)."))
    }

    mutating func unique(_ values: [some Hashable], _ sheet: String, _ header: String) {
        let doubled = values.count - Set(values).count
        if doubled > 0 { add(sheet, "cột “\(header)” có \(Shown.number(doubled)) ô trùng với ô khác") }
    }
}
