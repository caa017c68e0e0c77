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
        return key(String(given)) + [0] + key(family) + [0] + key(middle)
    }

    private static func key(_ word: String) -> [UInt8] {
        guard !word.isEmpty else { return [] }
        return words.withLock { kept in
            if let key = kept[word] { return key }
            let key = VietnameseText.sortKey(word)
            if kept.count < 20_000 { kept[word] = key }
            return key
        }
    }
}
