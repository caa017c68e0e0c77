import Vocabulary

/// Who asks for something, and when: the first argument of every capability's function.
public struct Asking: Sendable {
    /// Nil for whoever works at the server without an account.
    public let officer: Key?
    /// The name that the journal shows.
    public let name: String
    /// What the officer's account is for.
    public let role: Role
    /// The communes whose households this officer may see; nil means all of the installation.
    public let communes: Set<Key>?
    /// When it is asked.
    public let at: Instant

    /// An officer, asking at an instant.
    public init(officer: Key?, name: String, role: Role, communes: Set<Key>?, at: Instant) {
        self.officer = officer
        self.name = name
        self.role = role
        self.communes = communes
        self.at = at
    }

    /// Whoever runs the command at the server without signing in.
    public static func server(at instant: Instant) -> Asking {
        Asking(officer: nil, name: "Tại máy chủ", role: .server, communes: nil, at: instant)
    }

    /// The day it is asked, in Vietnam.
    public var today: Day { at.day }

    /// Whether a permission holds, and holds in a commune.
    public func can(_ permission: Permission, in commune: Key? = nil) -> Bool {
        guard role.permissions.contains(permission) else { return false }
        guard let commune, let communes else { return true }
        return communes.contains(commune)
    }

    /// - Throws: `AccessRefusal.notPermitted`, or `.notFound` where the commune is not this officer's to know of.
    public func must(_ permission: Permission, in commune: Key? = nil) throws {
        guard role.permissions.contains(permission) else { throw AccessRefusal.notPermitted(role, permission) }
        guard can(permission, in: commune) else { throw AccessRefusal.notFound }
    }
}
