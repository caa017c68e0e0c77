import Markup
import Vocabulary

/// Which rows of how many are in sight, and the way to the others.
public struct Pager: HTMLPart {
    private let page: Int
    private let size: Int
    private let total: Int
    private let unit: String
    private let address: Address

    /// - Parameters:
    ///   - page: counted from 1.
    ///   - size: rows on a page.
    ///   - unit: what is counted: `hộ`, `người`.
    ///   - address: of the list without its page; `trang` is added.
    public init(page: Int, size: Int, total: Int, unit: String, address: Address) {
        self.size = max(1, size)
        self.total = max(0, total)
        self.unit = unit
        self.address = address
        self.page = min(max(1, page), max(1, (self.total + self.size - 1) / self.size))
    }

    public var html: HTML {
        guard total > 0 else { return "<p class=\"count\">Không có \(unit) nào.</p>" }
        let count: HTML =
            pages == 1
            ? "<p class=\"count\"><strong>\(Shown.number(total))</strong> \(unit)</p>"
            : """
            <p class="count">\(Shown.number(first))–\(Shown.number(last)) trong \
            <strong>\(Shown.number(total))</strong> \(unit)</p>
            """
        return pages == 1 ? count : "<nav class=\"pager\" aria-label=\"Các trang của danh sách\">\(count)\(steps)</nav>"
    }

    private var pages: Int { (total + size - 1) / size }
    private var first: Int { (page - 1) * size + 1 }
    private var last: Int { min(page * size, total) }

    private var steps: HTML {
        """
        <ul>\(when: page > 1, link(page - 1, "‹ Trước", relation: "prev"))\(shownPages.map(numbered))\
        \(when: page < pages, link(page + 1, "Sau ›", relation: "next"))</ul>
        """
    }

    /// The first, the last, and those around the current one; nil stands for those left out.
    private var shownPages: [Int?] {
        let near = Set([1, pages] + (max(1, page - 1)...min(pages, page + 1))).sorted()
        var shown: [Int?] = []
        for number in near {
            if let previous = shown.last.flatMap({ $0 }), number > previous + 1 {
                shown.append(number == previous + 2 ? previous + 1 : nil)
            }
            shown.append(number)
        }
        return shown
    }

    private func numbered(_ number: Int?) -> HTML {
        guard let number else { return "<li class=\"pager-gap\">…</li>" }
        let words: HTML = "<span class=\"unseen\">Trang </span>\(number)"
        return number == page
            ? "<li><span class=\"pager-current\" aria-current=\"page\">\(words)</span></li>"
            : "<li><a href=\"\(address.with("trang", number))\">\(words)</a></li>"
    }

    private func link(_ number: Int, _ words: String, relation: String) -> HTML {
        "<li><a rel=\"\(relation)\" href=\"\(address.with("trang", number))\">\(words)</a></li>"
    }
}
