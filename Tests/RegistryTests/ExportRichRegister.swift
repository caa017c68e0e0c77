import Access
import Foundation
import Office
import Registry
import Rulebook
import Storage
import Territory
import Vocabulary

/// A small register in which everything that can be exported happened.
struct RichRegister: Sendable {
    let ward: Ward
    let moved: Key
    let silent: Key
    let nearPoor: Key

    static let buoi = MemberForm(
        name: "Trần Thị Bưởi", birth: .year(1950), sex: .female, ethnicity: "01",
        number: IdentityNumber("046150001234"), relation: MemberRecord.headRelation)
    static let na = MemberForm(
        name: "Nguyễn Văn Na", birth: .day(.iso("1978-03-07")), sex: .male, ethnicity: "01",
        number: IdentityNumber("046078005678"), relation: "child")
    static let mit = MemberForm(
        name: "Nguyễn Thị Mít", birth: .month(year: 2012, month: 9), sex: .female, relation: "grandchild",
        kind: .temporary)
    static let oi = MemberForm(name: "Hồ Văn Ổi", relation: "other", kind: .present)

    init(_ ward: Ward) async throws {
        self.ward = ward
        moved = try await ward.enter(Self.buoi, [Self.na, Self.mit, Self.oi]).key
        silent = try await ward.enter(
            MemberForm(name: "Lê Thị Cam", relation: MemberRecord.headRelation), in: 1, address: ""
        ).key
        nearPoor = try await ward.enter(
            MemberForm(
                name: "Phan Văn Quýt", birth: .year(1949), sex: .male, ethnicity: "04",
                number: IdentityNumber("191234567"), relation: MemberRecord.headRelation),
            in: 1, address: "=1+1 kiệt 3 "
        ).key
        try await observeHouseholds()
        try await observeMembers()
        try await recordDecisions()
        try await changeMovedHousehold()
        try await writeWhatNoPageWritesYet()
    }

    private func observeHouseholds() async throws {
        var answers = HouseholdAnswers()
        answers[.wallDurable] = .flag(false)
        answers[.pillarDurable] = .flag(true)
        answers[.roofDurable] = .unknown(.notKnown)
        answers[.livingArea] = .number(4555)
        answers[.waterSource] = .code("open_well")
        answers[.toilet] = .unknown(.refused)
        answers[.usesInternet] = .flag(false)
        answers[.hasSharedDevice] = .flag(true)
        answers[.hasPersonalDevice] = .flag(false)
        answers[.wasteTreated] = .flag(true)
        answers[.income] = .number(1_500_000)
        answers[.b1] = .number(115)
        answers[.b2] = .number(40)
        answers.causes = 0b0100_0101
        try await observe(moved, answers, on: "2024-10-01")
        var later = HouseholdAnswers()
        later[.toilet] = .code("double_vault")
        later[.roofDurable] = .flag(false)
        try await observe(moved, later, on: "2025-10-02")
        var few = HouseholdAnswers()
        few[.income] = .number(900_000)
        few.causes = 0
        try await observe(nearPoor, few, on: "2025-10-02")
    }

    private func observe(_ household: Key, _ answers: HouseholdAnswers, on day: String) async throws {
        try await HouseholdEditing(ward.premises).observe(
            household, in: ward.commune, address: nil, answers: answers, version: try await ward.version(household),
            occasion: .on(day, "rà soát"), by: ward.officer())
    }

    private func observeMembers() async throws {
        var adult = Self.na
        adult.name = "Nguyễn Văn Na Anh"
        adult.answers[.workStatus] = .code("seeking")
        adult.answers[.workContract] = .code("without")
        adult.answers[.healthInsurance] = .flag(false)
        adult.answers[.school] = .code("none")
        adult.answers[.diploma] = .code("lower_secondary")
        adult.answers[.trainedOnJob] = .flag(false)
        adult.answers[.merit] = .unknown(.notKnown)
        try await correct(Self.na.name, adult, on: "2025-10-02")
        var child = Self.mit
        child.answers[.monthlyAllowance] = .flag(true)
        child.answers[.disabled] = .flag(true)
        child.answers[.malnourished] = .unknown(.notApplicable)
        try await correct(Self.mit.name, child, on: "2025-10-02")
    }

    private func correct(_ name: String, _ form: MemberForm, on day: String) async throws {
        let person = try await person(name)
        try await HouseholdEditing(ward.premises).correctMember(
            person, form, of: moved, in: ward.commune, version: try await ward.version(moved),
            occasion: .on(day, "theo căn cước"), by: ward.officer())
    }

    func person(_ name: String) async throws -> Key {
        let record = try await ward.record(moved)
        guard let member = record.members.first(where: { $0.person.name == name }) else {
            throw NoSuchPerson(name: name)
        }
        return member.person.key
    }

    private func recordDecisions() async throws {
        try await decide("12/QĐ-UBND", signed: "2024-12-20", year: 2024, .opening, closes: true, [moved: .poor])
        try await decide(
            "34/QĐ-UBND", signed: "2025-12-22", year: 2025, .periodic, closes: true,
            [moved: .nearPoor, nearPoor: .poor, silent: RecognisedClass.unlisted])
    }

