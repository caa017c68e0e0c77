import Vocabulary

/// Who asks for something, and when: the first argument of every capability's function.
public struct Asking: Sendable {
    /// Nil for whoever works at the server without an account.
    public let officer: Key?
    /// The name that the journal shows.
    public let name: String
    /// What the officer works as, in the term under which it is asked.
    public let role: Role
    /// The communes whose households this officer may see; nil means all of the installation.
    public let communes: Set<Key>?
    /// The tổ dân phố that the term names: what a role that works in some of them sees.
    public let neighbourhoods: Set<Key>
    /// The officer's own and declared relatives' households: a role that works in some tổ dân phố never gets them.
    public let related: Set<Key>
    /// Incompatible duties that this officer was allowed to have for a while.
    public let allowed: Set<Conflict>
    /// When it is asked.
    public let at: Instant

    /// An officer, asking at an instant.
    public init(
        officer: Key?, name: String, role: Role, communes: Set<Key>?, neighbourhoods: Set<Key> = [],
        related: Set<Key> = [], allowed: Set<Conflict> = [], at: Instant
    ) {
        self.officer = officer
        self.name = name
        self.role = role
        self.communes = communes
        self.neighbourhoods = neighbourhoods
        self.related = related
        self.allowed = allowed
        self.at = at
    }

    /// Whoever runs the command at the server without signing in.
    public static func server(at instant: Instant) -> Asking {
        Asking(officer: nil, name: "Tại máy chủ", role: .server, communes: nil, at: instant)
    }

    /// The day it is asked, in Vietnam.
    public var today: Day { at.day }

    /// Whether a permission holds for every household there is, and holds in a commune.
    public func can(_ permission: Permission, in commune: Key? = nil) -> Bool {
        Matrix.reach(of: role, for: permission) == .whole && knows(commune)
    }

    /// - Throws: `AccessRefusal.notPermitted`, or `.notFound` where the commune, or more than a part of it, is not this
    ///   officer's to know of.
    public func must(_ permission: Permission, in commune: Key? = nil) throws {
        guard let reach = Matrix.reach(of: role, for: permission) else {
            throw AccessRefusal.notPermitted(role, permission)
        }
        guard reach == .whole, knows(commune) else { throw AccessRefusal.notFound }
    }

    /// Whether a permission holds, be it for a part alone.
    public func canPartly(_ permission: Permission) -> Bool { Matrix.reach(of: role, for: permission) != nil }

    /// The part of a commune's households for which a permission holds: whoever asks for it keeps every answer within.
    ///
    /// - Throws: as `must`, and `.notFound` for a role that sees its own lists alone.
    public func part(_ permission: Permission, in commune: Key? = nil) throws -> RegisterPart {
        guard Matrix.reach(of: role, for: permission) == .neighbourhoods else {
            try must(permission, in: commune)
            return .whole
        }
        guard knows(commune) else { throw AccessRefusal.notFound }
        return RegisterPart(neighbourhoods: neighbourhoods, without: related)
    }

    /// Whether only what the officer brought may be shown of a permission's subject.
    ///
    /// - Throws: as `must`, but lets a role through that sees its own lists alone.
    public func seesOwnListsOnly(_ permission: Permission, in commune: Key? = nil) throws -> Bool {
        guard Matrix.reach(of: role, for: permission) == .ownLists else {
            try must(permission, in: commune)
            return false
        }
        guard knows(commune) else { throw AccessRefusal.notFound }
        return true
    }

    private func knows(_ commune: Key?) -> Bool {
        guard let commune, let communes else { return true }
        return communes.contains(commune)
    }
}

/// The households of a commune that somebody may see.
public struct RegisterPart: Sendable, Hashable {
    /// Only those of these tổ dân phố; nil for all.
    public let neighbourhoods: [Key]?
    /// Never these.
    public let excepted: [Key]

    /// Everything.
    public static let whole = RegisterPart(neighbourhoods: nil, excepted: [])

    private init(neighbourhoods: [Key]?, excepted: [Key]) {
        self.neighbourhoods = neighbourhoods
        self.excepted = excepted
    }

    init(neighbourhoods: Set<Key>, without related: Set<Key>) {
        self.init(neighbourhoods: neighbourhoods.sorted(), excepted: related.sorted())
    }

    /// Whether nothing is left out.
    public var isWhole: Bool { neighbourhoods == nil && excepted.isEmpty }

    /// Whether a household that lives in a tổ dân phố is in it.
    public func holds(_ household: Key, in neighbourhood: Key) -> Bool {
        (neighbourhoods?.contains(neighbourhood) ?? true) && !excepted.contains(household)
    }

    /// Whether a tổ dân phố is in it.
    public func holds(neighbourhood: Key) -> Bool { neighbourhoods?.contains(neighbourhood) ?? true }
}

extension Asking {
    /// - Throws: as `must`; the installation's own chain tells of every commune's accounts, so it is read by whoever may
    ///   see all of them.
    func mustReadTrace(of commune: Key?) throws {
        try must(.readAudit, in: commune)
        if commune == nil, communes != nil { throw AccessRefusal.notFound }
    }
}
