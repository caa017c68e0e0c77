import Markup
import Vocabulary

/// A few counts side by side, each opening its rows: mới, thay đổi, không đổi, bị từ chối.
public struct Tallies: HTMLPart {
    /// One count.
    public struct Tally: Sendable {
        let label: String
        let count: Int
        let address: Address?
        let standing: Standing
        let isCurrent: Bool

        /// - Parameters:
        ///   - address: of its rows; nil where there is nothing to open.
        ///   - isCurrent: whether its rows are those in sight.
        public init(
            _ label: String, _ count: Int, _ address: Address? = nil, standing: Standing = .neutral,
            isCurrent: Bool = false
        ) {
            self.label = label
            self.count = count
            self.address = address
            self.standing = standing
            self.isCurrent = isCurrent
        }
    }

    private let label: String
    private let tallies: [Tally]

    /// - Parameter label: what is counted: "Kết quả đọc tệp".
    public init(_ label: String, _ tallies: [Tally]) {
        self.label = label
        self.tallies = tallies
    }

    public var html: HTML { "<ul class=\"tallies\" aria-label=\"\(label)\">\(tallies.map(line))</ul>" }

    private func line(_ tally: Tally) -> HTML {
        let sign: HTML? =
            tally.standing.sign.isEmpty ? nil : "<span aria-hidden=\"true\">\(tally.standing.sign) </span>"
        let words: HTML = """
            <span class="tally-count">\(Shown.number(tally.count))</span> \
            <span class="tally-label">\(sign)\(tally.label)</span>
            """
        let link: HTML? = tally.address.map { address in
            "<a href=\"\(address)\"\(when: tally.isCurrent, " aria-current=\"true\"")>\(words)</a>"
        }
        return """
            <li class="tally-\(tally.standing.rawValue)">\(link ?? "<span class=\"tally\">\(words)</span>")</li>
            """
    }
}

/// A value that changes: what it was, what it becomes.
public struct Change: HTMLPart {
    private let before: String?
    private let after: String?

    /// - Parameter before: nil where nothing was known; `after` nil where the value goes away.
    public init(from before: String?, to after: String?) {
        self.before = before
        self.after = after
    }

    public var html: HTML {
        """
        <span class="change"><span class="unseen">trước: </span><del>\(before ?? "chưa có")</del> \
        <span aria-hidden="true">→</span><span class="unseen">, sau: </span> <ins>\(after ?? "bỏ trống")</ins></span>
        """
    }
}
