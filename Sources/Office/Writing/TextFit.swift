/// How many lines a text takes in a column.
///
/// Excel makes a row as high as its text when somebody types it, not when a program writes it; merged cells it never
/// fits. The widths of letters are rounded up, so a row may come out a little high, and cuts nothing off.
enum TextFit {
    /// Points that a row needs for this text; nil where one line is enough.
    ///
    /// - Parameter width: of the column or the columns, in Excel's characters.
    static func height(of text: String, in style: CellStyle, width: Double) -> Double? {
        let room = width * pointsPerCharacter - padding
        let scale = style.size * (style.isBold ? 1.06 : 1)
        // Most cells are settled by their length.
        if Double(text.utf8.count) * scale <= room, !text.utf8.contains(10) { return nil }
        let lines = lineCount(text, room: room / scale)
        return lines > 1 ? Double(lines) * style.size * 1.3 + 3 : nil
    }

    /// Lines when broken at line ends and between words; a word wider than the column goes on by letters.
    ///
    /// It counts bytes, not characters, because every text of a written list passes here.
    private static func lineCount(_ text: String, room: Double) -> Int {
        // `used` stands before the word that is being measured.
        var (lines, used, word) = (1, 0.0, 0.0)
        for byte in text.utf8 where byte & 0xC0 != 0x80 {
            if byte != 10 && byte != 32 {
                word += ems[Int(byte)]
                if used > 0, used + word > room {
                    lines += 1
                    used = 0
                } else if word > room {
                    lines += 1
                    word = ems[Int(byte)]
                }
                continue
            }
            used += word + ems[32]
            word = 0
            if byte == 10 {
                lines += 1
                used = 0
            }
        }
        return lines
    }

    /// The width of the letter that begins with a byte, as a part of the font's size, in a serif such as Times.
    private static let ems: [Double] = (0..<256).map { byte in
        switch Unicode.Scalar(UInt8(byte)) {
        case " ", ".", ",", ";", ":", "i", "l", "t", "j", "f", "I", "(", ")", "'": 0.28
        case "m", "w", "M", "W": 0.85
        case "A"..."Z": 0.7
        // Letters with accents, small and capital.
        case "\u{80}"...: 0.52
        default: 0.5
        }
    }

    /// A character of Excel's default font is 7 pixels wide, of 0.75 points each.
    private static let pointsPerCharacter = 5.25
    private static let padding = 4.0
}
