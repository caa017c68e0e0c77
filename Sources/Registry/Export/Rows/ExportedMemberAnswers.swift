import Office
import Rulebook
import Storage
import Vocabulary

/// What was observed of a person together on one day; a later line holds only what it changes.
struct ExportedMemberAnswers: ExportedRow {
    let person: Key
    let name: String
    let observation: Observation
    let answers: MemberAnswers

    static let sheet = ExportedSheet(
        "Thông tin thành viên",
        [.key("Khoá người"), .text("Họ và tên", 26)] + Observation.columns
            + MemberFact.allCases.map { .fact($0.label, $0.shape) })

    func cells(_ words: ExportWords) -> [SheetValue] {
        [.key(person), .words(name)] + observation.cells + MemberFact.allCases.map { words.cell(answers[$0], $0.shape) }
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        person = try cells.key()
        name = cells.text()
        observation = try Observation(&cells)
        var answers = MemberAnswers()
        for fact in MemberFact.allCases { answers[fact] = try words.answer(&cells, fact.shape) }
        self.answers = answers
    }

    private init(_ row: any Row, _ name: String) {
        person = row.key(0)
        self.name = name
        observation = Observation(row, from: 1)
        var answers = MemberAnswers()
        ObservationColumns.read(row, from: 7, unknowns: row.textIfAny(6), into: &answers)
        self.answers = answers
    }

    /// - Parameter names: of everybody who stands on the sheet of members. Looked up, not joined: SQLite would walk
    ///   through the whole commune's observations for every person.
    static func each(
        _ connection: any Connection, _ commune: Key, names: [Key: String],
        _ body: (ExportedMemberAnswers) throws -> Void
    ) throws {
        try connection.each(
            """
            SELECT o.person, o.id, o.observed_on, o.holds_from, o.source, o.recorded_in, o.unknowns,
            o.work_status, o.work_contract, o.monthly_allowance, o.disabled, o.malnourished, o.health_insurance,
            o.school, o.diploma, o.trained_on_job, o.merit
            FROM person_observation o
            WHERE o.commune = \(commune) AND o.retired_in IS NULL ORDER BY o.person, o.observed_on, o.id
            """
        ) { row in
            guard let name = names[row.key(0)] else { return }
            try body(ExportedMemberAnswers(row, name))
        }
    }
}

/// When and by what something was observed.
struct Observation {
    let key: Key
    let observedOn: Day
    let holdsFrom: Day?
    let source: String
    let recordedIn: Key

    static let columns: [ExportedSheet.Column] = [
        .key("Khoá lần thu thập"), .day("Thu thập ngày"), .day("Đúng từ ngày"), .text("Nguồn", 14), .entry,
    ]

    var cells: [SheetValue] {
        [.key(key), .dated(observedOn), .dated(holdsFrom), .words(source), .key(recordedIn)]
    }

    init(_ cells: inout ExportedCells) throws {
        key = try cells.key()
        observedOn = try cells.day()
        holdsFrom = try cells.dayIfAny()
        source = cells.text()
        recordedIn = try cells.key()
    }

    init(_ row: any Row, from column: Int) {
        key = row.key(column)
        observedOn = row.day(column + 1)
        holdsFrom = row.dayIfAny(column + 2)
        source = row.text(column + 3)
        recordedIn = row.key(column + 4)
    }
}

extension ExportedSheet.Column {
    static func fact(_ label: String, _ shape: FactShape) -> Self {
        let header = label.prefix(1).uppercased() + label.dropFirst()
        return switch shape {
        case .flag: Self(header: header, width: 12, style: .text)
        case .code: Self(header: header, width: 22, style: .text)
        case .number(let scale, let unit):
            Self(header: "\(header) (\(unit))", width: 14, style: scale > 1 ? .decimal(2) : .integer)
        }
    }
}
