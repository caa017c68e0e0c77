import Markup

/// What has happened, the latest first: when, what, and who says so.
public struct Timeline: HTMLPart {
    /// One thing that happened.
    public struct Entry: Sendable {
        let when: String
        let what: HTML
        let source: HTML?

        /// - Parameters:
        ///   - when: a day or a moment as readers see it.
        ///   - source: by whom, or by which decision.
        public init(_ when: String, _ what: HTML, source: HTML? = nil) {
            self.when = when
            self.what = what
            self.source = source
        }
    }

    private let entries: [Entry]
    private let empty: HTML

    /// - Parameter empty: said where nothing has happened.
    public init(_ entries: [Entry], empty: HTML) {
        self.entries = entries
        self.empty = empty
    }

    public var html: HTML {
        entries.isEmpty ? "<div class=\"empty\">\(empty)</div>" : "<ol class=\"timeline\">\(entries.map(line))</ol>"
    }

    private func line(_ entry: Entry) -> HTML {
        let source: HTML? = entry.source.map { " · \($0)" }
        return """
            <li><p class="timeline-when">\(entry.when)\(source)</p><p class="timeline-what">\(entry.what)</p></li>
            """
    }
}
