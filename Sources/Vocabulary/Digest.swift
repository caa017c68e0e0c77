import COpenSSL
import Synchronization

/// SHA-256 and HMAC-SHA-256 of the system's libcrypto.
public enum Digest {
    /// The 32 bytes of SHA-256.
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        DigestContexts.shared.with { context in
            context.begin()
            context.add(bytes)
            return context.end()
        }
    }

    /// The 32 bytes of HMAC-SHA-256 (RFC 2104). For many of one key see `HMACKey`.
    public static func hmac(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] { HMACKey(key).hmac(bytes) }
}

/// A key of HMAC-SHA-256 (RFC 2104), digested once for all the bytes that it will be asked for.
public final class HMACKey: Sendable {
    private let inner: DigestContext
    private let outer: DigestContext

    public init(_ key: [UInt8]) {
        let key = key.count > 64 ? Digest.sha256(key) : key
        let pad = key + [UInt8](repeating: 0, count: 64 - key.count)
        (inner, outer) = (DigestContext(), DigestContext())
        inner.begin()
        inner.add(pad.map { $0 ^ 0x36 })
        outer.begin()
        outer.add(pad.map { $0 ^ 0x5C })
    }

    deinit {
        inner.free()
        outer.free()
    }

    /// The 32 bytes of HMAC-SHA-256.
    public func hmac(_ bytes: [UInt8]) -> [UInt8] {
        DigestContexts.shared.with { context in
            context.goOn(from: inner)
            context.add(bytes)
            let digest = context.end()
            context.goOn(from: outer)
            context.add(digest)
            return context.end()
        }
    }
}

/// SHA-256 of bytes that come piece by piece.
public final class RunningDigest {
    private let context = DigestContext()

    /// Of no bytes yet.
    public init() { context.begin() }

    deinit { context.free() }

    /// Takes the next bytes.
    public func add(_ bytes: [UInt8]) { context.add(bytes) }

    /// The 32 bytes; nothing more can be added.
    public func end() -> [UInt8] { context.end() }
}

/// Contexts of libcrypto that wait for their next use.
///
/// libcrypto's own one-call functions look the algorithm up and make a context for every few bytes, which takes longer
/// than the digest; an import asks for two hundred thousand of them.
private final class DigestContexts: Sendable {
    static let shared = DigestContexts()

    private let idle = Mutex<[DigestContext]>([])

    func with<T>(_ body: (DigestContext) -> T) -> T {
        let context = idle.withLock { $0.popLast() } ?? DigestContext()
        defer { idle.withLock { $0.append(context) } }
        return body(context)
    }
}

/// One running digest.
private struct DigestContext: @unchecked Sendable {
    // Used by one caller at a time: whoever took it out of the idle ones.
    private let context = EVP_MD_CTX_new()

    // Looked up once, kept as long as the program runs.
    nonisolated(unsafe) private static let algorithm = EVP_MD_fetch(nil, "SHA256", nil)

    func begin() {
        let isBegun = EVP_DigestInit_ex2(context, Self.algorithm, nil)
        precondition(isBegun == 1, "the system's libcrypto has SHA-256")
    }

    /// As far as another has come, which stays as it is.
    func goOn(from other: DigestContext) {
        let isCopied = EVP_MD_CTX_copy_ex(context, other.context)
        precondition(isCopied == 1, "the system's libcrypto copies a digest")
    }

    func free() { EVP_MD_CTX_free(context) }

    func add(_ bytes: [UInt8]) {
        let isAdded = EVP_DigestUpdate(context, bytes, bytes.count)
        precondition(isAdded == 1, "the system's libcrypto takes bytes")
    }

    func end() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            let isMade = EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
            precondition(isMade == 1, "the system's libcrypto ends a digest")
            count = 32
        }
    }
}

/// Random bytes fit for tokens, salts and keys.
public enum SecureRandom {
    public static func bytes(_ count: Int) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: count)
        let result = RAND_bytes(&output, Int32(count))
        precondition(result == 1, "the system's random generator answers")
        return output
    }

    /// Random bytes for what is no secret itself, such as salts and nonces: drawn in blocks, so fast in great numbers.
    public static func salt(_ count: Int) -> [UInt8] {
        guard count <= RandomPool.most else { return bytes(count) }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, made in
            RandomPool.salts.fill(
                UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]))
            made = count
        }
    }
}
