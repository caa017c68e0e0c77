import Office
import Vocabulary

/// Finds the header row, then reads a line of the annex from each row below it.
struct AnnexReader {
    var lines: [DecisionAnnex.Line] = []
    var problems: [FieldProblem] = []
    /// Whether the sheet has the headers of an annex at all.
    var isAnnex: Bool { columns != nil }
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
        guard let category = ClassWords.category(words) else {
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
        if lines.isEmpty && problems.isEmpty {
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
}
