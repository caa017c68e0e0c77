import Vocabulary

/// Where a field stands in its block, quotes left out.
struct FieldSpan {
    var start: Int
    var end = 0
    var isQuoted = false
    /// Something stands between the closing quote and the separator.
    var hasTail = false
}

/// Why a row is left out.
struct RowFault {
    let column: Int
    let why: String
}

/// Reads the values of fields, and says in Vietnamese which cannot be read.
struct FieldReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let header: LooseHeader
    let limits: Limits
    let every: UInt16

    /// - Returns: what is wrong, in Vietnamese; nil where nothing is.
    @inline(__always)
    func read(_ field: FieldSpan, as role: LooseHeader.Role, into row: inout LooseRow) -> String? {
        if field.hasTail { return "có chữ sau dấu ngoặc kép đóng." }
        switch role {
        case .ignored: return nil
        case .flag(let bit): return flag(field, 1 << UInt16(bit), &row)
        case .id:
            row.id = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
            row.idIsQuoted = field.isQuoted
            return row.id.isEmpty ? "thiếu mã hộ." : nil
        case .zone: return zone(field, &row)
        case .income: return number(field, into: &row.income)
        case .b1: return number(field, into: &row.b1)
        case .b2: return number(field, into: &row.b2)
        case .members:
            var count: Int64?
            return number(field, into: &count)
        }
    }

    private func flag(_ field: FieldSpan, _ bit: UInt16, _ row: inout LooseRow) -> String? {
        if field.end == field.start { return nil }
        let text = trimmed(field)
        guard let value = text.first else { return nil }
        let isWhole = text.count == 1 || (text.count == 3 && isZeroFraction(text, from: 1))
        guard isWhole, value == .zero || value == .zero + 1 else {
            return "«\(shown(field))» không phải 1 (thiếu hụt), 0 (không thiếu hụt) hoặc để trống (chưa rõ)."
        }
        row.unknown &= ~bit
        if value != .zero { row.lacking |= bit }
        return nil
    }

    private func zone(_ field: FieldSpan, _ row: inout LooseRow) -> String? {
        let text = trimmed(field)
        switch text.count == 5 ? word(text) : 0 {
        case Self.urban: row.zone = .urban
        case Self.rural: row.zone = .rural
        default:
            return text.isEmpty
                ? "thiếu khu vực; ghi urban (thành thị) hoặc rural (nông thôn)."
                : "«\(shown(field))» không phải urban (thành thị) hoặc rural (nông thôn)."
        }
        return nil
    }

    private static let urban = UInt64(0x75_7262_616E)
    private static let rural = UInt64(0x72_7572_616C)

    /// One more digit still fits into 64 bits.
    private static let tooLarge: Int64 = 100_000_000_000_000_000

    /// Up to eight bytes as one number.
    private func word(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        text.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A whole number that is not negative; the `.0` that data tools add to whole numbers is passed over.
    private func number(_ field: FieldSpan, into value: inout Int64?) -> String? {
        let text = trimmed(field)
        if text.isEmpty { return nil }
        var number: Int64 = 0
        for (index, byte) in text.enumerated() {
            if index > 0, index == text.count - 2, isZeroFraction(text, from: index) { break }
            guard byte >= .zero, byte <= .zero + 9 else {
                return "«\(shown(field))» không phải số nguyên từ 0 trở lên; viết liền, không có dấu chấm hay dấu phẩy."
            }
            guard number < Self.tooLarge else { return "«\(shown(field))» là số quá lớn." }
            number = number * 10 + Int64(byte - .zero)
        }
        value = number
        return nil
    }

    private func isZeroFraction(_ text: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
        text[index] == UInt8(ascii: ".") && text[index + 1] == .zero
    }

    private func trimmed(_ field: FieldSpan) -> UnsafeBufferPointer<UInt8> {
        var (start, end) = (field.start, field.end)
        while start < end, bytes[start] == .space { start += 1 }
        while end > start, bytes[end - 1] == .space { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    private func shown(_ field: FieldSpan) -> String {
        String(decoding: bytes[field.start..<field.end].prefix(40), as: UTF8.self)
    }

    func check(_ row: LooseRow, columns: Int) -> RowFault? {
        guard columns == header.roles.count else {
            return RowFault(
                column: min(columns, header.roles.count - 1),
                why: "dòng có \(columns) cột, dòng đầu có \(header.roles.count) cột.")
        }
        guard let b2 = row.b2 else { return nil }
        let column = header.roles.firstIndex(of: .b2) ?? 0
        guard let lacks = limits.lacks(b2: b2) else {
            let most = limits.pointsPerLack * limits.indicators
            return RowFault(
                column: column, why: "điểm B2 \(b2) không phải bội số của \(limits.pointsPerLack) từ 0 đến \(most).")
        }
        if row.unknown == every { return nil }
        if row.unknown != 0 {
            return RowFault(
                column: column, why: "có điểm B2 mà một số chỉ số để trống; ghi đủ các chỉ số hoặc để trống tất cả.")
        }
        let counted = row.lacking.nonzeroBitCount
        return counted == lacks
            ? nil : RowFault(column: column, why: "điểm B2 \(b2) khác với \(counted) chỉ số thiếu hụt ghi trong dòng.")
    }
}
