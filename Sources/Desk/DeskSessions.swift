import Access
import Site
import Vocabulary

/// The sessions that Access keeps, as Site asks for them.
///
/// A waiting message may hold a new password, so it lies sealed in the session's row.
struct DeskSessions: SessionStore {
    let officers: Officers
    let vault: Vault

    func resolve(_ token: SessionToken) async throws -> Site.SignedIn? {
        guard let signedIn = try await officers.resolve(token.text) else { return nil }
        return Site.SignedIn(
            name: signedIn.officer.fullName, role: signedIn.officer.term?.title ?? signedIn.officer.role.label,
            permissions: DeskSessions.permissions(of: signedIn.officer.role), hasFlash: signedIn.flash != nil,
            account: signedIn.asking)
    }

    /// What the menu asks for, from the matrix.
    private static func permissions(of role: Role) -> Set<String> {
        var names = Set(role.permissions.map(\.rawValue))
        if Matrix.reach(of: role, for: .matchLists) == .ownLists { names.insert(ownLists) }
        return names
    }

    /// A line of the menu for who has no other way to a page that others find within one.
    static let ownLists = "own_lists"

    func leave(_ flash: Flash, for token: SessionToken) async throws {
        let sealed = vault.seal(flash.tone.rawValue + ":" + flash.message)
        try await officers.setFlash(token.text, hexadecimal(sealed))
    }

    func takeFlash(for token: SessionToken) async throws -> Flash? {
        guard let kept = try await officers.takeFlash(token.text), let sealed = bytes(hexadecimal: kept),
            let text = vault.openText(sealed)
        else { return nil }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let tone = Flash.Tone(rawValue: String(parts[0])) else { return nil }
        return Flash(String(parts[1]), tone: tone)
    }
}
