import Office
import Rulebook
import Vocabulary

/// The words by which codes stand in an exported sheet, and the way back.
///
/// A code that its list no longer knows, or whose label another code shares, stands as itself.
struct ExportWords: Sendable {
    static let yes = "Có"
    static let no = "Không"
    static let noCause = "Không có nguyên nhân nào"

    private let labels: [String: [String: String]]
    private let codes: [String: [String: String]]

    init(_ rules: RuleLibrary) {
        var labels: [String: [String: String]] = [:]
        var codes: [String: [String: String]] = [:]
        for (id, list) in rules.lists {
            let taken = Set(Unknown.allCases.map(\.label) + list.items.map(\.code))
            let isShared = Dictionary(grouping: list.items, by: \.label).mapValues { $0.count > 1 }
            for item in list.items where isShared[item.label] == false && !taken.contains(item.label) {
                labels[id, default: [:]][item.code] = item.label
                codes[id, default: [:]][item.label] = item.code
            }
            // A label that an earlier version of the rules used is among the aliases of today's.
            for item in list.items {
                for alias in item.aliases where codes[id]?[alias] == nil { codes[id, default: [:]][alias] = item.code }
            }
        }
        self.labels = labels
        self.codes = codes
    }

    func label(_ code: String, in list: String) -> String { labels[list]?[code] ?? code }

    func code(_ text: String, in list: String) -> String? {
        codes[list]?[text] ?? (ExportWords.looksLikeCode(text) ? text : nil)
    }

    private static func looksLikeCode(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 15
            && text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "_") }
    }
}

// MARK: - Answers

extension ExportWords {
    /// Empty where the observation says nothing of the fact.
    func cell(_ answer: Answer, _ shape: FactShape) -> SheetValue {
        switch (answer, shape) {
        case (.flag(let value), _): .text(value ? ExportWords.yes : ExportWords.no)
        case (.code(let code), .code(let list)): .text(label(code, in: list))
        case (.code(let code), _): .text(code)
        case (.number(let value), .number(let scale, _)) where scale > 1: .number(Double(value) / Double(scale))
        case (.number(let value), _): .integer(value)
        case (.unknown(.notAsked), _): .empty
        case (.unknown(let reason), _): .text(reason.label)
        }
    }

    func answer(_ cells: inout ExportedCells, _ shape: FactShape) throws -> Answer {
        let text = cells.text()
        if text.isEmpty { return .unknown(.notAsked) }
        if let reason = Unknown.allCases.first(where: { $0.label == text }) { return .unknown(reason) }
        switch shape {
        case .flag:
            if text == ExportWords.yes { return .flag(true) }
            if text == ExportWords.no { return .flag(false) }
        case .code(let list):
            if let code = code(text, in: list) { return .code(code) }
        case .number(let scale, _):
            if let number = Double(text), abs(number) < 1e13 {
                return .number(Int64((number * Double(scale)).rounded()))
            }
        }
        throw cells.unclear(text)
    }

    /// Causes of poverty, a bit each: `Không có lao động; Nguyên nhân khác`.
    func cell(causes: Int64?) -> SheetValue {
        guard let causes else { return .empty }
        if causes == 0 { return .text(ExportWords.noCause) }
        let words = (0..<63).filter { causes & 1 << Int64($0) != 0 }.map { label(String($0 + 1), in: "causes") }
        return .text(words.joined(separator: "; "))
    }

    func causes(_ cells: inout ExportedCells) throws -> Int64? {
        guard let text = cells.textIfAny() else { return nil }
        if text == ExportWords.noCause { return 0 }
        return try text.split(separator: ";").reduce(into: 0) { causes, part in
            let words = VietnameseText.tidy(String(part))
            guard let number = code(words, in: "causes").flatMap({ Int64($0) }), (1...63).contains(number) else {
                throw cells.unclear(words)
            }
            causes |= 1 << (number - 1)
        }
    }
}
