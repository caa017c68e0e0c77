import Foundation

extension VietnameseText {
    /// Whether two names are the same, whichever letter of a syllable bears its tone: `Thuận Hóa` and `Thuận Hoá`.
    public static func isSame(_ one: String, _ other: String) -> Bool { spelling(one) == spelling(other) }

    /// Each syllable with its tone at its end.
    private static func spelling(_ text: String) -> String {
        tidy(text).decomposedStringWithCanonicalMapping.split(separator: " ").map { syllable in
            var letters = String.UnicodeScalarView()
            var marks = String.UnicodeScalarView()
            for scalar in syllable.unicodeScalars {
                if tones.contains(scalar.value) { marks.append(scalar) } else { letters.append(scalar) }
            }
            return String(letters) + String(marks)
        }.joined(separator: " ")
    }

    /// Huyền, sắc, ngã, hỏi, nặng.
    private static let tones: Set<UInt32> = [0x300, 0x301, 0x303, 0x309, 0x323]
}
