import Territory
import Vocabulary

/// Finds the tổ dân phố that a file means: `TDP 3`, `Tổ 03` and `Tổ dân phố 3` are one.
struct NeighbourhoodNames {
    private var exact: [String: Key] = [:]
    private var loose: [String: Key?] = [:]

    init(_ areas: [Area]) {
        for area in areas { add(area.key, area.name) }
    }

    mutating func add(_ key: Key, _ name: String) {
        exact[VietnameseText.folded(name)] = key
        let core = Self.core(name)
        // Where a thôn and a tổ dân phố share a number, the number alone names neither.
        loose[core] = loose.keys.contains(core) ? .some(nil) : key
    }

    func key(of name: String) -> Key? {
        exact[VietnameseText.folded(name)] ?? loose[Self.core(name)] ?? nil
    }

    /// How a tổ dân phố that the register does not know will be called.
    static func proper(_ name: String) -> String {
        let words = VietnameseText.tokens(name)
        let isNumberAlone = words.count == 1 && words[0].allSatisfy(\.isNumber)
        return isNumberAlone ? "Tổ dân phố \(name)" : name
    }

    /// Without the words for its kind and without leading zeros.
    private static func core(_ name: String) -> String {
        var words = VietnameseText.tokens(name)[...]
        for kind in kinds where words.starts(with: kind) && words.count > kind.count {
            words = words.dropFirst(kind.count)
            break
        }
        if words.first == "so", words.count > 1 { words = words.dropFirst() }
        return words.map { word in
            let digits = word.drop { $0 == "0" }
            return word.allSatisfy(\.isNumber) && !digits.isEmpty ? String(digits) : word
        }.joined(separator: " ")
    }

    private static let kinds = [["to", "dan", "pho"], ["tdp"], ["to"], ["thon"], ["khu", "pho"]]

    /// The order in which new ones are entered: by number where they have one.
    static func inOrder(_ left: String, _ right: String) -> Bool { order(left) < order(right) }

    private static func order(_ name: String) -> Sortable {
        let words = VietnameseText.tokens(name)
        return Sortable(number: words.compactMap { Int($0) }.first ?? Int.max, text: VietnameseText.sortKey(name))
    }

    private struct Sortable: Comparable {
        let number: Int
        let text: [UInt8]

        static func < (left: Sortable, right: Sortable) -> Bool {
            left.number != right.number ? left.number < right.number : left.text.lexicographicallyPrecedes(right.text)
        }
    }
}
