import CArgon2
import Foundation
import Vocabulary

/// What opens backups: 32 bytes in a file of their own and on a paper, or a passphrase that somebody remembers.
public enum BackupKey: Sendable, Equatable {
    case bytes([UInt8])
    case passphrase(String)

    /// A new one for an installation.
    public static func random() -> BackupKey { .bytes(SecureRandom.bytes(32)) }

    /// How a file says which it wants.
    public enum Kind: UInt8, Sendable { case bytes = 1, passphrase = 2 }

    public var kind: Kind {
        switch self {
        case .bytes: .bytes
        case .passphrase: .passphrase
        }
    }

    /// The key of one file.
    func derived(salt: [UInt8]) throws -> [UInt8] {
        switch self {
        case .bytes(let bytes): return Digest.hmac(Array("vuon.backup.1".utf8) + salt, key: bytes)
        case .passphrase(let text):
            let words = Array(text.precomposedStringWithCanonicalMapping.utf8)
            var key = [UInt8](repeating: 0, count: 32)
            // 64 MiB, three passes: nobody waits for a page here, and a guesser shall wait long.
            let code = argon2id_hash_raw(3, 64 * 1024, 1, words, words.count, salt, salt.count, &key, key.count)
            guard code == ARGON2_OK.rawValue else { throw SafekeepingRefusal.noMemory }
            return key
        }
    }
}

/// The 32 bytes of a key as somebody copies them by hand: sixteen groups of six digits, which no Vietnamese input method
/// turns into something else. Each is a multiple of eleven, so that a wrong or swapped digit shows in its own group.
public enum PaperKey {
    /// Four lines of four groups.
    public static func lines(of bytes: [UInt8]) -> [String] {
        let groups = stride(from: 0, to: bytes.count, by: 2).map { place -> String in
            let word = (Int(bytes[place]) << 8 | Int(bytes[place + 1])) * 11
            let digits = String(word)
            return String(repeating: "0", count: 6 - digits.count) + digits
        }
        return stride(from: 0, to: groups.count, by: 4).map { groups[$0..<($0 + 4)].joined(separator: " ") }
    }

    /// The bytes of what was typed, whatever stands between the digits.
    ///
    /// - Throws: `SafekeepingRefusal.paperKey` with the first group that is wrong.
    public static func bytes(of typed: String) throws -> [UInt8] {
        let digits = typed.compactMap { $0.isASCII ? $0.wholeNumberValue : nil }
        guard digits.count == 96 else { throw SafekeepingRefusal.paperKeyLength(digits.count) }
        var bytes: [UInt8] = []
        for group in 0..<16 {
            let number = digits[(group * 6)..<(group * 6 + 6)].reduce(0) { $0 * 10 + $1 }
            guard number % 11 == 0, let word = UInt16(exactly: number / 11) else {
                throw SafekeepingRefusal.paperKey(group: group + 1)
            }
            bytes += [UInt8(word >> 8), UInt8(word & 0xFF)]
        }
        return bytes
    }
}
