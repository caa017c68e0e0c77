import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// Why the data say what they say: the standards side by side, the sentences of each, and what is not known.
struct HouseholdReasons: HTMLPart {
    let file: HouseholdFile
    let mayEdit: Bool

    var html: HTML {
        """
        <h2>Vì sao</h2>
        \(sideBySide)
        \(missing)
        \(file.judgements.map(sentences))
        """
    }

    // MARK: Side by side

    private var sideBySide: DataTable {
        let columns = file.judgements.map { judgement in
            DataTable.Column(
                judgement.isOfCurrentList
                    ? judgement.result.standard.label : "\(judgement.result.standard.label) (để so sánh)")
        }
        return DataTable(
            "Kết quả theo từng chuẩn", [.init("Nội dung", .rowHeader)] + columns,
            rows: [outcome, income, lacks] + indicators, isCaptionHidden: true,
            empty: "<p>Kho quy định chưa có chuẩn nào cho danh sách năm nay.</p>")
    }

    private var outcome: [HTML] {
        ["Kết quả"] + file.judgements.map { "<strong>\($0.result.category.label)</strong>" }
    }

    private var income: [HTML] {
        ["Thu nhập xét theo"]
            + file.judgements.map { judgement in
                switch judgement.result.basis {
                case .points: "điểm B1"
                case .income: "thu nhập bằng tiền"
                case .none: "\(Badge(.attention, "chưa rõ"))"
                }
            }
    }

    private var lacks: [HTML] {
        ["Chỉ số thiếu hụt"] + file.judgements.map { HTML(text: LackWords($0.result).text) }
    }

    /// Every indicator of either standard, in the order of the first that has it.
    private var indicators: [[HTML]] {
        var seen: Set<String> = []
        let all = file.judgements.flatMap(\.result.standard.indicators).filter { seen.insert($0.code).inserted }
        return all.map { indicator in
            [HTML(text: indicator.label)]
                + file.judgements.map { judgement in
                    judgement.result.findings.first { $0.indicator.code == indicator.code }.map(mark) ?? "không xét"
                }
        }
    }

    private func mark(_ finding: Finding) -> HTML {
        switch finding.lacking {
        case .yes: Badge(.missed, "thiếu").html
        case .no: Badge(.met, "đủ").html
        case .unknown:
            Badge(.attention, finding.indicator.threshold.value == nil ? "chưa có ngưỡng" : "chưa rõ").html
        }
    }

    // MARK: Sentences

    /// What decided stands in sight, the rest a click away; the standard that is only compared is folded whole.
    private func sentences(_ judgement: HouseholdFile.Judgement) -> HTML {
        let standard = judgement.result.standard
        let told = judgement.sentences.filter { $0.subject == .conclusion }.map { paragraph($0) }
        let reasons = judgement.sentences.filter { $0.subject != .conclusion }
        let deciding = judgement.isOfCurrentList ? reasons.filter { decides($0, judgement.result) } : []
        let rest = reasons.filter { !deciding.contains($0) }
        let title = judgement.isOfCurrentList ? standard.label : "Nếu theo \(standard.label)"
        let words = deciding.isEmpty ? "Từng chỉ số, căn cứ và điều khoản" : "Các chỉ số không thiếu hụt"
        return """
            <h3>\(title)</h3>
            \(told)
            \(when: !deciding.isEmpty, "<ul class=\"reasons\">\(deciding.map(reason))</ul>")
            \(Details("\(words) (\(rest.count) câu)", "<ul class=\"reasons\">\(rest.map(reason))</ul>"))
            \(SourceNote(
                HTML(text: standard.label), day: judgement.result.day,
                isVerified: judgement.sentences.allSatisfy(\.isVerified)))
            """
    }

    private func decides(_ sentence: Sentence, _ result: Classification) -> Bool {
        switch sentence.subject {
        case .income, .points, .note: true
        case .indicator(let order): result.findings.first { $0.indicator.order == order }?.lacking != .no
        case .members, .conclusion: false
        }
    }

    private func paragraph(_ sentence: Sentence) -> HTML { "<p>\(sentence.text)</p>" }

    private func reason(_ sentence: Sentence) -> HTML {
        let isUnknown = saysUnknown(sentence.text)
        return "<li>\(sentence.text)\(when: isUnknown, " \(Badge(.attention, "chưa rõ"))")</li>"
    }

    // MARK: What is missing

    private var missing: HTML? {
        guard let judgement = file.judgements.first(where: \.isOfCurrentList) else { return nil }
        let gaps = MissingAnswers(judgement, of: file.record).gaps
        guard !gaps.isEmpty else { return nil }
        let lines: [HTML] = gaps.map { gap in
            guard mayEdit, !gap.ways.isEmpty else { return "<li>\(gap.label)</li>" }
            let ways: [HTML] = gap.ways.map { "<a href=\"\($0.address)\">\($0.label)</a>" }
            return "<li>\(gap.label): \(ways.joined(separator: ", "))</li>"
        }
        return Notice(
            .attention, title: "Còn thiếu \(gaps.count) điều để xác định đầy đủ", "<ul>\(lines)</ul>"
        ).html
    }
}

/// Looked for in bytes: letter by letter it was an eighth of a household's page.
private func saysUnknown(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
        bytes.indices.contains { bytes[$0] == unknownMark[0] && bytes[$0...].starts(with: unknownMark) }
    }
}

private let unknownMark = Array("→ chưa rõ".utf8)

/// How many indicators a household lacks of how many, and of how many nobody can tell.
struct LackWords {
    let text: String

    init(_ result: Classification) {
        self.init(lacks: result.lacks, unknowns: result.unknowns, of: result.standard.indicators.count)
    }

    init(lacks: Int, unknowns: Int, of count: Int) {
        switch unknowns {
        case 0: text = "\(lacks)/\(count)"
        case count: text = "chưa rõ cả \(count)"
        default: text = "\(lacks)/\(count), chưa rõ \(unknowns)"
        }
    }
}
