/// What an officer can cause and mend: shown in Vietnamese, with what, where and how to go on.
public protocol Refusal: Error, Sendable {
    /// A stable code that a manual can quote: `HO-104`.
    var code: String { get }
    var kind: RefusalKind { get }
    /// One or more whole sentences in Vietnamese; never a name or a number of a person.
    var message: String { get }
}

/// What a refusal means to whoever asked.
public enum RefusalKind: Sendable {
    case notFound, notAllowed, conflict, invalid
}

/// One field of a form or of a file that cannot be taken, and how to mend it.
public struct FieldProblem: Hashable, Sendable {
    /// The field's name in the form or the column's key in the file.
    public let field: String
    public let message: String

    public init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}
