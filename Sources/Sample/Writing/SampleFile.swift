import Foundation
import Office
import Registry
import Rulebook
import Vocabulary

extension SampleWard {
    /// How a list is laid out.
    public enum Layout: String, Sendable, CaseIterable {
        /// Vươn's own template: a row for each member.
        case vuon
        /// The detailed lists of a review: a row for each member, grouped by tổ dân phố; poor and near-poor alone.
        case detailed
        /// The list after a review with points and decision, and the sheets of those that left.
        case afterReview = "after-review"
    }

    /// Writes the ward as a list: a workbook, or a text table where the path ends in `.csv`. The same arguments give the
    /// same bytes.
    ///
    /// The official layouts are workbooks without faults: they name the households of the last review.
    ///
    /// - Parameters:
    ///   - dirty: whether about two rows in a hundred get one fault each.
    ///   - progress: called now and then with the households written.
    /// - Returns: the faults put in, by row.
    @discardableResult
    public func write(
        layout: Layout = .vuon, to path: String, dirty: Bool = false, progress: (Int) -> Void = { _ in }
    ) throws -> [SampleFault] {
        switch layout {
        case .vuon: break
        case .detailed:
            try DetailedList(ward: self, words: Words(rules.lists)).write(to: path)
            return []
        case .afterReview:
            try AfterReviewList(ward: self, words: Words(rules.lists)).write(to: path)
            return []
        }
        let file: any ListFile =
            path.lowercased().hasSuffix(".csv") ? try TextList(path: path) : try WorkbookList(ward: self, path: path)
        let rows = SampleRows(words: Words(rules.lists), neighbourhoods: neighbourhoods)
        var faults = dirty ? FaultMaker(seed: seed, futureBirth: asOf.adding(days: 40).shown) : nil
        var number = 1
        try forEach { household in
            for (place, fields) in rows.rows(of: household).enumerated() {
                var fields = fields
                number += 1
                faults?.spoil(&fields, number: number, household: household.index, place: place)
                try file.add(fields)
            }
            if household.index % 500 == 499 { progress(household.index + 1) }
        }
        try file.finish()
        progress(households)
        return faults?.faults ?? []
    }

    /// What the workbook names as the moment of its making.
    var created: Instant { Instant(startOf: asOf) }
}

/// A file that takes rows of fields.
protocol ListFile: AnyObject {
    func add(_ fields: [Field]) throws
    /// Told before the rows of a ward, which stand together.
    func makeRoom(for rows: Int) throws
    func finish() throws
}

/// The list as a text table, with the mark by which Excel sees Vietnamese letters.
final class TextList: ListFile {
    private let path: String
    private let handle: FileHandle
    private let columns: Int
    private var table: TextTableWriter

    /// - Parameter leading: headers of columns before those of the template.
    init(path: String, leading: [String] = []) throws {
        self.path = path
        columns = leading.count + TemplateColumn.all.count
        try Data().write(to: URL(fileURLWithPath: path + ".part"))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path + ".part"))
        self.handle = handle
        table = TextTableWriter(mark: true, formulas: .keep) { try handle.write(contentsOf: Data($0)) }
        try table.row(leading + TemplateColumn.all.map(\.header))
    }

    func add(_ fields: [Field]) throws {
        let texts = fields.map(TextList.text)
        try table.row(texts + Array(repeating: "", count: columns - texts.count))
    }

    func makeRoom(for rows: Int) {}

    func finish() throws {
        try table.finish()
        try handle.close()
        guard rename(path + ".part", path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    private static func text(_ field: Field) -> String {
        switch field {
        case .empty: ""
        case .text(let text): text
        case .number(let value, scale: 1): String(value)
        case .number(let value, let scale): decimal(value, scale)
        }
    }

    /// With the Vietnamese comma: 4550 hundredths are `45,5`.
    private static func decimal(_ value: Int64, _ scale: Int64) -> String {
        let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: scale.magnitude)
        // The scale is a power of ten: behind a leading one its rest keeps its zeros.
        let digits = String((scale.magnitude + rest)).dropFirst()
        let shown = digits.reversed().drop { $0 == "0" }.reversed()
        return (value < 0 ? "-" : "") + String(whole) + (shown.isEmpty ? "" : "," + String(shown))
    }
}
