import Access
import Foundation
import Office
import Storage
import Vocabulary

/// An entry of the journal: who wrote what, when and why.
struct ExportedEntry: ExportedRow {
    let entry: CarriedHistory.Entry

    static let sheet = ExportedSheet(
        "Nhật ký",
        [
            .key("Mục nhật ký"), .count("Thứ tự"), .text("Lúc", 18), .text("Lúc (mili giây)", 16), .text("Ai", 24),
            .text("Việc", 28), .text("Mã việc", 20), .text("Lý do", 50), .text("Lý do (tiếp)", 12),
            .count("Số hồ sơ"), .text("Của cả hệ thống", 10),
        ])

    init(_ entry: CarriedHistory.Entry) {
        self.entry = entry
    }

    func cells(_ words: ExportWords) -> [SheetValue] {
        let reason = LongText.halves(entry.reason)
        return [
            .key(entry.key), .integer(entry.seq), .text(entry.at.shown), .text(String(entry.at.milliseconds)),
            .words(entry.officerName), .words(AuditAction(rawValue: entry.action)?.label), .text(entry.action),
            .words(reason.first), .words(reason.second), .integer(entry.changes),
            .text(entry.isOfCommune ? ExportWords.no : ExportWords.yes),
        ]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        let (key, seq) = (try cells.key(), try cells.count())
        cells.skip()
        let at = Instant(milliseconds: try cells.count())
        let name = cells.text()
        cells.skip()
        let (action, reason) = (try cells.filled(), cells.text() + cells.text())
        let changes = try cells.count()
        entry = CarriedHistory.Entry(
            key: key, isOfCommune: cells.text() != ExportWords.yes, seq: seq, at: at, officerName: name, action: action,
            reason: reason, changes: changes)
    }
}

/// What an entry changed of one record, before and after.
struct ExportedChange: ExportedRow {
    let change: CarriedHistory.Change

    static let sheet = ExportedSheet(
        "Nhật ký từng hồ sơ",
        [
            .key("Mục nhật ký"), .count("Thứ tự"), .text("Loại hồ sơ", 14), .key("Khoá hồ sơ"), .text("Trước", 40),
            .text("Trước (tiếp)", 12), .text("Sau", 40), .text("Sau (tiếp)", 12), .text("Có trước, sau", 10),
        ])

    init(_ change: CarriedHistory.Change) {
        self.change = change
    }

    func cells(_ words: ExportWords) -> [SheetValue] {
        let (before, after) = (LongText.halves(change.before ?? ""), LongText.halves(change.after ?? ""))
        return [
            .key(change.entry), .integer(change.order), .text(change.kind), .key(change.record), .words(before.first),
            .words(before.second), .words(after.first), .words(after.second), .words(sides),
        ]
    }

    /// A record that is there and empty is not one that is missing.
    private var sides: String { (change.before == nil ? "" : "T") + (change.after == nil ? "" : "S") }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        let (entry, order, kind) = (try cells.key(), try cells.count(), try cells.filled())
        let record = try cells.key()
        let (before, after) = (cells.text() + cells.text(), cells.text() + cells.text())
        let sides = cells.text()
        change = CarriedHistory.Change(
            entry: entry, order: order, kind: kind, record: record, before: sides.contains("T") ? before : nil,
            after: sides.contains("S") ? after : nil)
    }
}

/// A piece of a version of the rules that was used here: tables of a closed review are judged by it again.
struct ExportedRules: ExportedRow {
    let version: String
    /// When it was used first; several lines where it was in use more than once.
    let firstUsed: Int64
    let part: Int64
    /// Base 64: no space and no line end of it may change.
    let content: String

    static let sheet = ExportedSheet(
        "Quy định đã dùng",
        [.text("Phiên bản quy định", 24), .text("Dùng từ (mili giây)", 16), .count("Phần"), .text("Nội dung", 40)])

    func cells(_ words: ExportWords) -> [SheetValue] {
        [.text(version), .text(String(firstUsed)), .integer(part), .words(content)]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        version = try cells.filled()
        firstUsed = try cells.count()
        part = try cells.count()
        content = cells.text()
    }

    private init(_ version: String, _ firstUsed: Int64, _ part: Int, _ content: String) {
        self.version = version
        self.firstUsed = firstUsed
        self.part = Int64(part)
        self.content = content
    }

    static func each(_ connection: any Connection, _ body: (ExportedRules) throws -> Void) throws {
        for kept in try KeptRules.all(connection) {
            let text = Array(Data(kept.content).base64EncodedString().utf8)
            for (part, start) in stride(from: 0, to: text.count, by: LongText.limit).enumerated() {
                let piece = String(decoding: text[start..<min(start + LongText.limit, text.count)], as: UTF8.self)
                try body(ExportedRules(kept.version, kept.firstUsed, part, piece))
            }
        }
    }
}

/// Since when a version of the rules was in use.
struct ExportedRulesUse: ExportedRow {
    let since: Int64
    let version: String

    static let sheet = ExportedSheet(
        "Quy định dùng từ khi nào",
        [.text("Từ lúc", 18), .text("Từ lúc (mili giây)", 16), .text("Phiên bản quy định", 24)])

    init(since: Int64, version: String) {
        self.since = since
        self.version = version
    }

    func cells(_ words: ExportWords) -> [SheetValue] {
        [.text(Instant(milliseconds: since).shown), .text(String(since)), .text(version)]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        cells.skip()
        since = try cells.count()
        version = try cells.filled()
    }
}
