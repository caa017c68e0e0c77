import Foundation

/// How a Vietnamese syllable is built: an onset, vowels, a coda, and one tone.
enum Syllable {
    /// Whether the word is a whole syllable as Vietnamese is spelled, tone and all.
    static func isWhole(_ word: String) -> Bool {
        guard let parts = Parts(word), parts.fits else { return false }
        // A syllable that ends in a stop has the tone sắc or nặng.
        return !stops.contains(parts.coda) || parts.tone == acute || parts.tone == dotBelow
    }

    /// Whether the word has only letters of Vietnamese in an order that Vietnamese has, even if its tone is amiss.
    static func couldBe(_ word: String) -> Bool { Parts(word)?.fits == true }

    private struct Parts {
        let onset: String
        let vowels: String
        let coda: String
        /// The combining sign of the tone; nil for the level one.
        let tone: UInt32?

        /// Nil where a sign is no letter of Vietnamese or there are two tones.
        init?(_ word: String) {
            var (letters, tone) = ([Character](), UInt32?.none)
            for scalar in word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
                switch scalar.value {
                case acute, 0x300, 0x303, 0x309, dotBelow:
                    guard tone == nil, !letters.isEmpty else { return nil }
                    tone = scalar.value
                case 0x302, 0x306, 0x31B:
                    guard let last = letters.popLast() else { return nil }
                    letters.append(Character(String(last) + String(scalar)))
                default: letters.append(Character(scalar))
                }
            }
            self.tone = tone
            let start = letters.firstIndex { isVowel($0) } ?? letters.endIndex
            let end = letters[start...].firstIndex { !isVowel($0) } ?? letters.endIndex
            (onset, coda) = (String(letters[..<start]), String(letters[end...]))
            vowels = String(letters[start..<end]).precomposedStringWithCanonicalMapping
        }

        var fits: Bool {
            guard codas.contains(coda) else { return false }
            if onset == "q" {
                return vowels.first == "u" && nuclei.contains(String(vowels.dropFirst())) || vowels == "uy"
            }
            if onset == "g", vowels.first == "i" {
                return vowels == "i" || nuclei.contains(String(vowels.dropFirst())) || nuclei.contains(vowels)
            }
            return onsets.contains(onset) && nuclei.contains(vowels)
        }
    }

    private static let acute: UInt32 = 0x301
    private static let dotBelow: UInt32 = 0x323

    private static func isVowel(_ letter: Character) -> Bool {
        letter.unicodeScalars.first.map { "aeiouy".unicodeScalars.contains($0) } ?? false
    }

    private static let onsets: Set<String> = words(
        " b c ch d đ g gh h k kh l m n ng ngh nh p ph r s t th tr v x")
    private static let codas: Set<String> = words(" c ch m n ng nh p t")
    private static let stops: Set<String> = words("c ch p t")
    private static let nuclei: Set<String> = words(
        """
        a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu iêu oa oă oai oao oay oe oeo oi oo ôi ôô ơi ua uâ uây uê \
        ui uô uôi uơ uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu
        """)

    /// An empty word stands for "none".
    private static func words(_ list: String) -> Set<String> {
        Set(list.split(separator: " ", omittingEmptySubsequences: false).map(String.init))
    }
}
