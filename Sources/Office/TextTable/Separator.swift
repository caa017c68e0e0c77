/// Which sign parts the fields of a text table.
enum Separator {
    /// By Excel's own first line `sep=;`, else whichever of `, ; tab |` stands most often in the first filled line.
    ///
    /// - Returns: the sign, and where the records begin.
    static func find(in start: UnsafeBufferPointer<UInt8>) -> (separator: UInt8, offset: Int) {
        if start.count > 5, String(decoding: start[0..<4], as: UTF8.self).lowercased() == "sep=" {
            var offset = 5
            while offset < start.count, start[offset] == 13 || start[offset] == 10 {
                offset += 1
                if start[offset - 1] == 10 { break }
            }
            if offset > 5 { return (start[4], offset) }
        }
        var (counts, isInQuotes, hasText) = ([UInt8: Int](), false, false)
        for byte in start {
            if byte == 34 { isInQuotes.toggle() }
            if isInQuotes { continue }
            if byte == 10 || byte == 13 {
                if hasText { break }
                continue
            }
            hasText = true
            if candidates.contains(byte) { counts[byte, default: 0] += 1 }
        }
        let best = candidates.max { counts[$0, default: 0] < counts[$1, default: 0] }
        return (best.flatMap { counts[$0] == nil ? nil : $0 } ?? UInt8(ascii: ","), 0)
    }

    private static let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")]
}

extension Separator {
    /// Whether none of the signs stands in the beginning of a file.
    static func isMissing(in start: [UInt8]) -> Bool { !start.contains { candidates.contains($0) } }
}
