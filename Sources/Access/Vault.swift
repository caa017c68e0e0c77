import COpenSSL
import Synchronization
import Vocabulary

/// Keeps what must not lie readable in the database: identity numbers, uploads, staged rows.
///
/// AES-256-GCM for content; HMAC-SHA-256 for the keyed hashes that search and matching use.
public struct Vault: Sendable {
    private let sealing: [UInt8]
    private let indexing: HMACKey
    private let sealers: Sealers

    /// - Parameter secret: the installation's 32 secret bytes, kept in a file beside the database, never in it.
    public init(secret: [UInt8]) {
        precondition(secret.count == 32, "an installation's secret has 32 bytes")
        sealing = Digest.hmac(Array("vuon.seal.1".utf8), key: secret)
        indexing = HMACKey(Digest.hmac(Array("vuon.index.1".utf8), key: secret))
        sealers = Sealers(key: sealing)
    }

    /// A secret for a new installation.
    public static func newSecret() -> [UInt8] { SecureRandom.bytes(32) }

    /// The keyed hash (16 bytes) under which an identity number is found and matched.
    public func hash(of number: IdentityNumber) -> [UInt8] {
        Array(indexing.hmac(Array(number.text.utf8)).prefix(16))
    }

    /// The keyed hash of the last four digits, for search.
    public func hash(ofLastFour digits: String) -> [UInt8] {
        Array(indexing.hmac(Array(("4:" + digits).utf8)).prefix(16))
    }

    /// Seals the UTF-8 of a text.
    public func seal(_ text: String) -> [UInt8] { seal(Array(text.utf8)) }

    /// The text that was sealed; nil as for `open`.
    public func openText(_ sealed: [UInt8]) -> String? {
        open(sealed).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A random 12-byte nonce, the ciphertext, a 16-byte tag.
    public func seal(_ plain: [UInt8]) -> [UInt8] {
        let nonce = SecureRandom.salt(12)
        return sealers.with { context in
            [UInt8](unsafeUninitializedCapacity: 12 + plain.count + 16) { buffer, count in
                guard let start = buffer.baseAddress else { return }
                start.initialize(from: nonce, count: 12)
                let text = start + 12
                var length: Int32 = 0
                let isSealed =
                    EVP_EncryptInit_ex(context, nil, nil, nil, nonce) == 1
                    && EVP_EncryptUpdate(context, text, &length, plain, Int32(plain.count)) == 1
                    && EVP_EncryptFinal_ex(context, text + plain.count, &length) == 1
                    && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, text + plain.count) == 1
                // Half-sealed bytes must never be stored.
                precondition(isSealed, "the system's libcrypto seals")
                count = 12 + plain.count + 16
            }
        }
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

/// Contexts that hold the sealing key and wait for their next use: an import seals forty thousand numbers.
private final class Sealers: Sendable {
    private struct Sealer: @unchecked Sendable {
        // Used by one caller at a time: whoever took it out of the idle ones.
        let context: OpaquePointer?
    }

    private let key: [UInt8]
    private let idle = Mutex<[Sealer]>([])

    init(key: [UInt8]) {
        self.key = key
    }

    deinit {
        idle.withLock { $0.forEach { EVP_CIPHER_CTX_free($0.context) } }
    }

    func with<T>(_ body: (OpaquePointer?) -> T) -> T {
        let sealer = idle.withLock { $0.popLast() } ?? made()
        defer { idle.withLock { $0.append(sealer) } }
        return body(sealer.context)
    }

    private func made() -> Sealer {
        let context = EVP_CIPHER_CTX_new()
        let isKeyed = EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nil)
        precondition(isKeyed == 1, "the system's libcrypto has AES-256-GCM")
        return Sealer(context: context)
    }
}
