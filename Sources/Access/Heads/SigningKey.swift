import COpenSSL
import Vocabulary

/// The key that signs what an installation writes: Ed25519 (RFC 8032), kept outside the database.
///
/// Whoever can write the database but has not this key can neither add an entry nor write a chain anew.
public final class SigningKey: Sendable {
    /// What others check signatures with.
    public let publicKey: PublicKey
    /// The 32 bytes of the key itself: what its file and the paper copy hold.
    let seed: [UInt8]
    // libcrypto signs with one key from many threads at once; nothing changes it once it is made.
    nonisolated(unsafe) private let key: OpaquePointer

    /// A new key.
    public convenience init() {
        guard let made = SigningKey(seed: SecureRandom.bytes(32)) else {
            preconditionFailure("the system's libcrypto has Ed25519")
        }
        self.init(made)
    }

    /// - Parameter seed: 32 bytes; nil for any other number of them.
    public init?(seed: [UInt8]) {
        guard seed.count == 32, let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, 32) else {
            return nil
        }
        var (bytes, count) = ([UInt8](repeating: 0, count: 32), 32)
        guard EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1, count == 32 else {
            EVP_PKEY_free(key)
            return nil
        }
        (self.seed, self.key, publicKey) = (seed, key, PublicKey(bytes: bytes))
    }

    private init(_ other: SigningKey) {
        (seed, key, publicKey) = (other.seed, other.key, other.publicKey)
        EVP_PKEY_up_ref(key)
    }

    deinit { EVP_PKEY_free(key) }

    /// The 64 bytes of a signature.
    func sign(_ bytes: [UInt8]) -> [UInt8] {
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        var (signature, count) = ([UInt8](repeating: 0, count: 64), 64)
        let isSigned =
            EVP_DigestSignInit(context, nil, nil, nil, key) == 1
            && EVP_DigestSign(context, &signature, &count, bytes, bytes.count) == 1
        // A write without its signature would look forged for ever.
        precondition(isSigned && count == 64, "the system's libcrypto signs")
        return signature
    }
}

/// The half of a signing key that anybody may know.
public struct PublicKey: Sendable, Hashable {
    /// The 32 bytes of RFC 8032.
    public let bytes: [UInt8]

    /// As it was kept.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// What people compare with the paper copy: the first eight bytes of its SHA-256, `a1b2-c3d4-e5f6-0718`.
    public var fingerprint: String { grouped(hexadecimal(Digest.sha256(bytes).prefix(8))) }

    /// Whether the other half signed these bytes.
    func holds(_ signature: [UInt8], over message: [UInt8]) -> Bool {
        guard bytes.count == 32, signature.count == 64,
            let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, 32)
        else { return false }
        defer { EVP_PKEY_free(key) }
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
}

/// Hexadecimal digits in fours, as people read them out: `3f9a-1c22-…`.
func grouped(_ digits: String) -> String {
    var text = ""
    for (place, digit) in digits.enumerated() {
        if place > 0, place % 4 == 0 { text.append("-") }
        text.append(digit)
    }
    return text
}
