import COpenSSL
import Vocabulary

/// Keeps what must not lie readable in the database: identity numbers, uploads, staged rows.
///
/// AES-256-GCM for content; HMAC-SHA-256 for the keyed hashes that search and matching use.
public struct Vault: Sendable {
    private let sealing: [UInt8]
    private let indexing: [UInt8]

    /// - Parameter secret: the installation's 32 secret bytes, kept in a file beside the database, never in it.
    public init(secret: [UInt8]) {
        precondition(secret.count == 32, "an installation's secret has 32 bytes")
        sealing = Digest.hmac(Array("vuon.seal.1".utf8), key: secret)
        indexing = Digest.hmac(Array("vuon.index.1".utf8), key: secret)
    }

    /// A secret for a new installation.
    public static func newSecret() -> [UInt8] { SecureRandom.bytes(32) }

    /// The keyed hash (16 bytes) under which an identity number is found and matched.
    public func hash(of number: IdentityNumber) -> [UInt8] {
        Array(Digest.hmac(Array(number.text.utf8), key: indexing).prefix(16))
    }

    /// The keyed hash of the last four digits, for search.
    public func hash(ofLastFour digits: String) -> [UInt8] {
        Array(Digest.hmac(Array(("4:" + digits).utf8), key: indexing).prefix(16))
    }

    /// Seals the UTF-8 of a text.
    public func seal(_ text: String) -> [UInt8] { seal(Array(text.utf8)) }

    /// The text that was sealed; nil as for `open`.
    public func openText(_ sealed: [UInt8]) -> String? {
        open(sealed).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A random 12-byte nonce, the ciphertext, a 16-byte tag.
    public func seal(_ plain: [UInt8]) -> [UInt8] {
        let nonce = SecureRandom.bytes(12)
        var output = [UInt8](repeating: 0, count: 12 + plain.count + 16)
        output.replaceSubrange(0..<12, with: nonce)
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        var length: Int32 = 0
        let isSealed = output.withUnsafeMutableBufferPointer { buffer -> Bool in
            guard let base = buffer.baseAddress.map({ $0 + 12 }) else { return false }
            return EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, sealing, nonce) == 1
                && EVP_EncryptUpdate(context, base, &length, plain, Int32(plain.count)) == 1
                && EVP_EncryptFinal_ex(context, base + plain.count, &length) == 1
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, base + plain.count) == 1
        }
        // Half-sealed bytes must never be stored.
        precondition(isSealed, "the system's libcrypto seals")
        return output
    }

    /// Nil where the bytes were changed or sealed under another secret.
    public func open(_ sealed: [UInt8]) -> [UInt8]? {
        guard sealed.count >= 28 else { return nil }
        let count = sealed.count - 28
        var plain = [UInt8](repeating: 0, count: count)
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        var length: Int32 = 0
        let isWhole = sealed.withUnsafeBufferPointer { buffer -> Bool in
            guard let base = buffer.baseAddress else { return false }
            let tag = UnsafeMutableRawPointer(mutating: base + 12 + count)
            var rest: [UInt8] = [0]
            return EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, sealing, base) == 1
                && EVP_DecryptUpdate(context, &plain, &length, base + 12, Int32(count)) == 1
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, tag) == 1
                && EVP_DecryptFinal_ex(context, &rest, &length) == 1
        }
        return isWhole ? plain : nil
    }
}
