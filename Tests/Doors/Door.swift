/// A place where bytes from outside come in: whatever they are, what stands behind it answers or refuses.
public struct Door: Sendable {
    /// The name of its folder of bytes under `Tests/Corpus`.
    public let name: String
    /// Sends bytes in.
    ///
    /// - Throws: `BrokenPromise` where what stands behind the door answers wrongly. A crash is one, too.
    public let enter: @Sendable ([UInt8]) throws -> Void

    /// Every door, in the order of what is worth most to somebody who means harm.
    public static let all = office + forms + rules

    /// The door of a name.
    public static func named(_ name: String) -> Door? { all.first { $0.name == name } }
}

/// Something that must hold whatever comes in, and did not.
public struct BrokenPromise: Error, CustomStringConvertible {
    /// What was promised, and what came instead.
    public let description: String

    init(_ description: String) { self.description = description }
}
