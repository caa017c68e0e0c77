/// The letters of VNI-Windows: a vowel and the sign of its mark, or one sign where the mark is part of it.
enum VNI {
    static func unicode(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var base: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if let first = base, let letter = pairs[Pair(first, small(scalar))] {
                result.append(letter)
                base = nil
                continue
            }
            if let first = base { result.append(single[first] ?? first) }
            base = scalar
        }
        if let first = base { result.append(single[first] ?? first) }
        return String(result)
    }

    private struct Pair: Hashable {
        let base: Unicode.Scalar
        let mark: Unicode.Scalar

        init(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) {
            self.base = base
            self.mark = mark
        }
    }

    /// A mark is typed in the case of its letter or not; the letter decides.
    private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        0xC0...0xDE ~= scalar.value ? Unicode.Scalar(scalar.value + 0x20) ?? scalar : scalar
    }

    /// Signs that are letters by themselves.
    private static let single: [Unicode.Scalar: Unicode.Scalar] = bothCases(
        zip("ìíæóòôöîñ".unicodeScalars, "ìíỉĩịơưỵđ".unicodeScalars).map { ($0, $1) })

    private static let pairs: [Pair: Unicode.Scalar] = {
        var pairs: [Pair: Unicode.Scalar] = [:]
        // The sign of the letter with no tone, grave, acute, hook, tilde, dot below.
        for (base, marks, letters) in [
            ("a", " øùûõï", "aàáảãạ"), ("a", "âàáåãä", "âầấẩẫậ"), ("a", "êèéúüë", "ăằắẳẵặ"),
            ("e", " øùûõï", "eèéẻẽẹ"), ("e", "âàáåãä", "êềếểễệ"),
            ("o", " øùûõï", "oòóỏõọ"), ("o", "âàáåãä", "ôồốổỗộ"), ("ô", " øùûõï", "ơờớởỡợ"),
            ("u", " øùûõï", "uùúủũụ"), ("ö", " øùûõï", "ưừứửữự"), ("y", " øùûõ", "yỳýỷỹ"),
        ] as [(Unicode.Scalar, String, String)] {
            for (mark, letter) in zip(marks.unicodeScalars, letters.unicodeScalars) where mark != " " {
                for (first, whole) in bothCases([(base, letter)]) { pairs[Pair(first, mark)] = whole }
            }
        }
        return pairs
    }()

    private static func bothCases(
        _ letters: [(Unicode.Scalar, Unicode.Scalar)]
    ) -> [Unicode.Scalar: Unicode.Scalar] {
        var both: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (coded, letter) in letters {
            both[coded] = letter
            both[capital(coded)] = capital(letter)
        }
        return both
    }

    private static func capital(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar
    }
}
