import Foundation
import Office
import Vocabulary

/// The annex of a signed decision as its file gives it: which household is recognised as what.
public struct DecisionAnnex: Sendable {
    /// One line of the annex.
    public struct Line: Sendable {
        public let line: Int
        public let code: String
        public let name: String
        public let category: RecognisedClass
    }

    public let fileName: String
    public let digest: [UInt8]
    public let lines: [Line]
    public let problems: [FieldProblem]

    /// Reads an .xlsx or .csv with the columns *Mã hộ*, *Chủ hộ* and *Kết quả công nhận*, in any order.
    ///
    /// - Throws: `FileProblem` where the file cannot be read at all; faults of lines stand in `problems`.
    public static func read(path: String, fileName: String) throws -> DecisionAnnex {
        let table = try openTable(path: path, name: fileName)
        var reader = AnnexReader()
        if let sheet = table.sheets.first { try table.rows(of: sheet) { row in reader.read(row) } }
        reader.finish()
        let digest = Digest.sha256([UInt8](try Data(contentsOf: URL(filePath: path))))
        return DecisionAnnex(fileName: fileName, digest: digest, lines: reader.lines, problems: reader.problems)
    }

    /// An annex that is already in memory: of a generated sample, or of boxes ticked on a page.
    public init(fileName: String, digest: [UInt8], lines: [Line], problems: [FieldProblem] = []) {
        self.fileName = fileName
        self.digest = digest
        self.lines = lines
        self.problems = problems
    }
}

extension DecisionAnnex.Line {
    public init(code: String, name: String, category: RecognisedClass) {
        self.init(line: 0, code: code, name: name, category: category)
    }
}

/// Finds the header row, then reads a line of the annex from each row below it.
private struct AnnexReader {
    var lines: [DecisionAnnex.Line] = []
    var problems: [FieldProblem] = []
    private var columns: (code: Int, name: Int?, category: Int)?
    private var seen: [String: Int] = [:]

    mutating func read(_ row: borrowing SheetRow) {
        guard let columns else {
            findHeader(row)
            return
        }
        let code = VietnameseText.tidy(row.plain(at: columns.code))
        let words = VietnameseText.tidy(row.plain(at: columns.category))
        if code.isEmpty && words.isEmpty { return }
        let name = columns.name.map { VietnameseText.tidy(row.plain(at: $0)) } ?? ""
        guard !code.isEmpty else {
            return add(row.line, "thiếu mã hộ. Hãy điền mã hộ như trong sổ hộ.")
        }
        guard !words.isEmpty else {
            return add(
                row.line,
                "chưa chọn kết quả công nhận. Hãy chọn một kết quả, hoặc xoá cả dòng nếu quyết định không nói về hộ này."
            )
        }
        guard let category = AnnexReader.category(words) else {
            return add(
                row.line,
                "không hiểu kết quả “\(words)”. Hãy ghi: Hộ nghèo, Hộ cận nghèo, Thoát nghèo, Thoát cận nghèo, "
                    + "Không công nhận, hoặc Mức sống trung bình.")
        }
        if let earlier = seen[code] {
            return add(row.line, "mã hộ \(code) đã có ở dòng \(earlier). Hãy bỏ một trong hai dòng.")
        }
        seen[code] = row.line
        lines.append(DecisionAnnex.Line(line: row.line, code: code, name: name, category: category))
    }

    mutating func finish() {
        if columns == nil {
            problems.append(
                FieldProblem(
                    "annex",
                    "Không thấy dòng tiêu đề có cột “Mã hộ” và cột “Kết quả công nhận”. "
                        + "Hãy tải tệp mẫu phụ lục rồi điền vào đó."))
        } else if lines.isEmpty && problems.isEmpty {
            problems.append(
                FieldProblem("annex", "Phụ lục không có dòng nào. Hãy chọn đúng tệp phụ lục của quyết định."))
        }
    }

    private mutating func findHeader(_ row: borrowing SheetRow) {
        var found: (code: Int?, name: Int?, category: Int?) = (nil, nil, nil)
        for column in 0..<row.count {
            switch VietnameseText.folded(row.plain(at: column)) {
            case "ma ho": found.code = column
            case "chu ho", "ho va ten chu ho", "ho ten chu ho", "ho va ten": found.name = column
            case "ket qua cong nhan", "phan loai ho", "phan loai", "ket qua", "cong nhan": found.category = column
            default: break
            }
        }
        if let code = found.code, let category = found.category { columns = (code, found.name, category) }
    }

    private mutating func add(_ line: Int, _ message: String) {
        problems.append(FieldProblem("annex", "Dòng \(line): " + message))
    }

    private static func category(_ words: String) -> RecognisedClass? {
        switch VietnameseText.folded(words) {
        case "ho ngheo", "ngheo", "poor": .poor
        case "ho can ngheo", "can ngheo", "near poor": .nearPoor
        case "thoat ngheo", "thoat can ngheo", "ho thoat ngheo", "ho thoat can ngheo", "khong cong nhan", "khong",
            "khong thuoc ho ngheo can ngheo", "khong thuoc", "none":
            RecognisedClass.unlisted
        case "muc song trung binh", "ho co muc song trung binh", "ho nlndn co muc song trung binh", "farming average":
            .farmingAverage
        default: nil
        }
    }
}
