/// A table of 256 signs by which Windows kept text before Unicode.
enum CodePage {
    case western, vietnamese

    /// The sign of a byte; a byte without one becomes the control sign of the same number.
    func scalar(_ byte: UInt8) -> Unicode.Scalar {
        if 0x80...0x9F ~= byte { return CodePage.signs[Int(byte) - 0x80] ?? Unicode.Scalar(byte) }
        if self == .vietnamese, let letter = CodePage.vietnameseLetters[byte] { return letter }
        return Unicode.Scalar(byte)
    }

    /// The bytes as text.
    func text(_ bytes: some Sequence<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes { scalars.append(scalar(byte)) }
        return String(scalars)
    }

    /// 0x80-0x9F of Windows-1252; a space where nothing stands. Windows-1258 leaves four more of them empty.
    private static let signs: [Unicode.Scalar?] = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ".unicodeScalars.map {
        $0 == " " ? nil : $0
    }

    /// Where Windows-1258 differs: letters, and tones that follow their vowel as combining signs.
    private static let vietnameseLetters: [UInt8: Unicode.Scalar] = [
        0xC3: "Ă", 0xCC: "\u{300}", 0xD0: "Đ", 0xD2: "\u{309}", 0xD5: "Ơ", 0xDD: "Ư", 0xDE: "\u{303}",
        0xE3: "ă", 0xEC: "\u{301}", 0xF0: "đ", 0xF2: "\u{323}", 0xF5: "ơ", 0xFD: "ư", 0xFE: "₫",
    ]
}
