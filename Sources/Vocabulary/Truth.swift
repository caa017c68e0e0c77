/// Three-valued logic (Kleene): an answer that nobody has given is never a silent "no".
public enum Truth: Sendable, Hashable {
    case no, unknown, yes

    public init(_ value: Bool?) {
        self = value.map { $0 ? .yes : .no } ?? .unknown
    }

    public var known: Bool? {
        switch self {
        case .yes: true
        case .no: false
        case .unknown: nil
        }
    }

    public static func && (left: Truth, right: Truth) -> Truth {
        left == .no || right == .no ? .no : left == .yes && right == .yes ? .yes : .unknown
    }

    public static func || (left: Truth, right: Truth) -> Truth {
        left == .yes || right == .yes ? .yes : left == .no && right == .no ? .no : .unknown
    }

    public static prefix func ! (value: Truth) -> Truth {
        switch value {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}
