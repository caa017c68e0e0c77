import COpenSSL
import CZlib
import Vocabulary

/// The form of a sealed file: who opens it needs the key, and notices a piece that was changed, moved, repeated or cut off.
///
/// A head of 33 bytes (`VUONSAO1`, kind of key, 16 bytes of salt, 8 by which a wrong key is told from a broken file),
/// then frames of up to 1 MiB: the length in 4 bytes, AES-256-GCM ciphertext, a tag of 16. Each file has a key of its
/// own, so that the frame's number can be its nonce; head, number and whether it is the last are bound to each frame.
enum SealedFrames {
    static let magic = Array("VUONSAO1".utf8)
    static let headLength = 33
    static let most = 1 << 20

    static func head(_ kind: BackupKey.Kind, salt: [UInt8], key: [UInt8]) -> [UInt8] {
        magic + [kind.rawValue] + salt + Digest.hmac(Array("check".utf8), key: key).prefix(8)
    }

    static func nonce(_ number: UInt64) -> [UInt8] { [0, 0, 0, 0] + bytes(number) }

    static func bound(_ head: [UInt8], _ number: UInt64, isLast: Bool) -> [UInt8] {
        head + bytes(number) + [isLast ? 1 : 0]
    }

    static func bytes(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }

    static func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    /// The ciphertext and its tag.
    static func seal(_ plain: [UInt8], key: [UInt8], nonce: [UInt8], bound: [UInt8]) -> [UInt8] {
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        return [UInt8](unsafeUninitializedCapacity: plain.count + 16) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            var length: Int32 = 0
            let isSealed =
                EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1
                && EVP_EncryptUpdate(context, nil, &length, bound, Int32(bound.count)) == 1
                && EVP_EncryptUpdate(context, start, &length, plain, Int32(plain.count)) == 1
                && EVP_EncryptFinal_ex(context, start + plain.count, &length) == 1
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, start + plain.count) == 1
            precondition(isSealed, "the system's libcrypto seals")
            count = plain.count + 16
        }
    }

    /// Nil where anything of it is not what was sealed.
    static func open(_ sealed: [UInt8], key: [UInt8], nonce: [UInt8], bound: [UInt8]) -> [UInt8]? {
        guard sealed.count >= 16 else { return nil }
        let count = sealed.count - 16
        var tag = Array(sealed[count...])
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        var isWhole = false
        let plain = [UInt8](unsafeUninitializedCapacity: count + 16) { buffer, made in
            guard let start = buffer.baseAddress else { return }
            var length: Int32 = 0
            isWhole =
                EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1
                && EVP_DecryptUpdate(context, nil, &length, bound, Int32(bound.count)) == 1
                && EVP_DecryptUpdate(context, start, &length, sealed, Int32(count)) == 1
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, &tag) == 1
                && EVP_DecryptFinal_ex(context, start + count, &length) == 1
            made = count
        }
        return isWhole ? plain : nil
    }

    /// What a frame seals: the plain length in 4 bytes, then the bytes deflated.
    static func packed(_ plain: [UInt8]) -> [UInt8] {
        var length = compressBound(uLong(plain.count))
        var room = [UInt8](repeating: 0, count: Int(length))
        let code = compress2(&room, &length, plain, uLong(plain.count), 3)
        precondition(code == Z_OK, "the system's zlib packs")
        return bytes(UInt32(plain.count)) + room.prefix(Int(length))
    }

    static func unpacked(_ packed: [UInt8]) -> [UInt8]? {
        guard packed.count >= 4 else { return nil }
        let count = number(packed.prefix(4))
        guard count <= most else { return nil }
        var length = uLong(count)
        var plain = [UInt8](repeating: 0, count: max(count, 1))
        let isWhole = packed.dropFirst(4).withUnsafeBufferPointer {
            uncompress(&plain, &length, $0.baseAddress, uLong($0.count)) == Z_OK && Int(length) == count
        }
        return isWhole ? (count == 0 ? [] : plain) : nil
    }
}
