/// Bytes of markup being written.
struct MarkupBuffer: Sendable {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ markup: [UInt8]) {
        bytes.append(contentsOf: markup)
    }

    mutating func append(digits number: some BinaryInteger) {
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes run-time text so that it stays text within an element or a quoted attribute.
    ///
    /// Characters that no XML document may carry (controls, U+FFFE, U+FFFF) become U+FFFD.
    mutating func append(escaping text: String) {
        var text = text
        let special = MarkupBuffer.special
        text.withUTF8 { utf8 in
            var (start, index) = (0, 0)
            while index < utf8.count {
                let byte = utf8[index]
                if byte < 64 ? special >> UInt64(byte) & 1 == 0 : byte != 0xEF {
                    index += 1
                    continue
                }
                guard let (replacement, length) = MarkupBuffer.replacement(at: index, of: utf8) else {
                    index += 1
                    continue
                }
                bytes.append(contentsOf: utf8[start..<index])
                append(replacement)
                index += length
                start = index
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
    }

    /// A bit for each byte below 64 that does not stand as it is: controls and `"`, `&`, `'`, `<`, `>`.
    private static let special: UInt64 = {
        let controls: UInt64 = 0xFFFF_FFFF & ~(1 << 9 | 1 << 10 | 1 << 13)
        return "\"&'<>".utf8.reduce(controls) { $0 | 1 << UInt64($1) }
    }()

    /// What stands for the character that begins at an index, and how many bytes it replaces; nil for most.
    private static func replacement(at index: Int, of utf8: UnsafeBufferPointer<UInt8>) -> (StaticString, Int)? {
        let byte = utf8[index]
        if byte > 0x3E && byte != 0xEF { return nil }
        switch byte {
        case UInt8(ascii: "&"): return ("&amp;", 1)
        case UInt8(ascii: "<"): return ("&lt;", 1)
        case UInt8(ascii: ">"): return ("&gt;", 1)
        case UInt8(ascii: "\""): return ("&quot;", 1)
        case UInt8(ascii: "'"): return ("&#39;", 1)
        case 0xEF where utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE: return ("\u{FFFD}", 3)
        case 9, 10, 13: return nil
        case 0..<32: return ("\u{FFFD}", 1)
        default: return nil
        }
    }
}
