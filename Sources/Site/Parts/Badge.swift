import Markup

/// Where something stands against what it should be.
public enum Standing: String, Sendable, CaseIterable {
    case met, attention, missed, neutral

    /// The sign that says the same as the colour.
    public var sign: String {
        switch self {
        case .met: "✓"
        case .attention: "!"
        case .missed: "✕"
        case .neutral: ""
        }
    }

    /// The words where a badge says no others.
    public var label: String {
        switch self {
        case .met: "Đạt"
        case .attention: "Cần chú ý"
        case .missed: "Không đạt"
        case .neutral: "Chưa đánh giá"
        }
    }
}

/// A word or two with a sign and a colour: never a colour alone.
public struct Badge: HTMLPart {
    private let standing: Standing
    private let words: String

    /// - Parameter words: what the badge says; the standing's own label where nil.
    public init(_ standing: Standing, _ words: String? = nil) {
        self.standing = standing
        self.words = words ?? standing.label
    }

    public var html: HTML {
        """
        <span class="badge badge-\(standing.rawValue)">\(when: !standing.sign.isEmpty,
            "<span class=\"badge-sign\" aria-hidden=\"true\">\(standing.sign)</span> ")\(words)</span>
        """
    }
}
