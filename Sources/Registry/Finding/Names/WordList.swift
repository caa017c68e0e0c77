/// Words in bytewise order, one after the other in one run of bytes.
struct WordList: Sendable {
    private var bytes: [UInt8] = []
    /// Where each word ends.
    private var ends: [UInt32] = []

    var count: Int { ends.count }

    /// - Parameter word: greater than the last one.
    mutating func append(_ word: some Collection<UInt8>) {
        bytes.append(contentsOf: word)
        ends.append(UInt32(bytes.count))
    }

    subscript(place: Int) -> ArraySlice<UInt8> {
        bytes[(place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])]
    }

    /// The place of a word; nil where it does not occur.
    func place(of word: [UInt8]) -> Int? {
        let place = firstPlace { compare($0, word) >= 0 }
        return place < count && compare(place, word) == 0 ? place : nil
    }

    /// The places of all words that begin so.
    func places(beginningWith beginning: [UInt8]) -> Range<Int> {
        let first = firstPlace { compare($0, beginning) >= 0 }
        return first..<firstPlace { compare($0, beginning) >= 0 && !self[$0].starts(with: beginning) }
    }

    /// Below nought where the word at a place stands before another.
    private func compare(_ place: Int, _ word: [UInt8]) -> Int {
        let (start, end) = (place == 0 ? 0 : Int(ends[place - 1]), Int(ends[place]))
        var index = 0
        while start + index < end, index < word.count {
            let difference = Int(bytes[start + index]) - Int(word[index])
            if difference != 0 { return difference }
            index += 1
        }
        return end - start - word.count
    }

    /// The first place from which on a condition holds.
    private func firstPlace(_ holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
