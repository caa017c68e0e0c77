import Access
import Foundation
import Office
import Storage
import Vocabulary

extension Decisions {
    /// Reads the annex of a decision: a file with the columns *Mã hộ* and *Kết quả công nhận*, or a list as officials have
    /// it, whose classes stand in a column, in headings or in the titles of its sheets.
    ///
    /// - Parameter fileName: the name that the file had with its owner.
    /// - Throws: `FileProblem` where the file cannot be read at all; faults of lines stand in `problems`.
    public func annex(
        path: String, fileName: String, in commune: Key, by asking: Asking
    ) async throws -> DecisionAnnex {
        try asking.must(.recordDecision, in: commune)
        let digest = Digest.sha256([UInt8](try Data(contentsOf: URL(filePath: path))))
        let file = ListFile(path: path, name: fileName)
        let table = try file.open()
        var reader = AnnexReader()
        if let sheet = table.sheets.first { try table.rows(of: sheet) { row in reader.read(row) } }
        if reader.isAnnex {
            reader.finish()
            return DecisionAnnex(
                fileName: fileName, digest: digest, lines: reader.lines, problems: reader.problems)
        }
        let shapes = try await premises.database.read { try StoredShapes.all($0, commune: commune) }
        return try listed(file, shapes, digest, asking)
    }

    private func listed(
        _ file: ListFile, _ shapes: ToldShapes, _ digest: [UInt8], _ asking: Asking
    ) throws -> DecisionAnnex {
        func refused(_ message: String) -> DecisionAnnex {
            DecisionAnnex(fileName: file.name, digest: digest, lines: [], problems: [FieldProblem("annex", message)])
        }
        guard let layout = try? file.layout(shapes, legacy: try file.legacy()),
            layout.sheets.allSatisfy({ $0.has(.headName) || $0.isNamed })
        else {
            return refused(
                "Không thấy dòng tiêu đề có cột “Mã hộ” và cột “Kết quả công nhận”, cũng không thấy danh sách hộ. "
                    + "Hãy tải tệp mẫu phụ lục rồi điền vào đó.")
        }
        let standard = try premises.standard(on: asking.today)
        let list = try ListedAnnex(file, layout, premises.rules, standard, today: asking.today)
        let (told, silent) = list.lines
        guard !told.isEmpty else {
            return refused(
                "Tệp là danh sách hộ nhưng không cột, dòng hay tên trang nào nói hộ được công nhận là gì. "
                    + "Hãy thêm cột “Phân loại hộ”, hoặc ghi “Danh sách hộ nghèo”, “Danh sách hộ cận nghèo” làm tiêu đề."
            )
        }
        var annex = DecisionAnnex(
            fileName: file.name, digest: digest, lines: told,
            problems: silent.map {
                FieldProblem(
                    "annex", $0.place + "không rõ hộ \($0.name) được công nhận là gì. Hãy điền “Phân loại hộ”.")
            })
        annex.list = list
        return annex
    }
}

extension SheetLayout {
    fileprivate var isNamed: Bool { has(.template(.name)) }
}
