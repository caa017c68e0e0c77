/// The encoding of forms: `ten=Tr%E1%BA%A7n+B%C6%B0%E1%BB%9Fi&tdp=1&tdp=2`.
public enum URLEncoded {
    /// More of them are not read.
    public static let mostFields = 5000

    /// Values by name, repeated ones in their order.
    ///
    /// - Throws: `UnreadableForm` where there are more than `mostFields`. Broken escapes stay as they are; bytes that are not
    ///   UTF-8 become U+FFFD.
    public static func fields(_ bytes: [UInt8]) throws(UnreadableForm) -> [String: [String]] {
        var fields: [String: [String]] = [:]
        var count = 0
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            count += 1
            guard count <= mostFields else { throw UnreadableForm() }
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let value = equals < pair.endIndex ? pair[(equals + 1)...] : []
            fields[decoded(pair[..<equals]), default: []].append(decoded(value))
        }
        return fields
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "%"), index + 1 < bytes.endIndex, let high = nibble(bytes[index]),
                let low = nibble(bytes[index + 1])
            {
                output.append(high << 4 | low)
                index += 2
            } else {
                output.append(byte == UInt8(ascii: "+") ? 32 : byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
