import Markup
import Vocabulary

/// How far long work has come. The page that shows it asks for itself again (`Page(refresh:)`).
public struct Progress: HTMLPart {
    private let label: String
    private let done: Int
    private let total: Int?
    private let unit: String

    /// - Parameter total: nil while nobody can tell how much there is.
    public init(_ label: String, done: Int, of total: Int?, unit: String) {
        self.label = label
        self.done = done
        self.total = total
        self.unit = unit
    }

    public var html: HTML {
        """
        <div class="progress"><p class="progress-label"><strong>\(label)</strong> <span>\(words)</span></p>\
        <progress aria-label="\(label)"\(bounds)>\(words)</progress></div>
        """
    }

    private var bounds: HTML? {
        guard let total, total > 0 else { return nil }
        return " max=\"\(total)\" value=\"\(min(done, total))\""
    }

    private var words: String {
        guard let total, total > 0 else { return "\(Shown.number(done)) \(unit)" }
        return "\(Shown.number(done)) / \(Shown.number(total)) \(unit) (\(min(done, total) * 100 / total) %)"
    }
}
