/// Text between tags: finding its end, and undoing what the markup did to it.
enum MarkupText {
    /// What a run of text needs before it can be used.
    struct Needs: OptionSet {
        let rawValue: UInt8
        /// An entity or a carriage return.
        static let decoding = Needs(rawValue: 1)
        /// Bytes past ASCII: they must be UTF-8.
        static let checking = Needs(rawValue: 2)
        /// `_`, which may begin Excel's own escape.
        static let unescaping = Needs(rawValue: 4)
        /// A byte that XML does not allow, or the zero behind the window.
        static let refusal = Needs(rawValue: 8)
        /// `<`, the end.
        static let end = Needs(rawValue: 16)
    }

    /// What each byte asks for; written once, then only read.
    nonisolated(unsafe) static let classes: UnsafePointer<UInt8> = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for byte in 0..<256 {
            switch byte {
            case 9, 10: table[byte] = 0
            case 13, 38: table[byte] = Needs.decoding.rawValue
            case 60: table[byte] = Needs.end.rawValue
            case 95: table[byte] = Needs.unescaping.rawValue
            case 0..<32: table[byte] = Needs.refusal.rawValue
            case 128...: table[byte] = Needs.checking.rawValue
            default: table[byte] = 0
            }
        }
        return UnsafePointer(table)
    }()

    /// Appends the text without entities and with plain line ends.
    ///
    /// - Returns: false for an entity that is not one of XML's five or a character's number: expat may judge it.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into arena: ByteArena) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "&"):
                guard let end = bytes[index...].prefix(16).firstIndex(of: UInt8(ascii: ";")),
                    let scalar = entity(bytes[(index + 1)..<end])
                else { return false }
                arena.append(scalar)
                index = end
            case 13:
                arena.append(10)
                if index + 1 < bytes.count, bytes[index + 1] == 10 { index += 1 }
            default: arena.append(byte)
            }
            index += 1
        }
        return true
    }

    /// Turns `_x000D_` into the sign it stands for, in the last bytes of the arena.
    ///
    /// A pair of escapes that make one sign past U+FFFF become that sign; half a pair stays as it is.
    static func unescape(_ arena: ByteArena, from start: Int) {
        var (read, write) = (start, start)
        let (bytes, end) = (arena.start, arena.count)
        while read < end {
            guard let unit = escape(bytes + read, end - read) else {
                bytes[write] = bytes[read]
                (read, write) = (read + 1, write + 1)
                continue
            }
            var scalar = Unicode.Scalar(UInt32(unit))
            var width = 7
            if UTF16.isLeadSurrogate(unit), let second = escape(bytes + read + 7, end - read - 7),
                UTF16.isTrailSurrogate(second)
            {
                scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(second) - 0xDC00)
                width = 14
            }
            guard let scalar, let encoded = UTF8.encode(scalar) else {
                for _ in 0..<7 {
                    bytes[write] = bytes[read]
                    (read, write) = (read + 1, write + 1)
                }
                continue
            }
            for byte in encoded {
                bytes[write] = byte
                write += 1
            }
            read += width
        }
        arena.shorten(to: write)
    }

    /// Whether the bytes are UTF-8 of characters that XML allows: no surrogates, no U+FFFE and U+FFFF.
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            guard byte >= 0xC2, byte <= 0xF4, index + length <= count else { return false }
            for next in index + 1..<index + length where bytes[next] & 0xC0 != 0x80 { return false }
            let second = bytes[index + 1]
            switch byte {
            case 0xE0: guard second >= 0xA0 else { return false }
            case 0xED: guard second < 0xA0 else { return false }
            case 0xEF: guard second != 0xBF || bytes[index + 2] < 0xBE else { return false }
            case 0xF0: guard second >= 0x90 else { return false }
            case 0xF4: guard second < 0x90 else { return false }
            default: break
            }
            index += length
        }
        return true
    }

    private static func escape(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt16? {
        guard count >= 7, bytes[0] == UInt8(ascii: "_"), bytes[1] == UInt8(ascii: "x"), bytes[6] == UInt8(ascii: "_")
        else { return nil }
        var unit: UInt16 = 0
        for index in 2..<6 {
            guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue, bytes[index] < 0x80 else {
                return nil
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    private static func entity(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
        switch String(decoding: name, as: UTF8.self) {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case let number where number.hasPrefix("#x"): return allowed(UInt32(number.dropFirst(2), radix: 16))
        case let number where number.hasPrefix("#"): return allowed(UInt32(number.dropFirst(1)))
        default: return nil
        }
    }

    private static func allowed(_ value: UInt32?) -> Unicode.Scalar? {
        guard let value, value >= 32 || value == 9 || value == 10 || value == 13, value != 0xFFFE, value != 0xFFFF
        else {
            return nil
        }
        return Unicode.Scalar(value)
    }
}
