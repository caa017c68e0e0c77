import Office
import Rulebook
import Storage
import Vocabulary

/// What was observed of a household together on one day; a later line holds only what it changes.
struct ExportedHouseholdAnswers: ExportedRow {
    let code: String
    let household: Key
    let observation: Observation
    let answers: HouseholdAnswers

    static let sheet = ExportedSheet(
        "Thông tin hộ",
        [.text("Mã hộ"), .key("Khoá hộ")] + Observation.columns
            + HouseholdFact.allCases.map { .fact($0.label, $0.shape) } + [.text("Nguyên nhân nghèo", 40)])

    func cells(_ words: ExportWords) -> [SheetValue] {
        [.text(code), .key(household)] + observation.cells
            + HouseholdFact.allCases.map { words.cell(answers[$0], $0.shape) } + [words.cell(causes: answers.causes)]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        code = try cells.filled()
        household = try cells.key()
        observation = try Observation(&cells)
        var answers = HouseholdAnswers()
        for fact in HouseholdFact.allCases { answers[fact] = try words.answer(&cells, fact.shape) }
        answers.causes = try words.causes(&cells)
        self.answers = answers
    }

    private init(_ row: any Row) {
        code = row.text(0)
        household = row.key(1)
        observation = Observation(row, from: 2)
        var answers = HouseholdAnswers()
        answers.causes = row.intIfAny(8)
        ObservationColumns.read(row, from: 9, unknowns: row.textIfAny(7), into: &answers)
        self.answers = answers
    }

    static func each(
        _ connection: any Connection, _ commune: Key, _ body: (ExportedHouseholdAnswers) throws -> Void
    ) throws {
        try connection.each(
            """
            SELECT h.code, h.id, o.id, o.observed_on, o.holds_from, o.source, o.recorded_in, o.unknowns,
            o.causes,
            o.wall_durable, o.pillar_durable, o.roof_durable, o.living_area, o.water_source, o.toilet, o.uses_internet,
            o.has_shared_device, o.has_personal_device, o.waste_treated, o.income, o.b1, o.b2
            FROM household_observation o
            JOIN household h ON h.commune = o.commune AND h.id = o.household AND h.retired_in IS NULL
            WHERE o.commune = \(commune) AND o.retired_in IS NULL ORDER BY h.code, o.observed_on, o.id
            """
        ) { try body(ExportedHouseholdAnswers($0)) }
    }
}
