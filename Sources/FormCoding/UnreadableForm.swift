/// What a browser would never send: cut, malformed, or more of it than a form has.
public struct UnreadableForm: Error, Equatable {
    /// Nothing more can be said of it.
    public init() {}
}
