import Markup

/// What most readers need not see, a click away; open in print.
public struct Details: HTMLPart {
    private let summary: String
    private let isOpen: Bool
    private let body: HTML

    public init(_ summary: String, isOpen: Bool = false, _ body: HTML) {
        self.summary = summary
        self.isOpen = isOpen
        self.body = body
    }

    public var html: HTML {
        """
        <details class="details"\(when: isOpen, " open=\"open\"")><summary>\(summary)</summary>\
        <div class="details-body">\(body)</div></details>
        """
    }
}
