/// Numbers as a file writes them: `12`, `-0.5`, `4.6082001234E10`.
enum DecimalText {
    /// The number, correctly rounded; nil where the text is no number.
    static func double(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        short(bytes) ?? long(bytes)
    }

    /// A whole number of up to 18 digits written without point or exponent.
    static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var rest = bytes[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        guard !rest.isEmpty, rest.count <= 18 else { return nil }
        var value: Int64 = 0
        for byte in rest {
            let digit = byte &- 48
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        return isNegative ? -value : value
    }

    /// The number as a person writes it: no exponent and no `.0` while it is whole and exact.
    static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        if let whole = integer(bytes) { return String(whole) }
        guard let value = double(bytes) else { return String(decoding: bytes, as: UTF8.self) }
        if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return String(whole) }
        return String(value)
    }

    /// Up to 15 digits, so that the digits and the power of ten are both exact and one division rounds once.
    private static func short(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        guard bytes.count > 0, bytes.count <= 17 else { return nil }
        var (value, digits, decimals) = (Int64(0), 0, -1)
        let isNegative = bytes[0] == UInt8(ascii: "-")
        for byte in isNegative ? bytes[1...] : bytes[...] {
            if byte == UInt8(ascii: "."), decimals < 0 {
                decimals = 0
                continue
            }
            let digit = byte &- 48
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int64(digit)
            digits += 1
            if decimals >= 0 { decimals += 1 }
        }
        guard digits > 0, digits <= 15 else { return nil }
        let exact = decimals > 0 ? Double(value) / powers[decimals] : Double(value)
        return isNegative ? -exact : exact
    }

    private static func long(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        // Swift also reads "nan", "inf" and "0x1p3", which are no numbers in a list.
        for byte in bytes where !(byte >= 48 && byte <= 57) {
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"): continue
            default: return nil
            }
        }
        guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else { return nil }
        return value
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}
