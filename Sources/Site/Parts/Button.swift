import Markup

/// A button of a form. Its words are a verb: "Nhập danh sách", "Ghi nhận quyết định".
public struct Button: HTMLPart {
    /// How much the button asks to be pressed.
    public enum Weight: String, Sendable { case primary, secondary, grave }

    private let label: String
    private let weight: Weight
    private let name: String?
    private let value: String?

    /// - Parameter weight: `.grave` for official or hard-to-undo steps.
    public init(_ label: String, _ weight: Weight = .primary, name: String? = nil, value: String? = nil) {
        self.label = label
        self.weight = weight
        self.name = name
        self.value = value
    }

    public var html: HTML {
        let sent: HTML? = name.map { " name=\"\($0)\" value=\"\(value)\"" }
        return "<button class=\"button button-\(weight.rawValue)\" type=\"submit\"\(sent)>\(label)</button>"
    }
}

/// A link that looks like a button: it leads somewhere and changes nothing.
public struct LinkButton: HTMLPart {
    private let label: String
    private let address: Address
    private let weight: Button.Weight

    public init(_ label: String, to address: Address, _ weight: Button.Weight = .secondary) {
        self.label = label
        self.address = address
        self.weight = weight
    }

    public var html: HTML { "<a class=\"button button-\(weight.rawValue)\" href=\"\(address)\">\(label)</a>" }
}

/// Buttons and links side by side, the main one first.
public struct Actions: HTMLPart {
    private let pieces: [HTML]

    public init(_ pieces: HTML...) {
        self.pieces = pieces
    }

    public init(_ parts: any HTMLPart...) {
        pieces = parts.map(\.html)
    }

    public var html: HTML { "<div class=\"actions\">\(pieces)</div>" }
}
