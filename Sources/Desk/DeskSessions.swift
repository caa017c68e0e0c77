import Access
import Site
import Vocabulary

/// The sessions that Access keeps, as Site asks for them.
struct DeskSessions: SessionStore {
    let officers: Officers

    func resolve(_ token: SessionToken) async throws -> Site.SignedIn? {
        guard let signedIn = try await officers.resolve(token.text) else { return nil }
        return Site.SignedIn(
            name: signedIn.officer.fullName, role: signedIn.officer.role.label,
            permissions: Set(signedIn.officer.role.permissions.map(\.rawValue)), hasFlash: signedIn.flash != nil,
            account: signedIn.asking)
    }

    func leave(_ flash: Flash, for token: SessionToken) async throws {
        try await officers.setFlash(token.text, flash.tone.rawValue + ":" + flash.message)
    }

    func takeFlash(for token: SessionToken) async throws -> Flash? {
        guard let text = try await officers.takeFlash(token.text) else { return nil }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let tone = Flash.Tone(rawValue: String(parts[0])) else { return Flash(text) }
        return Flash(String(parts[1]), tone: tone)
    }
}
