import COpenSSL

/// SHA-256 of bytes that come piece by piece.
final class RunningDigest {
    private let context = EVP_MD_CTX_new()

    init() {
        let isBegun = EVP_DigestInit_ex(context, EVP_sha256(), nil)
        precondition(isBegun == 1, "the system's libcrypto has SHA-256")
    }

    deinit { EVP_MD_CTX_free(context) }

    func add(_ bytes: [UInt8]) {
        EVP_DigestUpdate(context, bytes, bytes.count)
    }

    func end() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &digest, nil)
        return digest
    }
}
