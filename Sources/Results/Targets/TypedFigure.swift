import Access
import Programme
import Storage
import Territory
import Vocabulary

/// A number that the register cannot give: typed by an officer, with its day, its source and who answers for it.
public struct TypedFigure: Sendable {
    public let key: Key
    public let planYear: Int
    public let target: String
    public let day: Day
    /// Of whom the promise is kept, or the number itself where the target is no share.
    public let counted: Int64
    /// Out of whom; nil where the target is no share.
    public let among: Int64?
    public let source: String
    /// The unit or person who answers for it.
    public let answerable: String
    /// Who typed it, and the entry of the audit chain that holds it.
    public let entry: Key
    /// The entry that put another in its place or took it back; nil where it holds.
    public let retiredIn: Key?

    public var ratio: Ratio { Ratio(counted, of: among ?? 1) }
}

/// What an officer types.
public struct FigureForm: Sendable {
    public let day: Day
    public let counted: Int64
    public let among: Int64?
    public let source: String
    public let answerable: String

    public init(day: Day, counted: Int64, among: Int64?, source: String, answerable: String) {
        self.day = day
        self.counted = counted
        self.among = among
        self.source = source
        self.answerable = answerable
    }

    var canonical: [UInt8] {
        let among = among.map { "among=\($0)\n" } ?? ""
        return Array(
            "day=\(day.iso)\ncounted=\(counted)\n\(among)source=\(source)\nanswerable=\(answerable)\n".utf8)
    }

    /// - Throws: `ResultsRefusal.figure` naming the fields that cannot be.
    func check(_ target: Target, today: Day) throws {
        var problems: [FieldProblem] = []
        if day > today {
            problems.append(FieldProblem("day", "Ngày của số liệu ở tương lai. Hãy ghi ngày số liệu được tính đến."))
        }
        if counted < 0 || (among ?? 0) < 0 { problems.append(FieldProblem("counted", "Số không thể âm. Hãy ghi lại.")) }
        switch among {
        case nil where target.isPercentage:
            problems.append(
                FieldProblem("among", "Thiếu tổng số thuộc diện. Tỷ lệ được tính từ hai số; không có ai thì ghi 0."))
        case let among? where counted > among:
            problems.append(
                FieldProblem("counted", "Số đạt (\(counted)) lớn hơn tổng số thuộc diện (\(among)). Hãy kiểm tra lại."))
        default: break
        }
        if source.isEmpty {
            problems.append(FieldProblem("source", "Chưa ghi nguồn. Hãy ghi số văn bản hoặc báo cáo."))
        }
        if answerable.isEmpty {
            problems.append(FieldProblem("answerable", "Chưa ghi ai chịu trách nhiệm về số liệu."))
        }
        guard problems.isEmpty else { throw ResultsRefusal.figure(problems) }
    }
}

enum FigureRows {
    /// Every figure of a target, the newest day first; those that were replaced or taken back too where asked for.
    ///
    /// - Parameter moment: those that stood by what was known then; nil for now.
    static func figures(
        _ connection: any Connection, commune: Key, year: Int, target: String? = nil, withRetired: Bool = false,
        at moment: RegisterMoment? = nil
    ) throws -> [TypedFigure] {
        let one: SQL? = target.map { " AND target = \($0)" }
        let holds = moment?.holds("recorded_in", "retired_in") ?? "retired_in IS NULL"
        let standing: SQL? = withRetired ? nil : " AND \(holds)"
        return try connection.all(
            """
            SELECT id, plan_year, target, day, counted, among, source, answerable, recorded_in, retired_in
            FROM typed_figure WHERE commune = \(commune) AND plan_year = \(year)\(one)\(standing)
            ORDER BY day DESC, recorded_in DESC
            """
        ) { row in
            TypedFigure(
                key: row.key(0), planYear: Int(row.int(1)), target: row.text(2), day: row.day(3),
                counted: row.int(4), among: row.intIfAny(5), source: row.text(6), answerable: row.text(7),
                entry: row.key(8), retiredIn: row.keyIfAny(9))
        }
    }
}
