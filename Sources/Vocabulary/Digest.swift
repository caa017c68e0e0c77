import COpenSSL

/// SHA-256 and HMAC-SHA-256 of the system's libcrypto.
public enum Digest {
    /// The 32 bytes of SHA-256.
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: 32)
        _ = bytes.withUnsafeBufferPointer { SHA256($0.baseAddress, $0.count, &output) }
        return output
    }

    /// The 32 bytes of HMAC-SHA-256.
    public static func hmac(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 32
        _ = HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &output, &length)
        return output
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
}
