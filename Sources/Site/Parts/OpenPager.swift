import Markup
import Vocabulary

/// Which rows are in sight of a list whose end was not looked for, and the way to the others.
public struct OpenPager: HTMLPart {
    private let page: Int
    private let size: Int
    private let shown: Int
    private let hasMore: Bool
    private let unit: String
    private let address: Address

    /// - Parameters:
    ///   - page: counted from 1.
    ///   - shown: rows on this page.
    ///   - hasMore: whether there is another page.
    ///   - address: of the list without its page; `trang` is added.
    public init(page: Int, size: Int, shown: Int, hasMore: Bool, unit: String, address: Address) {
        self.page = page
        self.size = size
        self.shown = shown
        self.hasMore = hasMore
        self.unit = unit
        self.address = address
    }

    public var html: HTML {
        let first = (page - 1) * size + 1
        let last = first + shown - 1
        if page == 1, !hasMore { return "<p class=\"count\"><strong>\(Shown.number(shown))</strong> \(unit)</p>" }
        return """
            <nav class="pager" aria-label="Các trang của danh sách">\
            <p class="count">\(Shown.number(first))–\(Shown.number(last)) \(unit)\(when: hasMore, ", còn nữa")</p>\
            <ul>\(when: page > 1, link(page - 1, "‹ Trước", "prev"))\(when: hasMore, link(page + 1, "Sau ›", "next"))</ul></nav>
            """
    }

    private func link(_ number: Int, _ words: String, _ relation: String) -> HTML {
        "<li><a rel=\"\(relation)\" href=\"\(address.with("trang", number))\">\(words)</a></li>"
    }
}
