/// One thing that the doctor looked at.
struct Finding {
    enum Level: String {
        case good, attention, danger

        var mark: String {
            switch self {
            case .good: "  ✓"
            case .attention: "  !"
            case .danger: "  ✗"
            }
        }
    }

    let level: Level
    /// A stable word for programs.
    let name: String
    /// What was found, a whole sentence.
    let words: String
    /// What to do; empty where nothing has to be done.
    let remedy: String

    static func good(_ name: String, _ words: String) -> Finding {
        Finding(level: .good, name: name, words: words, remedy: "")
    }

    static func attention(_ name: String, _ words: String, _ remedy: String) -> Finding {
        Finding(level: .attention, name: name, words: words, remedy: remedy)
    }

    static func danger(_ name: String, _ words: String, _ remedy: String) -> Finding {
        Finding(level: .danger, name: name, words: words, remedy: remedy)
    }

    var object: [String: Any] { ["level": level.rawValue, "name": name, "words": words, "remedy": remedy] }
}
