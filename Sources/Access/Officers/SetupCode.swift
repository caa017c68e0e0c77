import Vocabulary

/// The code that the terminal shows and the first page asks for: whoever starts the program makes its first account.
public struct SetupCode: Sendable {
    /// As shown on the terminal.
    public let text: String

    /// A new code, for one start of the program.
    public static func random() -> SetupCode { SetupCode(text: ReadableCode.random()) }

    /// Takes as long for a nearly right code as for a wrong one. Case, spaces and hyphens do not matter.
    public func matches(_ typed: String) -> Bool {
        let left = Digest.sha256(SetupCode.plain(text))
        let right = Digest.sha256(SetupCode.plain(typed))
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func plain(_ text: String) -> [UInt8] {
        text.lowercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
    }
}
