import Office
import Vocabulary

/// Births as lists write them: a date cell, `07/03/1950`, `3-1950`, `1950`, `1950-03-07`.
enum BirthText {
    static func of(_ row: borrowing SheetRow, at place: Int) -> Meaning<Birth> {
        switch row.kind(at: place) {
        case .empty: .blank
        case .date: row.day(at: place).map { .value(.day($0)) } ?? .unreadable
        case .flag, .error: .unreadable
        case .number, .text: row.withUTF8(at: place, read)
        }
    }

    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Meaning<Birth> {
        guard bytes.contains(where: { $0 != 32 }) else { return .blank }
        guard let parts = Parts(bytes) else { return .unreadable }
        let birth: Birth? =
            switch (parts.count, parts.longest) {
            case (1, 0): .year(parts.numbers[0])
            case (2, 1): month(year: parts.numbers[1], parts.numbers[0])
            case (2, 0): month(year: parts.numbers[0], parts.numbers[1])
            case (3, 2): Day(year: parts.numbers[2], month: parts.numbers[1], day: parts.numbers[0]).map { .day($0) }
            case (3, 0): Day(year: parts.numbers[0], month: parts.numbers[1], day: parts.numbers[2]).map { .day($0) }
            default: nil
            }
        return birth.map { .value($0) } ?? .unreadable
    }

    private static func month(year: Int, _ month: Int) -> Birth? {
        (1...12).contains(month) ? .month(year: year, month: month) : nil
    }
}

/// One to three numbers parted by `/`, `-` or `.`; exactly one of them, the year, has four digits.
private struct Parts {
    var numbers: InlineArray<3, Int> = [0, 0, 0]
    var count = 1
    /// Where the year stands.
    var longest = -1

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var digits = 0
        for byte in bytes {
            switch byte {
            case 48...57:
                numbers[count - 1] = numbers[count - 1] * 10 + Int(byte - 48)
                digits += 1
                guard digits <= 4 else { return nil }
            case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."):
                guard count < 3, close(digits) else { return nil }
                digits = 0
                count += 1
            case 32: continue
            default: return nil
            }
        }
        guard close(digits), longest >= 0 else { return nil }
    }

    private mutating func close(_ digits: Int) -> Bool {
        if digits == 4 {
            guard longest < 0 else { return false }
            longest = count - 1
            return true
        }
        return digits == 1 || digits == 2
    }
}
