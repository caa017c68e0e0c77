import COpenSSL
import Synchronization

/// The identity of a record: a UUIDv7 made by the program (16 bytes, sorting by the time it was made).
///
/// Units of state have a name-based key instead, so that it is the same in every installation.
public struct Key: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads 16 bytes; nil for any other length.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        for (index, byte) in bytes.enumerated() {
            if index < 8 { words.0 = words.0 << 8 | UInt64(byte) } else { words.1 = words.1 << 8 | UInt64(byte) }
        }
        self.init(high: words.0, low: words.1)
    }

    /// Reads the 36-character form with hyphens, or 32 hexadecimal digits.
    public init?(_ text: some StringProtocol) {
        // A String first: of any other text `filter` makes a list of characters.
        guard let bytes = Vocabulary.bytes(hexadecimal: String(text).filter { $0 != "-" }) else { return nil }
        self.init(bytes: bytes)
    }

    public var bytes: [UInt8] {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
    }

    public var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var place = 0
            for nibble in 0..<32 {
                if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                    buffer[place] = UInt8(ascii: "-")
                    place += 1
                }
                let word = nibble < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - nibble % 16 * 4)) & 15
                buffer[place] = digit < 10 ? 48 + digit : 87 + digit
                place += 1
            }
            return place
        }
    }

    public static func < (left: Key, right: Key) -> Bool { (left.high, left.low) < (right.high, right.low) }

    /// A new key of this moment.
    public static func make() -> Key {
        make(at: Instant.now())
    }

    /// A new key that carries an instant; of keys with the same instant the later made is greater in one process.
    ///
    /// The instant is the caller's, not the newest so far: "as known on" compares keys with days that a simulated
    /// clock may put into the past.
    public static func make(at instant: Instant) -> Key {
        let (order, random) = (made.add(1, ordering: .relaxed).newValue, randomWord())
        return Key(
            high: UInt64(max(0, instant.milliseconds)) << 16 | 0x7000 | order >> 20 & 0xFFF,
            low: 0x8000_0000_0000_0000 | (order & 0xF_FFFF) << 42 | random & 0x3FF_FFFF_FFFF)
    }

    /// The key of a thing that has a name of its own: the same name gives the same key everywhere.
    public static func named(_ name: String) -> Key {
        let digest = Digest.sha256(Array(name.utf8))
        var bytes = Array(digest[0..<16])
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        return Key(bytes: bytes) ?? Key(high: 0, low: 0)
    }

    /// The instant a made key carries; meaningless for a named one.
    public var madeAt: Instant { Instant(milliseconds: Int64(high >> 16)) }

    /// How many keys this process has made: 32 bits of it order keys within a millisecond.
    private static let made = Atomic<UInt64>(0)

    private static func randomWord() -> UInt64 {
        var word: UInt64 = 0
        withUnsafeMutableBytes(of: &word) { RandomPool.keys.fill($0) }
        return word
    }
}

/// Random bytes are drawn in blocks: an import makes a hundred thousand keys.
final class RandomPool: Sendable {
    static let keys = RandomPool()
    // Another pool than for keys: salts are made on other threads, which would wait for each other here.
    static let salts = RandomPool()
    /// What may be asked for at once.
    static let most = 4096

    private let pool = Mutex<(bytes: [UInt8], next: Int)>(([], 0))

    func fill(_ buffer: UnsafeMutableRawBufferPointer) {
        pool.withLock { pool in
            if pool.next + buffer.count > pool.bytes.count {
                pool.bytes = SecureRandom.bytes(Self.most)
                pool.next = 0
            }
            pool.bytes.withUnsafeBytes { bytes in
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[pool.next..<pool.next + buffer.count]))
            }
            pool.next += buffer.count
        }
    }
}

func hexadecimal(_ character: UInt8) -> UInt8? {
    switch character {
    case 48...57: character - 48
    case 65...70: character - 55
    case 97...102: character - 87
    default: nil
    }
}

/// Lower-case hexadecimal digits of bytes.
public func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
    let alphabet = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
        text.append(alphabet[Int(byte >> 4)])
        text.append(alphabet[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

/// The bytes of hexadecimal digits; nil for anything else.
public func bytes(hexadecimal text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var pending: UInt8?
    for character in text.utf8 {
        guard let nibble = hexadecimal(character) else { return nil }
        if let high = pending { bytes.append(high << 4 | nibble) }
        pending = pending == nil ? nibble : nil
    }
    return pending == nil ? bytes : nil
}
