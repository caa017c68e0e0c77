import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// Compares a decision with the register: which households it names, what it changes, what is wrong with it.
struct DecisionReading {
    let connection: any Connection
    let premises: Premises
    let commune: Key
    let asking: Asking

    var today: Day { asking.today }

    init(_ connection: any Connection, _ premises: Premises, _ commune: Key, _ asking: Asking) {
        self.connection = connection
        self.premises = premises
        self.commune = commune
        self.asking = asking
    }

    func preview(_ command: DecisionCommand, _ annex: DecisionAnnex) throws -> DecisionPreview {
        let cards = try cardsByCode()
        let current = Dictionary(
            uniqueKeysWithValues: try Recognitions.inForce(connection, commune: commune, on: today).map {
                ($0.household, $0)
            })
        let annex = try found(annex, for: command)
        var problems =
            try problems(of: command) + DecisionDays(rules: premises.rules).problems(of: command)
            + problems(of: annex, in: command)
        var lines: [DecisionPreview.Line] = []
        var named: Set<Key> = []
        for line in annex.lines {
            guard let card = cards[line.code] else {
                problems.append(FieldProblem("annex", unknownCode(line)))
                continue
            }
            guard named.insert(card.household).inserted else {
                problems.append(FieldProblem("annex", "\(line.place)Hộ mã \(line.code) có hai dòng. Hãy bỏ một dòng."))
                continue
            }
            lines.append(
                DecisionPreview.Line(
                    household: card.household, code: card.code, name: card.name,
                    before: current[card.household]?.category, after: line.category, proposed: card.proposed,
                    otherName: otherName(line, card)))
        }
        problems += try OwnEntries(connection, commune, asking).problems(of: lines)
        return DecisionPreview(
            command: command, annex: annex, lines: lines,
            waiting: command.closesReview ? try waiting(cards.values, current, named, in: command) : [],
            problems: problems)
    }

    /// A list with the codes of its households, as far as the register has them; another annex as it is.
    ///
    /// Of a list that names several papers only the lines of this one count; the opening list takes all of them.
    private func found(
        _ annex: DecisionAnnex, for command: DecisionCommand
    ) throws -> DecisionAnnex {
        guard let list = annex.list else { return annex }
        let isMixed = Set(annex.decisions.map(\.number)).count > 1 && command.kind != .opening
        var lines: [DecisionAnnex.Line] = []
        var problems: [FieldProblem] = []
        for (line, code) in try list.codes(connection, premises, commune: commune, today: today) {
            if isMixed, let number = line.decision?.number, !SignedPaper.isSame(number, command.number) { continue }
            guard let code else {
                problems.append(FieldProblem("annex", line.place + unfound(line)))
                continue
            }
            lines.append(
                DecisionAnnex.Line(
                    line: line.line, sheet: line.sheet, code: code, name: line.name, category: line.category,
                    decision: line.decision))
        }
        return DecisionAnnex(
            fileName: annex.fileName, digest: annex.digest, lines: lines, problems: annex.problems + problems)
    }

    private func unfound(_ line: DecisionAnnex.Line) -> String {
        "không tìm thấy đúng một hộ của \(line.name) trong sổ. Hãy nhập danh sách này vào sổ trước (mục Nhập danh sách), "
            + "hoặc thêm cột Mã hộ."
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
                FieldProblem(
                    "signed_on", "Ngày ký \(command.signedOn.shown) ở sau hôm nay. Chỉ ghi nhận quyết định đã ký."))
        }
        if !premises.rules.standards.contains(where: { $0.id == command.standard }) {
            problems.append(
                FieldProblem("standard", "Kho quy định không có chuẩn nghèo này. Hãy chọn một chuẩn trong danh sách."))
        }
        if command.kind == .opening, try !Recognitions.isEmpty(connection, commune: commune) {
            problems.append(
                FieldProblem(
                    "kind",
                    "Địa bàn đã có danh sách được công nhận, không ghi danh sách ban đầu nữa. Hãy chọn loại khác."))
        }
        let isRecorded = try connection.exists(
            """
            SELECT 1 FROM decision WHERE commune = \(commune) AND number = \(command.number)
            AND signed_on = \(command.signedOn) AND retired_in IS NULL
            """)
        if isRecorded {
            problems.append(
                FieldProblem(
                    "number",
                    "Quyết định số \(command.number) ngày \(command.signedOn.shown) đã được ghi nhận. Không ghi hai lần."
                ))
        }
        return problems
    }

    private func problems(of annex: DecisionAnnex, in command: DecisionCommand) -> [FieldProblem] {
        guard !annex.lines.isEmpty || !annex.problems.isEmpty else {
            return [FieldProblem("annex", "Phụ lục không có dòng nào. Hãy chọn đúng phụ lục của quyết định.")]
        }
        // Mức sống trung bình is recognised by a procedure and a decision of its own, never beside poor households.
        let isOwn = command.kind == .farmingAverage
        let strays = annex.lines.filter { line in
            isOwn ? line.category == .poor || line.category == .nearPoor : line.category == .farmingAverage
        }
        return annex.problems
            + strays.map { FieldProblem("annex", "\($0.place)\(isOwn ? notListed($0) : notAverage($0))") }
    }

    private func notListed(_ line: DecisionAnnex.Line) -> String {
        "Quyết định về mức sống trung bình không công nhận hộ nghèo, hộ cận nghèo (hộ mã \(line.code)). "
            + "Hãy sửa kết quả, hoặc chọn loại quyết định khác."
    }

    private func notAverage(_ line: DecisionAnnex.Line) -> String {
        "Hộ mã \(line.code) có mức sống trung bình được công nhận bằng quyết định riêng. "
            + "Hãy bỏ dòng này và ghi nhận quyết định riêng đó với loại “\(Decision.Kind.farmingAverage.label)”."
    }

    private func unknownCode(_ line: DecisionAnnex.Line) -> String {
        "\(line.place)Không có hộ mã \(line.code) trong sổ. Hãy kiểm tra mã, hoặc nhập hộ vào sổ trước."
    }

    private func otherName(_ line: DecisionAnnex.Line, _ card: Card) -> String? {
        let isSame = line.name.isEmpty || VietnameseText.folded(line.name) == VietnameseText.folded(card.name)
        return isSame ? nil : line.name
    }

    /// - Parameter named: households of the annex. One that an earlier decision of the same review named does not wait.
    private func waiting(
        _ cards: some Sequence<Card>, _ current: [Key: Recognition], _ named: Set<Key>, in command: DecisionCommand
    ) throws -> [DecisionPreview.Waiting] {
        let awaited = try AwaitedDecisions(
            connection, commune: commune, at: RegisterMoment(day: today), closing: command.reviewYear
        ).all()
        return cards.compactMap { card -> DecisionPreview.Waiting? in
            guard !named.contains(card.household), let awaited = awaited[card.household] else { return nil }
            return DecisionPreview.Waiting(
                household: card.household, code: card.code, name: card.name,
                category: current[card.household]?.category, awaited: awaited, proposed: card.proposed)
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
