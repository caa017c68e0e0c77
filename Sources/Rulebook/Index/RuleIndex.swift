public import Vocabulary

/// Everything that the rules of both layers say, to be looked up and searched.
public struct RuleIndex: Sendable {
    /// By id; documents last.
    public let entries: [RuleEntry]
    private let places: [String: Int]

    init(_ entries: [RuleEntry]) {
        self.entries = entries
        places = Dictionary(entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public subscript(id: String) -> RuleEntry? { places[id].map { entries[$0] } }

    /// The rules that name this one.
    public func uses(of id: String) -> [RuleEntry] { entries.filter { $0.references.contains(id) } }

    /// The rules whose values rest on a document.
    public func resting(on document: String) -> [RuleEntry] {
        entries.filter { entry in
            entry.provenance?.document?.id == document
                || entry.values.contains { $0.provenance.document?.id == document }
        }
    }

    /// Rules in which every word stands, in any order and without accents; best first.
    public func search(_ text: String) -> [RuleHit] {
        let wanted = VietnameseText.tokens(text)
        guard !wanted.isEmpty else { return [] }
        return entries.compactMap { entry -> (rank: Int, hit: RuleHit)? in
            guard wanted.allSatisfy({ entry.words.contains(" " + $0) }) else { return nil }
            let inLabel = RuleIndex.count(wanted, in: entry.label)
            let excerpt = entry.texts.filter { $0 != entry.label }
                .map { (count: RuleIndex.count(wanted, in: $0), text: $0) }.max { $0.count < $1.count }
            let shown = excerpt.flatMap { $0.count > 0 && inLabel < wanted.count ? $0.text : nil }
            return (inLabel, RuleHit(entry: entry, excerpt: shown))
        }
        .enumerated().sorted { ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset) }.map(\.element.hit)
    }

    private static func count(_ wanted: [String], in text: String) -> Int {
        let words = " " + VietnameseText.folded(text)
        return wanted.count { words.contains(" " + $0) }
    }
}

/// A rule that a search found, and the words in which it was found where they are not its name.
public struct RuleHit: Sendable {
    public let entry: RuleEntry
    public let excerpt: String?
}
