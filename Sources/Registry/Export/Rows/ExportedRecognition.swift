import Access
import Office
import Storage
import Vocabulary

/// What a decision said of a household, with the facts that were frozen with it: open in the file, sealed again where
/// it is taken over.
struct ExportedRecognition: ExportedRow {
    let code: String
    let recognition: Recognition
    let supersedes: Key?
    /// As `Canonical` spelled them; nil where there were none.
    let inputs: String?
    let recordedIn: Key
    var decisionNumber = ""
    var neighbourhoodName = ""

    static let sheet = ExportedSheet(
        "Công nhận",
        [
            .text("Mã hộ"), .key("Khoá hộ"), .key("Khoá công nhận"), .text("Kết quả công nhận", 26),
            .text("Số quyết định", 18), .key("Khoá quyết định"), .day("Ngày ký"), .day("Hiệu lực từ"),
            .count("Năm rà soát"), .text("Chuẩn nghèo", 12), .count("Số nhân khẩu"), .text("Tổ dân phố", 24),
            .key("Khoá tổ dân phố"), .key("Thay công nhận"), .text("Phân loại đề xuất khi ghi nhận", 26),
            .text("Phiên bản quy định", 24), .text("Giải thích", 60), .text("Giải thích (tiếp)", 20),
            .text("Số liệu lúc ghi nhận", 60), .text("Số liệu lúc ghi nhận (tiếp)", 20), .entry,
        ])

    func cells(_ words: ExportWords) -> [SheetValue] {
        let explanation = LongText.halves(recognition.explanation ?? "")
        let inputs = LongText.halves(inputs ?? "")
        return [
            .text(code), .key(recognition.household), .key(recognition.key), .text(recognition.category.label),
            .words(decisionNumber), .key(recognition.decision), .dated(recognition.signedOn),
            .dated(recognition.effectiveFrom), .integer(Int64(recognition.reviewYear)), .text(recognition.standard),
            .count(recognition.people), .words(neighbourhoodName), .key(recognition.neighbourhood), .key(supersedes),
            .text(recognition.proposed.label), .words(recognition.rulesVersion), .words(explanation.first),
            .words(explanation.second), .words(inputs.first), .words(inputs.second), .key(recordedIn),
        ]
    }

    init(_ cells: inout ExportedCells, _ words: ExportWords) throws {
        code = try cells.filled()
        let household = try cells.key()
        let key = try cells.key()
        let category = try cells.choice(\RecognisedClass.label)
        decisionNumber = cells.text()
        let decision = try cells.key()
        let (signedOn, effectiveFrom) = (try cells.day(), try cells.day())
        let (year, standard, people) = (try cells.count(), try cells.filled(), try cells.count())
        neighbourhoodName = cells.text()
        let neighbourhood = try cells.key()
        supersedes = try cells.keyIfAny()
        let proposed = try cells.choice(\HouseholdClass.label)
        let (version, explanation) = (cells.text(), cells.text() + cells.text())
        let frozen = cells.text() + cells.text()
        inputs = frozen.isEmpty ? nil : frozen
        recordedIn = try cells.key()
        recognition = Recognition(
            key: key, household: household, category: category, decision: decision, standard: standard,
            reviewYear: Int(year), signedOn: signedOn, effectiveFrom: effectiveFrom, people: people,
            neighbourhood: neighbourhood, proposed: proposed, rulesVersion: version,
            explanation: explanation.isEmpty ? nil : explanation)
    }

    private init(_ row: any Row, _ vault: Vault) throws {
        recognition = Recognitions.read(row)
        code = row.text(13)
        supersedes = row.keyIfAny(14)
        decisionNumber = row.text(15)
        recordedIn = row.key(16)
        inputs = try row.bytesIfAny(17).map { sealed in
            guard let text = vault.openText(sealed) else { throw ExportRefusal.numbersUnreadable }
            return text
        }
    }

    static func each(
        _ connection: any Connection, _ commune: Key, _ vault: Vault, _ body: (ExportedRecognition) throws -> Void
    ) throws {
        try connection.each(
            """
            SELECT \(Recognitions.columns), h.code, r.supersedes, d.number, r.recorded_in, r.inputs
            FROM recognition r
            JOIN household h ON h.commune = r.commune AND h.id = r.household AND h.retired_in IS NULL
            JOIN decision d ON d.commune = r.commune AND d.id = r.decision
            WHERE r.commune = \(commune) AND r.retired_in IS NULL
            ORDER BY h.code, r.review_year, r.effective_from, r.id
            """
        ) { try body(ExportedRecognition($0, vault)) }
    }
}
