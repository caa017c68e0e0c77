import Markup

/// Names and values in pairs, each with a way to change it.
public struct SummaryList: HTMLPart {
    /// One name and its value.
    public struct Row: Sendable {
        let key: String
        let value: HTML
        let change: (label: String, address: Address)?

        /// - Parameter change: the words and the address of what changes this value; screen readers hear the key too.
        public init(_ key: String, _ value: HTML, change: (label: String, address: Address)? = nil) {
            self.key = key
            self.value = value
            self.change = change
        }

        public init(_ key: String, text: String, change: (label: String, address: Address)? = nil) {
            self.init(key, HTML(text: text), change: change)
        }
    }

    private let rows: [Row]

    public init(_ rows: [Row]) {
        self.rows = rows
    }

    public var html: HTML { "<dl class=\"summary\">\(rows.map(line))</dl>" }

    private func line(_ row: Row) -> HTML {
        let change: HTML? = row.change.map { change in
            """
            <dd class="summary-change"><a href="\(change.address)">\(change.label)<span class="unseen"> \
            \(row.key)</span></a></dd>
            """
        }
        return "<div class=\"summary-row\"><dt>\(row.key)</dt><dd>\(row.value)</dd>\(change)</div>"
    }
}
