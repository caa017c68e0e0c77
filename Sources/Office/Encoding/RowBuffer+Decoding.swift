import Vocabulary

extension RowBuffer {
    /// Puts the texts of the row into Unicode.
    ///
    /// A header in Unicode often stands over rows in an old font. A short text such as "Tên" could be either, so a row
    /// that has letters of Unicode and no word of the coding stays as it is.
    func decode(_ encoding: TextEncoding) {
        guard encoding != .unicode else { return }
        if let coding = encoding.coding, isUnicode(coding) { return keepShared() }
        for column in 0..<count where slots[column].kind == .text && slots[column].place != .shared {
            guard let text = accented(column) else { continue }
            let start = arena.count
            arena.append(encoding.unicode(text))
            slots[column].place = .arena
            (slots[column].start, slots[column].length) = (start, Int32(arena.count - start))
        }
    }

    private func isUnicode(_ coding: LegacyText) -> Bool {
        var hasUnicode = false
        for column in 0..<count where slots[column].kind == .text {
            guard let text = accented(column) else { continue }
            if LegacyText.isPast(text) { hasUnicode = true } else if coding.isSpoken(by: text) { return false }
        }
        return hasUnicode
    }

    /// The text as the file has it; nil where it is ASCII.
    private func accented(_ column: Int) -> String? {
        let slot = slots[column]
        let bytes = slot.place == .shared ? shared.bytes(at: slot.start + (shared.asWritten ?? 0)) : bytes(at: column)
        return bytes.contains { $0 >= 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// Points the texts that the workbook shares to how they were written: see `SharedStrings.decoded`.
    private func keepShared() {
        for column in 0..<count where slots[column].kind == .text && slots[column].place == .shared {
            slots[column].start += shared.asWritten ?? 0
        }
    }
}

extension SharedStrings {
    /// The table in Unicode with the same indices, and behind it once more as it was written.
    func decoded(_ encoding: TextEncoding) -> SharedStrings {
        guard encoding != .unicode else { return self }
        let decoded = SharedStrings()
        for index in 0..<count {
            decoded.text.append(encoding.unicode(String(decoding: bytes(at: index), as: UTF8.self)))
            decoded.close()
        }
        decoded.asWritten = count
        for index in 0..<count {
            let written = bytes(at: index)
            if let start = written.baseAddress { decoded.text.append(start, written.count) }
            decoded.close()
        }
        return decoded
    }
}
