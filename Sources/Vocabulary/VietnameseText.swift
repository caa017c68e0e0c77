import CVnIcu
import Foundation

/// Text as Vietnamese officials write, search and sort it.
public enum VietnameseText {
    /// One spelling in bytes (NFC), no space at the ends, single spaces inside.
    public static func tidy(_ text: String) -> String {
        var isPlain = true
        var previous: UInt8 = 32
        for byte in text.utf8 {
            if byte >= 0xCC && byte <= 0xCD || byte < 32 || byte == 0xC2 || byte == 0xE2
                || (byte == 32 && previous == 32)
            {
                isPlain = false
                break
            }
            previous = byte
        }
        if isPlain && previous != 32 || text.isEmpty { return text }
        return text.precomposedStringWithCanonicalMapping
            .split(whereSeparator: { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" })
            .joined(separator: " ")
    }

    /// The search form: no accents, đ as d, lower case, single spaces. "Trần Thị Bưởi" gives "tran thi buoi".
    public static func folded(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { fold(scalar, into: &output) }
        while output.last == 32 { output.removeLast() }
        return String(decoding: output, as: UTF8.self)
    }

    /// The folded words of a name, in its order.
    public static func tokens(_ text: String) -> [String] {
        folded(text).split(separator: " ").map(String.init)
    }

    /// The key that puts people in Vietnamese order: by tên, then họ, then đệm.
    public static func personSortKey(_ name: String) -> [UInt8] {
        let words = name.split(separator: " ")
        guard let given = words.last else { return [] }
        let family = words.count > 1 ? words[0] : ""
        let middle = words.count > 2 ? words[1..<(words.count - 1)].joined(separator: " ") : ""
        // Joined keys, not one key of a joined text: the tone of the tên comes before the letters of the họ.
        return sortKey(String(given)) + [0] + sortKey(String(family)) + [0] + sortKey(middle)
    }

    /// The dictionary sort key of any text.
    public static func sortKey(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { characters in
                var capacity = 128
                while true {
                    var used: Int32 = 0
                    let key = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                        used = vn_sort_key(
                            characters.baseAddress, Int32(characters.count), buffer.baseAddress, Int32(capacity))
                        count = max(0, min(Int(used), capacity))
                    }
                    precondition(used >= 0, "the Vietnamese collation of ICU opens")
                    if Int(used) <= capacity { return key.last == 0 ? key.dropLast() : key }
                    capacity = Int(used)
                }
            }
        }
    }

    private static func fold(_ scalar: Unicode.Scalar, into output: inout [UInt8]) {
        let value = Int(scalar.value)
        if value < 128 {
            let byte = UInt8(value)
            switch byte {
            case 65...90: output.append(byte + 32)
            case 48...57, 97...122: output.append(byte)
            default: if let last = output.last, last != 32 { output.append(32) }
            }
        } else if value < table.count {
            if table[value] != 0 { output.append(table[value]) }
        } else if (0x1E00..<0x1F00).contains(value) {
            if extended[value - 0x1E00] != 0 { output.append(extended[value - 0x1E00]) }
        } else if let last = output.last, last != 32 {
            output.append(32)
        }
    }

    // Built from Unicode's own decompositions, once; combining marks (U+0300...) fold to nothing.
    private static let table: [UInt8] = (0..<0x370).map { base(of: $0) }
    private static let extended: [UInt8] = (0x1E00..<0x1F00).map { base(of: $0) }

    private static func base(of value: Int) -> UInt8 {
        guard let scalar = Unicode.Scalar(value) else { return 0 }
        if scalar == "đ" || scalar == "Đ" { return UInt8(ascii: "d") }
        guard let first = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first, first.value < 128
        else { return 0 }
        let byte = UInt8(first.value)
        return (65...90).contains(byte) ? byte + 32 : (97...122).contains(byte) ? byte : 0
    }
}
