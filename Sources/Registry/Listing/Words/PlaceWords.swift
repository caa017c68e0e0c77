import Vocabulary

/// Texts that name a tổ dân phố: a heading between rows, a title, the tab of a sheet.
enum PlaceWords {
    /// `II. TDP Giáp Thượng (12 hộ)` gives `TDP Giáp Thượng`; nil for a text that names no place.
    static func place(_ text: String) -> String? {
        let name = Headings.withoutCount(Headings.withoutOrdinal(VietnameseText.tidy(text)))
        guard name.count <= 60 else { return nil }
        let written = name.lowercased()
        let folded = VietnameseText.folded(name)
        if let kind = folded.hasPrefix("to dan pho ") ? 11 : folded.hasPrefix("tdp ") ? 4 : nil {
            return folded.count > kind ? name : nil
        }
        // With accents: Bàn and Áp are family names, bản and ấp are places.
        let isKind = kinds.contains { written.hasPrefix($0 + " ") || written.hasPrefix($0 + ":") }
        return isKind && folded.contains(" ") ? name.replacing(": ", with: " ") : nil
    }

    private static let kinds = [
        "thôn", "tổ", "khu phố", "khu vực", "khu dân cư", "bản", "ấp", "xóm", "làng", "buôn", "cụm dân cư",
    ]
}

/// Headings between rows, without what numbers them before and counts them behind.
enum Headings {
    /// `II. `, `3) `, `A - ` at the beginning.
    static func withoutOrdinal(_ text: String) -> String {
        guard let space = text.firstIndex(of: " ") else { return text }
        let first = text[..<space]
        guard let last = first.last else { return text }
        let rest = text[space...].drop { $0 == " " || $0 == "-" || $0 == "–" || $0 == "." || $0 == ")" }
        let isMarked = ".)/:".contains(last) || text[space...].dropFirst().first.map { "-–".contains($0) } == true
        let core = first.drop { "(".contains($0) }.prefix { !".)/:".contains($0) }
        let isOrdinal =
            core.allSatisfy(\.isNumber) || core.allSatisfy { "IVXLC".contains($0) }
            || (core.count == 1 && core.allSatisfy(\.isLetter))
        return isMarked && isOrdinal && !core.isEmpty && !rest.isEmpty ? String(rest) : text
    }

    /// `: 12 hộ`, `(12 hộ, 40 khẩu)` at the end.
    static func withoutCount(_ text: String) -> String {
        let marks: [Character] = ["(", ":", ",", "-", "–"]
        guard let mark = text.indices.last(where: { marks.contains(text[$0]) && isCount(text[$0...]) }) else {
            return text.hasSuffix(":") ? String(text.dropLast()) : text
        }
        let first = text.indices.first { marks.contains(text[$0]) && isCount(text[$0...]) } ?? mark
        return VietnameseText.tidy(String(text[..<first]))
    }

    private static func isCount(_ text: Substring) -> Bool {
        let words = VietnameseText.tokens(String(text))
        guard let number = words.first, number.allSatisfy(\.isNumber) else { return false }
        return words.dropFirst().allSatisfy {
            ["ho", "khau", "nguoi", "nhan"].contains($0) || $0.allSatisfy(\.isNumber)
        }
            && words.count > 1
    }
}
