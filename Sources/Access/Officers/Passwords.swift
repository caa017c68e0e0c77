import CArgon2
import Dispatch
import Foundation
import Vocabulary

/// Passwords as they may be stored: Argon2id, in the encoded form that carries its own parameters and salt.
public enum Passwords {
    /// - Throws: `PasswordFailure` where the system has no memory for it.
    public static func hash(_ password: String) async throws -> String {
        let salt = SecureRandom.bytes(16)
        let bytes = self.bytes(of: password)
        return try await offThePool {
            var encoded = [CChar](repeating: 0, count: 128)
            let result = argon2id_hash_encoded(
                passes, memory, 1, bytes, bytes.count, salt, salt.count, 32, &encoded, encoded.count)
            guard result == ARGON2_OK.rawValue else { throw PasswordFailure(code: result) }
            return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    /// Whether a password is the one that was hashed.
    public static func verify(_ password: String, against encoded: String) async throws -> Bool {
        let bytes = self.bytes(of: password)
        return try await offThePool {
            let result = argon2id_verify(encoded, bytes, bytes.count)
            switch result {
            case ARGON2_OK.rawValue: return true
            case ARGON2_VERIFY_MISMATCH.rawValue: return false
            default: throw PasswordFailure(code: result)
            }
        }
    }

    /// A stored form that no password opens: an unknown name must take as long to refuse as a known one.
    static let nobody: String = {
        let salt = unpadded(SecureRandom.bytes(16))
        return "$argon2id$v=19$m=\(memory),t=\(passes),p=1$" + salt + "$" + unpadded(SecureRandom.bytes(32))
    }()

    private static let memory: UInt32 = 19 * 1024
    private static let passes: UInt32 = 2

    // One at a time: a flood of sign-ins may then take 19 MiB and one core, not all there is.
    private static let queue = DispatchQueue(label: "vuon.passwords", qos: .userInitiated)

    private static func offThePool<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body() }) }
        }
    }

    // Input methods write the same accented letter in one code point or in two.
    private static func bytes(of password: String) -> [UInt8] {
        Array(password.precomposedStringWithCanonicalMapping.utf8)
    }

    private static func unpadded(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("=", with: "")
    }
}

/// Argon2 could not do its work: no memory, or a stored form that is not one.
public struct PasswordFailure: Error, CustomStringConvertible {
    let code: Int32

    /// Argon2's own number, without anything of the password.
    public var description: String { "argon2 answers \(code)" }
}
