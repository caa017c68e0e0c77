import Vocabulary

/// What the first bytes of a text file say about how its letters are kept.
enum TextBeginning {
    /// Whether they are UTF-8, or UTF-16 that says so.
    static func isUnicode(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
        // What was cut off may be half a letter: whole lines are looked at, or all of a file without any.
        let end = bytes.lastIndex(of: 10) ?? bytes.count
        return bytes[..<end].withUnsafeBufferPointer { MarkupText.isValid($0) }
    }

    /// Which of the codings before Unicode makes Vietnamese of them; nil where none does.
    static func encoding(of bytes: [UInt8]) -> TextEncoding? {
        let some = bytes.prefix(1 << 18)
        let western = CodePage.western.text(some)
        if let coding = LegacyText.recognise([western]) { return TextEncoding(coding) }
        return LegacyText.isVietnamese([CodePage.vietnamese.text(some)]) ? .windows1258 : nil
    }
}
