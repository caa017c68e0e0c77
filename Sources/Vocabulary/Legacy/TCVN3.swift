/// The letters of TCVN3 (ABC), which agree with TCVN 5712:1993 in all that the fonts draw.
enum TCVN3 {
    static func unicode(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(letter(scalar)) }
        return raised(String(scalars), from: text)
    }

    /// From 0xA0 to 0xFE, sixteen a line; a dot where there is no letter. 0xAD, the soft hyphen, is ư.
    private static let letters: [Unicode.Scalar] = Array(
        ("·ĂÂÊÔƠƯĐăâêôơưđ·" + "·····àảãáạ·ằẳẵắ·" + "······ặầẩẫấậè·ẻẽ" + "éẹềểễếệìỉ···ĩíịò" + "·ỏõóọồổỗốộờởỡớợù"
            + "·ủũúụừửữứựỳỷỹýỵ·").unicodeScalars)

    private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard 0xA0...0xFF ~= scalar.value else { return scalar }
        let letter = letters[Int(scalar.value) - 0xA0]
        return letter == "·" ? scalar : letter
    }

    /// TCVN3 has capitals for seven letters only. The rest is written small in a font of capitals (`.VnTimeH`), so
    /// that "NGUYỄN" is kept as "NGUYÔN". Words whose plain letters are all capitals become capitals; what was typed
    /// small throughout cannot be told from small letters and stays.
    private static func raised(_ text: String, from coded: String) -> String {
        let plain = coded.unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic }
        guard plain.contains(where: { $0.properties.isUppercase }) else { return text }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let areMixed = words.map { isMixed($0) }
        guard areMixed.contains(true) else { return text }
        // "NGUYễN VăN Tú" is all capitals, though "Tú" alone would not show it.
        if plain.allSatisfy({ $0.properties.isUppercase }) { return text.uppercased() }
        return zip(words, areMixed).map { $1 ? $0.uppercased() : String($0) }.joined(separator: " ")
    }

    private static func isMixed(_ word: Substring) -> Bool {
        var (capitals, hasSmallPlain, hasSmallAccented) = (0, false, false)
        for scalar in word.unicodeScalars {
            if scalar.properties.isUppercase {
                capitals += 1
            } else if scalar.properties.isLowercase {
                if scalar.isASCII { hasSmallPlain = true } else { hasSmallAccented = true }
            }
        }
        return capitals >= 2 && hasSmallAccented && !hasSmallPlain
    }
}
