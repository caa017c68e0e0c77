import Markup

/// What narrows a list: a form that GETs the list's own address, so that the narrowed list can be sent to others.
public struct Filters: HTMLPart {
    private let address: Address
    private let fields: [Field]
    private let kept: [(name: String, value: String)]
    private let clear: Address?

    /// - Parameters:
    ///   - address: the list's path, without a query.
    ///   - kept: parameters that stay as they are (the order of the list).
    ///   - clear: where the list stands without a filter; nil where none is set.
    public init(
        _ address: Address, _ fields: [Field], kept: [(name: String, value: String)] = [], clear: Address? = nil
    ) {
        self.address = address
        self.fields = fields
        self.kept = kept
        self.clear = clear
    }

    public var html: HTML {
        let hidden: [HTML] = kept.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\"/>" }
        let way: HTML? = clear.map { "<a href=\"\($0)\">Bỏ lọc</a>" }
        return """
            <form class="filters" method="get" action="\(address)" aria-label="Lọc danh sách">\(hidden)\(fields)\
            <div class="filters-actions">\(Button("Lọc", .secondary))\(way)</div></form>
            """
    }
}
