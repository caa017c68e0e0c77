import Office
import Territory
import Vocabulary

/// A list of units of state, as a file has it: a line for each province and each commune.
///
/// Columns are known by their names in the first line, whatever their order; others are not read.
public struct AreaListFile: Sendable {
    /// Lines that can be understood, in the order of the file.
    public let units: [ListedUnit]
    /// Lines that cannot.
    public let problems: [AreaListProblem]

    private enum Column: String, CaseIterable {
        case code, name, kind
        case parent = "parent_code"
        case since
        case formedFrom = "formed_from"
        case decision
        case decidedOn = "decided_on"

        static let needed: [Column] = [.code, .name, .kind, .parent]
    }

    /// Reads a file.
    ///
    /// - Parameter since: the first day of units whose line does not say it.
    /// - Throws: `AreaListRefusal` where it is no list of units; `FileProblem` where it cannot be read at all.
    public init(path: String, since: Day?) throws {
        let table = try openTable(path: path)
        guard let sheet = table.sheets.first else { throw AreaListRefusal.empty }
        var places: [Column: Int]?
        var reading = AreaLineReading(since: since)
        try table.rows(of: sheet) { row in
            let cells = (0..<row.count).map { VietnameseText.tidy(row.plain(at: $0)) }
            guard let known = places else {
                places = Self.places(cells)
                return
            }
            guard cells.contains(where: { !$0.isEmpty }) else { return }
            reading.read(line: row.line) { name in
                guard let column = Column(rawValue: name), let place = known[column], place < cells.count else {
                    return nil
                }
                return cells[place].isEmpty ? nil : cells[place]
            }
        }
        let missing = Column.needed.filter { places?[$0] == nil }.map(\.rawValue)
        guard missing.isEmpty else { throw AreaListRefusal.columnsMissing(missing) }
        (units, problems) = reading.finished()
        if units.isEmpty && problems.isEmpty { throw AreaListRefusal.empty }
    }

    private static func places(_ cells: [String]) -> [Column: Int] {
        var places: [Column: Int] = [:]
        for (place, cell) in cells.enumerated() {
            if let column = Column(rawValue: cell.lowercased()), places[column] == nil { places[column] = place }
        }
        return places
    }
}

/// Understands one line after the other.
struct AreaLineReading {
    let since: Day?
    private var units: [ListedUnit] = []
    private var problems: [AreaListProblem] = []
    private var lines: [String: Int] = [:]

    init(since: Day?) {
        self.since = since
    }

    /// The kinds of units by how many digits their codes have.
    private static let kinds = [2: ["tinh", "thanh_pho"], 5: ["phuong", "xa", "dac_khu"]]

    mutating func read(line: Int, _ cell: (String) -> String?) {
        func refuse(_ message: String) { problems.append(AreaListProblem(line: line, message: message)) }
        guard let code = cell("code"), let kinds = Self.kinds[code.utf8.count],
            code.utf8.allSatisfy({ (48...57).contains($0) })
        else {
            return refuse(
                "Mã “\(cell("code") ?? "")” không phải 2 chữ số (tỉnh, thành phố) hay 5 chữ số (phường, xã). "
                    + "Nếu bảng tính đã bỏ số 0 ở đầu, hãy để cột mã là chữ.")
        }
        guard let name = cell("name"), name.count <= 120 else { return refuse("Đơn vị \(code) chưa có tên.") }
        guard let kind = cell("kind"), kinds.contains(kind) else {
            return refuse(
                "Loại “\(cell("kind") ?? "")” của \(name) không dùng được; hãy ghi một trong: "
                    + kinds.joined(separator: ", ") + ".")
        }
        if let earlier = lines[code] { return refuse("Mã \(code) đã có ở dòng \(earlier).") }
        let parent = code.utf8.count == 2 ? nil : cell("parent_code")
        guard code.utf8.count == 2 || parent?.utf8.count == 2 else {
            return refuse("\(name) chưa có mã tỉnh, thành phố 2 chữ số ở cột parent_code.")
        }
        guard let since = day(cell("since"), else: since) else {
            return refuse(
                "\(name) chưa có ngày hiệu lực. Hãy ghi cột since dạng 2025-07-01, hoặc thêm --since NGÀY cho "
                    + "cả tệp.")
        }
        if let typed = cell("decided_on"), day(typed, else: nil) == nil {
            return refuse("Ngày quyết định “\(typed)” của \(name) không đọc được; hãy ghi dạng 2025-06-16.")
        }
        lines[code] = line
        units.append(
            ListedUnit(
                line: line,
                unit: UnitOfState(code: code, name: name, kind: kind, parentCode: parent, since: since),
                formation: AreaFormation(
                    formedFrom: cell("formed_from"), decision: cell("decision"),
                    decidedOn: day(cell("decided_on"), else: nil))))
    }

    private func day(_ text: String?, else other: Day?) -> Day? {
        guard let text else { return other }
        return Day(iso: text) ?? Day(typed: text)
    }

    func finished() -> (units: [ListedUnit], problems: [AreaListProblem]) { (units, problems) }
}
