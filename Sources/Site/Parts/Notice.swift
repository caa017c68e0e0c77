import Markup

/// A message in a box, said by a word and a colour alike.
public struct Notice: HTMLPart {
    /// What the box means to whoever reads it.
    public enum Tone: Sendable {
        case note, done, attention, stopped

        var label: String {
            switch self {
            case .note: "Lưu ý"
            case .done: "Đã xong"
            case .attention: "Cần chú ý"
            case .stopped: "Chưa làm được"
            }
        }

        var name: String {
            switch self {
            case .note: "note"
            case .done: "done"
            case .attention: "attention"
            case .stopped: "stopped"
            }
        }
    }

    private let tone: Tone
    private let title: String?
    private let isStatus: Bool
    private let body: HTML

    /// - Parameter isStatus: whether a screen reader says it as soon as the page is there.
    public init(_ tone: Tone, title: String? = nil, isStatus: Bool = false, _ body: HTML) {
        self.tone = tone
        self.title = title
        self.isStatus = isStatus
        self.body = body
    }

    public var html: HTML {
        """
        <div class="notice notice-\(tone.name)"\(when: isStatus, " role=\"status\"")>\
        <p class="notice-title">\(title ?? tone.label)</p>\(body)</div>
        """
    }
}
