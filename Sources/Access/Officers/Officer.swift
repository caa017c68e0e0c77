import Foundation
import Vocabulary

/// One person's account.
public struct Officer: Sendable, Equatable {
    /// What rows and the audit chain know this officer by.
    public let key: Key
    /// What is typed to sign in.
    public let name: String
    /// As pages and the journal show it.
    public let fullName: String
    /// When the account was closed, or nil.
    public let disabledAt: Instant?
    /// The term under which the officer works, on the day that was asked for; nil where none holds.
    public let term: Term?
    /// The officer's own and declared relatives' households.
    public let related: Set<Key>
    /// Incompatible duties that the officer was allowed to have on the day that was asked for.
    public let allowed: Set<Conflict>

    /// Whether the account is closed.
    public var isDisabled: Bool { disabledAt != nil }

    /// What the officer works as.
    public var role: Role { term?.role ?? .none }

    /// The commune whose households this officer may see; nil means all of the installation.
    public var commune: Key? { term?.commune }

    /// This officer, asking for something now.
    public func asking(at instant: Instant) -> Asking {
        Asking(
            officer: key, name: shownName, role: role, communes: commune.map { [$0] },
            neighbourhoods: Set(term?.neighbourhoods ?? []), related: related, allowed: allowed, at: instant)
    }

    /// As the journal names who acts for somebody: `Trần Văn Cam (KT. Chủ tịch)`.
    private var shownName: String {
        guard let term, let acting = term.acting else { return fullName }
        return "\(fullName) (\(acting.label) \(term.actingFor))"
    }

    /// What the audit chain commits to. Never the password, nor its hash.
    var record: [UInt8] {
        var lines = ["name=" + name, "full_name=" + fullName]
        if let disabledAt { lines.append("disabled_at=\(disabledAt.milliseconds)") }
        return Array(lines.joined(separator: "\n").utf8)
    }
}

/// An account as who manages it sees it.
public struct OfficerAccount: Sendable {
    public let officer: Officer
    /// Open sessions: places where this officer is signed in.
    public let sessions: Int
    /// Until when sign-in is refused after wrong passwords, or nil.
    public let lockedUntil: Instant?
}

/// An account to be made.
public struct NewOfficer: Sendable {
    /// What will be typed to sign in, in small letters.
    public let name: String
    /// Họ và tên.
    public let fullName: String
    /// The first term.
    public let term: NewTerm
    /// The first password; nothing of it but its Argon2id form is stored.
    public let password: String

    /// What the account is for.
    public var role: Role { term.role }

    /// Tidies what was typed; `problems` tells what cannot be taken.
    ///
    /// - Parameter commune: nil for all of the installation.
    public init(name: String, fullName: String, role: Role, commune: Key? = nil, password: String) {
        self.init(name: name, fullName: fullName, term: NewTerm(role: role, commune: commune), password: password)
    }

    /// The same, with all that a first term says.
    public init(name: String, fullName: String, term: NewTerm, password: String) {
        self.name = NewOfficer.tidied(name: name)
        self.fullName = VietnameseText.tidy(fullName)
        self.term = term
        self.password = password
    }

    /// What cannot be taken as it is, by field: `name`, `full_name`, `password`, and those of a term.
    public var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        if !hasGoodName {
            problems.append(
                FieldProblem(
                    "name", "Tên đăng nhập có 3 đến 40 ký tự: chữ thường không dấu, chữ số, dấu chấm, gạch nối."))
        }
        if fullName.isEmpty || fullName.count > 100 || fullName.unicodeScalars.contains(where: { $0.value < 32 }) {
            problems.append(FieldProblem("full_name", "Hãy ghi họ và tên, nhiều nhất 100 ký tự."))
        }
        problems += term.problems
        if let why = Passwords.weakness(of: password, name: name, fullName: fullName) {
            problems.append(FieldProblem("password", AccessRefusal.weakPassword(why).message))
        }
        return problems
    }

    /// The name as it is stored, however it was typed.
    static func tidied(name: String) -> String {
        VietnameseText.tidy(String(name.filter { $0 != "\0" })).lowercased()
    }

    private var hasGoodName: Bool {
        (3...40).contains(name.utf8.count)
            && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
    }
}

/// Who stands behind a session's token.
public struct SignedIn: Sendable {
    /// The account.
    public let officer: Officer
    /// What the account may, at the time it was asked.
    public let asking: Asking
    /// One line left by the last write, to be shown once (`Officers.takeFlash`).
    public let flash: String?
}
