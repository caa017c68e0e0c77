import Rulebook
import Storage
import Vocabulary

/// Compares a decision with the register: which households it names, what it changes, what is wrong with it.
struct DecisionReading {
    let connection: any Connection
    let premises: Premises
    let commune: Key
    let today: Day

    init(_ connection: any Connection, _ premises: Premises, _ commune: Key, _ today: Day) {
        self.connection = connection
        self.premises = premises
        self.commune = commune
        self.today = today
    }

    func preview(_ command: DecisionCommand, _ annex: DecisionAnnex) throws -> DecisionPreview {
        let cards = try cardsByCode()
        let current = Dictionary(
            uniqueKeysWithValues: try Recognitions.inForce(connection, commune: commune, on: today).map { ($0.household, $0) })
        var problems = try problems(of: command) + annex.problems
        var lines: [DecisionPreview.Line] = []
        for line in annex.lines {
            guard let card = cards[line.code] else {
                problems.append(FieldProblem("annex", unknownCode(line)))
                continue
            }
            lines.append(
                DecisionPreview.Line(
                    household: card.household, code: card.code, name: card.name,
                    before: current[card.household]?.category, after: line.category, proposed: card.proposed))
        }
        return DecisionPreview(
            command: command, annex: annex, lines: lines,
            waiting: command.closesReview ? waiting(cards.values, current, decided: Set(lines.map(\.household))) : [],
            problems: problems)
    }

    private func problems(of command: DecisionCommand) throws -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if command.number.isEmpty {
            problems.append(FieldProblem("number", "Chưa có số quyết định. Hãy ghi đúng số trên văn bản đã ký."))
        }
        if command.signer.isEmpty {
            problems.append(FieldProblem("signer", "Chưa có người ký. Hãy ghi họ tên người ký quyết định."))
        }
        if command.signedOn > today {
            problems.append(
                FieldProblem("signed_on", "Ngày ký \(command.signedOn.shown) ở sau hôm nay. Chỉ ghi nhận quyết định đã ký."))
        }
        if !premises.rules.standards.contains(where: { $0.id == command.standard }) {
            problems.append(FieldProblem("standard", "Kho quy định không có chuẩn nghèo này. Hãy chọn một chuẩn trong danh sách."))
        }
        if command.kind == .opening, try !Recognitions.isEmpty(connection, commune: commune) {
            problems.append(
                FieldProblem("kind", "Địa bàn đã có danh sách được công nhận, không ghi danh sách ban đầu nữa. Hãy chọn loại khác."))
        }
        let isRecorded = try connection.exists(
            """
            SELECT 1 FROM decision WHERE commune = \(commune) AND number = \(command.number)
            AND signed_on = \(command.signedOn) AND retired_in IS NULL
            """)
        if isRecorded {
            problems.append(
                FieldProblem(
                    "number", "Quyết định số \(command.number) ngày \(command.signedOn.shown) đã được ghi nhận. Không ghi hai lần."))
        }
        return problems
    }

    private func unknownCode(_ line: DecisionAnnex.Line) -> String {
        "Dòng \(line.line): không có hộ mã \(line.code) trong sổ. Hãy kiểm tra mã, hoặc nhập hộ vào sổ trước."
    }

    private func waiting(
        _ cards: some Sequence<Card>, _ current: [Key: Recognition], decided: Set<Key>
    ) -> [DecisionPreview.Line] {
        cards.compactMap { card in
            guard let recognition = current[card.household], !decided.contains(card.household),
                recognition.category == .poor || recognition.category == .nearPoor
            else { return nil }
            return DecisionPreview.Line(
                household: card.household, code: card.code, name: card.name, before: recognition.category,
                after: recognition.category, proposed: card.proposed)
        }.sorted { $0.code < $1.code }
    }

    private func cardsByCode() throws -> [String: Card] {
        var cards: [String: Card] = [:]
        try connection.each(
            "SELECT household, code, head_name, proposed FROM household_card WHERE commune = \(commune)"
        ) { row in
            let card = Card(
                household: row.key(0), code: row.text(1), name: row.text(2),
                proposed: HouseholdClass(rawValue: row.text(3)) ?? .undetermined)
            cards[card.code] = card
        }
        return cards
    }
}

private struct Card {
    let household: Key
    let code: String
    let name: String
    let proposed: HouseholdClass
}