    private func decide(
        _ number: String, signed: String, year: Int, _ kind: Decision.Kind, closes: Bool,
        _ classes: [Key: RecognisedClass]
    ) async throws {
        var lines: [DecisionAnnex.Line] = []
        for (household, category) in classes.sorted(by: { $0.key < $1.key }) {
            let record = try await ward.record(household)
            lines.append(DecisionAnnex.Line(code: record.code, name: record.shownName, category: category))
        }
        let annex = DecisionAnnex(
            fileName: "phu-luc-\(year).xlsx", digest: Digest.sha256(Array(number.utf8)), lines: lines)
        let command = DecisionCommand(
            number: number, signedOn: .iso(signed), effectiveFrom: .iso("\(year + 1)-01-01"), reviewYear: year,
            standard: "2022-2025", kind: kind, signer: "Đỗ Văn Khế", closesReview: closes)
        try await Decisions(ward.premises).record(command, annex: annex, in: ward.commune, by: ward.leader())
    }

    private func changeMovedHousehold() async throws {
        let editing = HouseholdEditing(ward.premises)
        try await editing.move(
            moved, to: ward.neighbourhoods[1], address: "Kiệt 5 & “Xóm Đình” <cũ>", in: ward.commune,
            version: try await ward.version(moved), occasion: .on("2026-01-10", "chuyển nhà"), by: ward.officer())
        try await editing.removeMember(
            try await person("Hồ Văn Ổi"), of: moved, in: ward.commune, version: try await ward.version(moved),
            occasion: .on("2026-01-11", "đi làm ăn xa"), by: ward.officer())
        try await editing.changeHead(
            to: try await person("Nguyễn Văn Na Anh"), relations: [try await person("Trần Thị Bưởi"): "parent"],
            of: moved,
            in: ward.commune, version: try await ward.version(moved), occasion: .on("2026-01-12", "mẹ già yếu"),
            by: ward.officer())
    }

    /// Columns that the schema has and no page fills yet, totals, and a name of a tổ dân phố that ended.
    private func writeWhatNoPageWritesYet() async throws {
        let (ward, long) = (ward, String(repeating: "Diện tích nhà ở đạt.\n", count: 2000))
        let asking = ward.server()
        let (moved, silent) = (moved, silent)
        try await ward.database.write { connection in
            try Audit.write(connection, by: asking, in: ward.commune, action: .totalsRecorded, reason: "") { entry in
                try ResidentsTotals.record(
                    connection, in: entry.key, commune: ward.commune,
                    [
                        ResidentsTotal(
                            area: ward.neighbourhoods[0], day: .iso("2025-12-31"), households: 210, people: 843,
                            minorityHouseholds: 3, minorityPeople: 11, source: "Công an phường", isSample: false),
                        ResidentsTotal(
                            area: ward.commune, day: .iso("2025-12-31"), households: 8540, people: 36296,
                            source: "Niên giám", isSample: false),
                    ])
                let first = ward.neighbourhoods[0]
                try connection.run(
                    """
                    INSERT INTO area_name (area, from_day, to_day, code, name, folded, kind, parent, ord, recorded_in)
                    VALUES (\(first), \(Day.iso("2020-01-01")), \(Day.iso("2025-07-01")), \("07"),
                    \("Tổ dân phố Giáp Ba"),
                    \("to dan pho giap ba"), \("to_dan_pho"), \(ward.commune), \(0), \(entry.key))
                    """)
                try connection.run(
                    """
                    INSERT INTO lineage (commune, id, kind, from_household, to_household, day, recorded_in)
                    VALUES (\(ward.commune), \(Key.make()), 'split', \(moved), \(silent), \(Day.iso("2024-05-05")),
                    \(entry.key))
                    """)
            }
            try connection.run("UPDATE household_observation SET holds_from = observed_on")
            try connection.run("UPDATE person_observation SET holds_from = \(Day.iso("1899-12-31"))")
            try connection.run("UPDATE recognition SET explanation = \(long) WHERE household = \(silent)")
            try connection.run(
                """
                UPDATE decision SET replaces = (SELECT d.id FROM decision d WHERE d.review_year = 2024)
                WHERE review_year = 2025
                """)
            try connection.run("UPDATE household_code_issued SET last = 40")
        }
    }
}

struct NoSuchPerson: Error {
    let name: String
}

/// A workbook's sheets, cell by cell.
struct ReadWorkbook: Equatable {
    let names: [String]
    let rows: [String: [[Cell]]]

    init(_ path: String) throws {
        let table = try openTable(path: path)
        names = table.sheets.map(\.name)
        var rows: [String: [[Cell]]] = [:]
        for sheet in table.sheets { try table.rows(of: sheet) { rows[sheet.name, default: []].append($0.cells) } }
        self.rows = rows
    }

    /// All sheets but the one that says who made the file and when.
    var ofRegister: [String: [[Cell]]] { rows.filter { $0.key != "Về tệp này" } }

    /// The values of a column by its header, below the header.
    func column(_ header: String, of sheet: String) -> [Cell] {
        let rows = rows[sheet] ?? []
        guard let place = rows.first?.firstIndex(of: .text(header)) else { return [] }
        return rows.dropFirst().map { place < $0.count ? $0[place] : .empty }
    }

    func texts(_ header: String, of sheet: String) -> [String] {
        column(header, of: sheet).map { if case .text(let text) = $0 { text } else { "" } }
    }
}
