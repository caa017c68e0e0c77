import Vocabulary

/// Words for what a household is recognised as.
enum ClassWords {
    /// What a cell says; nil for words that say none.
    static func category(_ text: String) -> RecognisedClass? { cells[VietnameseText.folded(text)] }

    /// What the title of a list says that all its households are; nil where it says none, or several.
    static func category(ofTitle text: String) -> RecognisedClass? {
        let folded = VietnameseText.folded(text)
        if folded.contains("thoat ngheo") || folded.contains("thoat can ngheo") { return .unlisted }
        if folded.contains("muc song trung binh") { return .farmingAverage }
        let isNear = folded.contains("can ngheo")
        let isPoor = folded.contains("ho ngheo")
        return isNear == isPoor ? nil : isNear ? .nearPoor : .poor
    }

    /// The class of a heading between rows, such as `I. Hộ nghèo: 12 hộ`.
    static func category(ofHeading text: String) -> RecognisedClass? {
        category(Headings.withoutCount(Headings.withoutOrdinal(VietnameseText.tidy(text))))
    }

    private static let cells: [String: RecognisedClass] = {
        let words: [(RecognisedClass, [String])] = [
            (.poor, ["ho ngheo", "ngheo", "poor", "hn"]),
            (.nearPoor, ["ho can ngheo", "can ngheo", "near poor", "hcn"]),
            (
                .unlisted,
                [
                    "thoat ngheo", "thoat can ngheo", "ho thoat ngheo", "ho thoat can ngheo", "khong cong nhan",
                    "khong",
                    "khong thuoc ho ngheo can ngheo", "khong thuoc", "none", "ho thoat ngheo thoat can ngheo",
                    "khong ngheo", "ho khong ngheo",
                ]
            ),
            (
                .farmingAverage,
                [
                    "muc song trung binh", "ho co muc song trung binh", "ho nlndn co muc song trung binh",
                    "farming average",
                ]
            ),
        ]
        return Dictionary(
            words.flatMap { category, phrases in phrases.map { ($0, category) } }, uniquingKeysWith: { own, _ in own })
    }()
}
