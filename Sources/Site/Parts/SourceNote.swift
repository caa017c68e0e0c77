import Markup
import Vocabulary

/// Where a number comes from, of which day it is, and whether its rule has been checked against the Công báo.
public struct SourceNote: HTMLPart {
    private let source: HTML
    private let day: Day?
    private let isVerified: Bool

    /// - Parameters:
    ///   - source: document and article, or whoever gave the number.
    ///   - isVerified: false shows *chưa kiểm chứng*.
    public init(_ source: HTML, day: Day? = nil, isVerified: Bool = true) {
        self.source = source
        self.day = day
        self.isVerified = isVerified
    }

    public var html: HTML {
        let holds: HTML? = day.map { " · số liệu đến \($0.shown)" }
        let doubt: HTML? = isVerified ? nil : " · <em class=\"unverified\">chưa kiểm chứng</em>"
        return """
            <p class="source">Nguồn: \(source)\(holds)\(doubt)</p>
            """
    }
}
