import Rulebook
import Vocabulary

/// What the words of a cell answer.
enum AnswerWords {
    /// Yes and no.
    static func flag(_ text: String) -> Meaning<Answer> {
        let folded = VietnameseText.folded(text)
        if folded.isEmpty { return text.allSatisfy(\.isWhitespace) ? .blank : .unreadable }
        if yes.contains(folded) { return .value(.flag(true)) }
        if no.contains(folded) { return .value(.flag(false)) }
        return unknown(folded) ?? .unreadable
    }

    /// A code of a list, by its label, another spelling, or the code itself.
    static func code(of list: RuleList?) -> (String) -> Meaning<Answer> {
        let codes = codes(of: list)
        return { text in
            let folded = VietnameseText.folded(text)
            if folded.isEmpty { return text.allSatisfy(\.isWhitespace) ? .blank : .unreadable }
            if let code = codes[folded] { return .value(.code(code)) }
            if let unknown = unknown(folded) { return unknown }
            return no.contains(folded) && list?["none"] != nil ? .value(.code("none")) : .unreadable
        }
    }

    /// As `code`, where no kind of unknown can stand.
    ///
    /// - Parameter accented: words that only their accents tell apart, in lower case.
    static func word(
        of list: RuleList?, also: [String: String] = [:], accented: [String: String] = [:]
    ) -> (String) -> Meaning<String> {
        let codes = codes(of: list).merging(also) { own, _ in own }
        return { text in
            if !accented.isEmpty, let code = accented[VietnameseText.tidy(text).lowercased()] { return .value(code) }
            let folded = VietnameseText.folded(text)
            if let code = codes[folded] { return .value(code) }
            return folded.isEmpty && text.allSatisfy(\.isWhitespace) ? .blank : .unreadable
        }
    }

    /// Causes of poverty by number, code or label, parted by `;` or `,`: bit 0 is the first.
    static func causes(of list: RuleList?) -> (String) -> Meaning<Int64> {
        var bits: [String: Int64] = [:]
        for (place, item) in (list?.items ?? []).enumerated() {
            let bit = Int64(1) << Int64((Int(item.code) ?? place + 1) - 1)
            for word in [item.code, item.label] + item.aliases { bits[VietnameseText.folded(word)] = bit }
        }
        return { text in
            if text.allSatisfy(\.isWhitespace) { return .blank }
            if no.contains(VietnameseText.folded(text)) { return .value(0) }
            // Labels hold commas of their own, so a part is tried whole before it is parted.
            for separators in [";\n", ";,.+\n"] {
                let parts = text.split(whereSeparator: { separators.contains($0) }).map {
                    VietnameseText.folded(String($0))
                }
                let found = parts.filter { !$0.isEmpty }.map { bits[$0] }
                if !found.isEmpty, !found.contains(nil) { return .value(found.reduce(0) { $0 | ($1 ?? 0) }) }
            }
            return .unreadable
        }
    }

    static func sex(_ text: String) -> Meaning<Sex> {
        switch VietnameseText.folded(text) {
        case "nam", "male": .value(.male)
        case "female": .value(.female)
        // "Nũ" is as near to "Nam" as to "Nữ" on a keyboard: a wrong accent must not make a man a woman.
        case "nu": ["nữ", "nu"].contains(VietnameseText.tidy(text).lowercased()) ? .value(.female) : .unreadable
        case "": text.allSatisfy(\.isWhitespace) ? .blank : .unreadable
        default: .unreadable
        }
    }

    static func residence(_ text: String) -> Meaning<Membership> {
        let folded = VietnameseText.folded(text)
        if folded.isEmpty { return text.allSatisfy(\.isWhitespace) ? .blank : .unreadable }
        let kind = Membership.allCases.first { VietnameseText.folded($0.label) == folded || $0.rawValue == folded }
        return kind.map { .value($0) } ?? .unreadable
    }

    private static func unknown(_ folded: String) -> Meaning<Answer>? {
        switch folded {
        case "chua biet", "khong biet", "khong ro", "chua ro", "da hoi khong biet": .value(.unknown(.notKnown))
        case "tu choi", "tu choi tra loi": .value(.unknown(.refused))
        case "khong ap dung": .value(.unknown(.notApplicable))
        case "chua hoi": .blank
        default: nil
        }
    }

    private static func codes(of list: RuleList?) -> [String: String] {
        var codes: [String: String] = [:]
        for item in list?.items ?? [] {
            for word in [item.label, item.code] + item.aliases {
                let folded = VietnameseText.folded(word)
                if codes[folded] == nil { codes[folded] = item.code }
            }
        }
        return codes
    }

    private static let yes: Set<String> = ["co", "x", "1", "true", "yes", "dung", "v"]
    private static let no: Set<String> = ["khong", "0", "false", "no", "sai", "k"]
}
