/// How Vietnamese was written before Unicode: letters that only a font of their own shows rightly.
///
/// Both codings put Vietnamese letters where Western European ones stand, so that "Nguyễn Thị Bưởi" is kept as
/// "NguyÔn ThÞ B­ëi" (TCVN3) or "Nguyeãn Thò Böôûi" (VNI). What they are is said by nothing in a file but the name of
/// a font; it is told by how well each reading makes Vietnamese syllables.
public enum LegacyText: String, Sendable, CaseIterable {
    /// TCVN3, also called ABC: the fonts whose names begin with a dot, `.VnTime`.
    case tcvn3
    /// VNI-Windows: the fonts `VNI-Times` and so on; a letter and its mark are two signs.
    case vni

    /// As officials know it, with the fonts that show it.
    public var label: String {
        switch self {
        case .tcvn3: "TCVN3 (phông .VnTime)"
        case .vni: "VNI (phông VNI-Times)"
        }
    }

    /// Which coding the texts are written in; nil where they are plain Vietnamese, another language, or too few.
    ///
    /// Plain text is never claimed: only words that are no Vietnamese as they stand, and become so, speak for a
    /// coding, and they must outweigh by far the words that no reading explains.
    ///
    /// - Parameter samples: cells of a list, some hundreds at best.
    public static func recognise(_ samples: some Sequence<String>) -> LegacyText? {
        let words = accentedWords(in: samples)
        let found = allCases.map { ($0, LegacyText.evidence(for: $0, in: words)) }
        guard let best = found.max(by: { $0.1.speaking < $1.1.speaking }), best.1.speaking >= fewest,
            best.1.unexplained * 2 <= best.1.speaking, best.1.speaking * 5 >= words.count
        else { return nil }
        return best.0
    }

    /// Whether most words with accents are Vietnamese as they stand; false where there are none.
    public static func isVietnamese(_ samples: some Sequence<String>) -> Bool {
        let words = accentedWords(in: samples)
        let whole = words.count { Syllable.isWhole($0) }
        return whole >= fewest && whole * 4 >= words.count * 3
    }

    /// The text in Unicode, composed (NFC). Text that holds letters which the coding cannot have is Unicode already
    /// and stays.
    public func converted(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) || LegacyText.isPast(text) { return text }
        switch self {
        case .tcvn3: return TCVN3.unicode(text)
        case .vni: return VNI.unicode(text)
        }
    }

    /// Whether a word of the text is no Vietnamese as it stands and becomes so.
    public func isSpoken(by text: String) -> Bool {
        LegacyText.accentedWords(in: [text]).contains { !Syllable.couldBe($0) && Syllable.isWhole(converted($0)) }
    }

    /// Whether the text holds letters that neither coding has, so that it is in Unicode for certain.
    ///
    /// Both live in the 256 signs of Western Europe and the marks that Windows has among them.
    public static func isPast(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.value > 0xFF && $0.properties.isAlphabetic || 0x300...0x323 ~= $0.value }
    }

    /// A list has hundreds of such words; a page in another language may have one or two by chance.
    private static let fewest = 3

    private static func evidence(
        for coding: LegacyText, in words: Set<String>
    ) -> (speaking: Int, unexplained: Int) {
        var (speaking, unexplained) = (0, 0)
        for word in words where !Syllable.couldBe(word) {
            if Syllable.isWhole(coding.converted(word)) { speaking += 1 } else { unexplained += 1 }
        }
        return (speaking, unexplained)
    }

    private static func accentedWords(in samples: some Sequence<String>) -> Set<String> {
        var words: Set<String> = []
        for sample in samples where !sample.utf8.allSatisfy({ $0 < 0x80 }) {
            let parts = sample.unicodeScalars.split { $0.isASCII && !$0.properties.isAlphabetic || $0 == "\u{A0}" }
            for part in parts where part.contains(where: { !$0.isASCII }) { words.insert(String(part)) }
        }
        return words
    }
}
