import Vocabulary

/// Who is signed in, as the pages need to know it.
public struct SignedIn: Sendable {
    /// The officer's name as the header shows it.
    public let name: String
    /// The role in Vietnamese: `Cán bộ giảm nghèo`.
    public let role: String
    /// What the officer may do, by the stable names that the access module gives its permissions.
    public let permissions: Set<String>
    /// Whether a message waits to be shown once.
    public let hasFlash: Bool
    /// The officer as the access module knows it; the desk casts it back to the type it put in.
    public let account: any Sendable

    public init(
        name: String, role: String, permissions: Set<String>, hasFlash: Bool = false, account: any Sendable
    ) {
        self.name = name
        self.role = role
        self.permissions = permissions
        self.hasFlash = hasFlash
        self.account = account
    }

    /// Whether the officer has a permission; everybody may what needs none.
    public func may(_ permission: String?) -> Bool {
        permission.map(permissions.contains) ?? true
    }
}

/// What a browser holds of a session: 64 hexadecimal digits of 256 random bits. Only its digest is ever stored.
public struct SessionToken: Hashable, Sendable {
    /// The token as the cookie carries it; never stored, never logged.
    public let text: String

    /// Nil for anything but 64 lower-case hexadecimal digits.
    public init?(_ text: some StringProtocol) {
        let isToken = { (byte: UInt8) in (48...57).contains(byte) || (97...102).contains(byte) }
        guard text.utf8.count == 64, text.utf8.allSatisfy(isToken) else { return nil }
        self.text = String(text)
    }

    /// A new token of the system's random generator.
    public static func fresh() -> SessionToken {
        let digits = Array("0123456789abcdef")
        let text = SecureRandom.bytes(32).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return SessionToken(unchecked: String(text))
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// What is stored: SHA-256 of the token.
    public var digest: [UInt8] { Digest.sha256(Array(text.utf8)) }
}

/// A message that the next page shows once.
public struct Flash: Hashable, Sendable {
    /// Whether what the officer asked for was done, or stopped.
    public enum Tone: String, Sendable { case done, stopped }

    public let tone: Tone
    public let message: String

    public init(_ message: String, tone: Tone = .done) {
        self.tone = tone
        self.message = message
    }
}

/// What the pages need of the sessions that the access module keeps.
public protocol SessionStore: Sendable {
    /// Nil for a token that is unknown, ended, idle too long or of an officer who may no longer sign in.
    func resolve(_ token: SessionToken) async throws -> SignedIn?
    /// Keeps one message for the next page of the session, in place of an earlier one.
    func leave(_ flash: Flash, for token: SessionToken) async throws
    /// Takes the waiting message away.
    func takeFlash(for token: SessionToken) async throws -> Flash?
}
