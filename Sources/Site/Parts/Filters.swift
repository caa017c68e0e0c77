import Markup

/// What narrows a list: a form that GETs the list's own address, so that the narrowed list can be sent to others.
public struct Filters: HTMLPart {
    private let address: Address
    private let fields: [Field]
    private let kept: [(name: String, value: String)]
    private let clear: Address?
    private let more: More?

    /// Fields that few ask for, a click away.
    public struct More: Sendable {
        let title: String
        let fields: [Field]
        let isOpen: Bool

        /// - Parameter isOpen: in sight because one of them is set, or cannot be read.
        public init(_ title: String, _ fields: [Field], isOpen: Bool) {
            self.title = title
            self.fields = fields
            self.isOpen = isOpen
        }
    }

    /// - Parameters:
    ///   - address: the list's path, without a query.
    ///   - kept: parameters that stay as they are (the order of the list).
    ///   - clear: where the list stands without a filter; nil where none is set.
    public init(
        _ address: Address, _ fields: [Field], kept: [(name: String, value: String)] = [], clear: Address? = nil,
        more: More? = nil
    ) {
        self.address = address
        self.fields = fields
        self.kept = kept
        self.clear = clear
        self.more = more
    }

    public var html: HTML {
        let hidden: [HTML] = kept.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\"/>" }
        let way: HTML? = clear.map { "<a href=\"\($0)\">Bỏ lọc</a>" }
        if fields.isEmpty, let more {
            return """
                <form class="filters-alone" method="get" action="\(address)" aria-label="\(more.title)">\(hidden)\
                \(folded(more, "<div class=\"filters-actions\">\(Button("Xem", .secondary))\(way)</div>"))</form>
                """
        }
        return """
            <form class="filters" method="get" action="\(address)" aria-label="Lọc danh sách">\(hidden)\(fields)\
            \(more.map { folded($0) })<div class="filters-actions">\(Button("Lọc", .secondary))\(way)</div></form>
            """
    }

    private func folded(_ more: More, _ actions: HTML? = nil) -> HTML {
        """
        <details class="filters-more"\(when: more.isOpen, " open=\"open\"")><summary>\(more.title)</summary>\
        <div class="filters-more-body">\(more.fields)\(actions)</div></details>
        """
    }
}
