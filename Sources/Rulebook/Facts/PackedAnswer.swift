/// An answer in sixteen plain bytes, so that facts are copied and compared without counting references.
struct PackedAnswer: Hashable, Sendable {
    /// The kind in the highest byte; of a code the length beside it and the first bytes below.
    private let head: UInt64
    private let tail: UInt64

    /// Codes are cut after this many bytes; `RuleLibrary` refuses lists with longer ones.
    static let longestCode = 15

    static let notAsked = PackedAnswer(.unknown(.notAsked))

    init(_ answer: Answer) {
        switch answer {
        case .unknown(let reason):
            head = Kind.unknown
            tail = Self.reasons.firstIndex(of: reason).map { UInt64($0) } ?? 0
        case .flag(let value):
            head = Kind.flag
            tail = value ? 1 : 0
        case .number(let value):
            head = Kind.number
            tail = UInt64(bitPattern: value)
        case .code(let text):
            var (high, low): (UInt64, UInt64) = (0, 0)
            for byte in text.utf8.prefix(Self.longestCode) {
                high = high << 8 | low >> 56
                low = low << 8 | UInt64(byte)
            }
            // Fifteen bytes leave the highest byte of the pair free for the kind.
            head = Kind.code | high
            tail = low
        }
    }

    var answer: Answer {
        switch head & Kind.mask {
        case Kind.unknown: .unknown(Self.reasons[Int(tail)])
        case Kind.flag: .flag(tail == 1)
        case Kind.number: .number(Int64(bitPattern: tail))
        default: .code(code)
        }
    }

    var why: Unknown? { isUnknown ? Self.reasons[Int(tail)] : nil }

    var isUnknown: Bool { head & Kind.mask == Kind.unknown }

    /// Nil where unknown or no flag.
    var flag: Bool? { head == Kind.flag ? tail == 1 : nil }

    /// Nil where unknown or no number.
    var number: Int64? { head == Kind.number ? Int64(bitPattern: tail) : nil }

    private var code: String {
        String(unsafeUninitializedCapacity: Self.longestCode) { buffer in
            var count = 0
            for place in (0..<Self.longestCode).reversed() {
                let word = place < 8 ? tail : head
                let byte = UInt8(truncatingIfNeeded: word >> UInt64(place % 8 * 8))
                if byte == 0 { continue }
                buffer[count] = byte
                count += 1
            }
            return count
        }
    }

    private static let reasons: [Unknown] = [.notAsked, .notKnown, .refused, .notApplicable]

    private enum Kind {
        static let mask: UInt64 = 0xFF << 56
        static let unknown: UInt64 = 0
        static let flag: UInt64 = 1 << 56
        static let number: UInt64 = 2 << 56
        static let code: UInt64 = 3 << 56
    }
}
