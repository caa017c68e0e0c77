import Foundation
import Vocabulary

/// The folder of the signing key and of what is kept with it: outside the database, best on another disk.
///
/// `signing.key` is for its owner alone; `<fingerprint>.pub` and `<fingerprint>.heads` may be copied by anybody who
/// checks. Keys that were used earlier, and those of other servers, lie here with their `.pub` and `.heads`.
public struct KeyFolder: Sendable {
    /// Where it is.
    public let path: String

    /// The folder at a place; it need not be there yet.
    public init(path: String) {
        self.path = path
    }

    /// The file of the key itself.
    public var secret: String { path + "/signing.key" }

    /// Nil where no key was made here.
    ///
    /// - Throws: `KeyRefusal.unreadable`.
    public func key() throws -> SigningKey? {
        guard FileManager.default.fileExists(atPath: secret) else { return nil }
        guard let data = FileManager.default.contents(atPath: secret) else { throw KeyRefusal.unreadable(secret) }
        let words = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[0] == Self.mark, let seed = bytes(hexadecimal: String(words[1])),
            let key = SigningKey(seed: seed)
        else { throw KeyRefusal.unreadable(secret) }
        return key
    }

    /// Makes a key; where another program was faster, it is that one's.
    ///
    /// - Throws: `KeyRefusal.unwritable`.
    public func makeKey() throws -> SigningKey {
        let files = FileManager.default
        try? files.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let key = SigningKey()
        let draft = secret + ".\(getpid())"
        let text = Self.mark + " " + hexadecimal(key.seed) + "\n"
        guard files.createFile(atPath: draft, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]) else {
            throw KeyRefusal.unwritable(draft)
        }
        defer { try? files.removeItem(atPath: draft) }
        guard link(draft, secret) == 0 else {
            guard errno == EEXIST, let other = try self.key() else { throw KeyRefusal.unwritable(secret) }
            return other
        }
        let shown = Data((hexadecimal(key.publicKey.bytes) + "\n").utf8)
        guard files.createFile(atPath: file(key.publicKey, "pub"), contents: shown) else {
            throw KeyRefusal.unwritable(file(key.publicKey, "pub"))
        }
        return key
    }

    /// Puts the key aside, under its fingerprint, so that the next one is made; what it signed is still checked.
    ///
    /// - Throws: `KeyRefusal.unwritable`.
    public func retireKey() throws {
        guard let key = try key() else { return }
        guard rename(secret, path + "/" + name(key.publicKey) + ".key.cu") == 0 else {
            throw KeyRefusal.unwritable(secret)
        }
    }

    /// The keys whose signatures are trusted.
    public func trusted() -> [PublicKey] {
        names(ending: ".pub").compactMap { name in
            FileManager.default.contents(atPath: path + "/" + name)
                .flatMap { bytes(hexadecimal: String(decoding: $0, as: UTF8.self).filter { !$0.isWhitespace }) }
                .flatMap { $0.count == 32 ? PublicKey(bytes: $0) : nil }
        }
    }

    func heads(of key: PublicKey) -> KeptFile { KeptFile(path: file(key, "heads")) }

    private func names(ending: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { $0.hasSuffix(ending) }.sorted()
    }

    private func file(_ key: PublicKey, _ ending: String) -> String { path + "/" + name(key) + "." + ending }

    private func name(_ key: PublicKey) -> String { key.fingerprint.filter { $0 != "-" } }

    private static let mark = "vuon-signing-key-1"
}

/// What can be wrong with the folder of keys.
public enum KeyRefusal: Refusal, Equatable {
    /// The file of a key is not one.
    case unreadable(String)
    /// The folder, or a file in it, cannot be written.
    case unwritable(String)

    /// `KHOA-1xx`.
    public var code: String {
        switch self {
        case .unreadable: "KHOA-101"
        case .unwritable: "KHOA-102"
        }
    }

    /// Nobody's right is in question, only a file.
    public var kind: RefusalKind { .conflict }

    /// Which file, and what to do.
    public var message: String {
        switch self {
        case .unreadable(let path):
            "Không đọc được khoá ký \(path). Hãy kiểm tra quyền đọc, hoặc đặt lại tệp khoá từ bản giấy hay bản sao."
        case .unwritable(let path):
            "Không ghi được \(path) của thư mục khoá. Hãy kiểm tra quyền ghi và chỗ trống của ổ đĩa."
        }
    }
}
