import Synchronization
import Vocabulary

/// Sort keys of names. A ward's 36,000 names are made of some hundred different words, so keys of words are kept.
enum SortKeys {
    private static let words = Mutex<[String: [UInt8]]>([:])

    static func person(_ name: String) -> [UInt8] {
        let words = name.split(separator: " ")
        guard let given = words.last else { return [] }
        let family = words.count > 1 ? String(words[0]) : ""
        let middle = words.count > 2 ? words[1..<(words.count - 1)].joined(separator: " ") : ""
        return self.words.withLock { kept in
            key(String(given), &kept) + [0] + key(family, &kept) + [0] + key(middle, &kept)
        }
    }

    private static func key(_ word: String, _ kept: inout [String: [UInt8]]) -> [UInt8] {
        if word.isEmpty { return [] }
        if let key = kept[word] { return key }
        let key = VietnameseText.sortKey(word)
        if kept.count < 20_000 { kept[word] = key }
        return key
    }
}
