import Markup

extension DataTable {
    /// A row that is being written, cell by cell in the order of the columns.
    public struct Row {
        private let kinds: [Column.Kind]
        private var next = 0
        private(set) var markup: HTML.StringInterpolation

        init(_ columns: [Column], lines: Int) {
            kinds = columns.map(\.kind)
            markup = HTML.StringInterpolation(
                literalCapacity: lines * (16 + columns.count * 44), interpolationCount: 0)
        }

        /// A cell of text, escaped.
        public mutating func add(_ text: String) {
            open()
            markup.appendInterpolation(text)
            close()
        }

        public mutating func add(_ html: HTML) {
            open()
            markup.appendInterpolation(html)
            close()
        }

        /// A cell that leads somewhere.
        public mutating func add(_ text: String, to address: Address) {
            open()
            markup.appendLiteral("<a href=\"")
            markup.appendInterpolation(address.text)
            markup.appendLiteral("\">")
            markup.appendInterpolation(text)
            markup.appendLiteral("</a>")
            close()
        }

        mutating func write<Line>(_ line: Line, _ write: (Line, inout Row) -> Void) {
            markup.appendLiteral("<tr>")
            next = 0
            write(line, &self)
            markup.appendLiteral("</tr>\n")
        }

        private mutating func open() {
            switch kinds[next] {
            case .rowHeader: markup.appendLiteral("<th scope=\"row\">")
            case .text: markup.appendLiteral("<td>")
            case .number: markup.appendLiteral("<td class=\"number\">")
            case .code: markup.appendLiteral("<td class=\"code\">")
            case .actions: markup.appendLiteral("<td class=\"row-actions\">")
            }
        }

        private mutating func close() {
            if kinds[next] == .rowHeader { markup.appendLiteral("</th>") } else { markup.appendLiteral("</td>") }
            next += 1
        }
    }
}
