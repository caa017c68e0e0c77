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
    func place(of word: String) -> Int? {
        let word = Array(word.utf8)
        let place = firstPlace { !$0.lexicographicallyPrecedes(word) }
        return place < count && self[place].elementsEqual(word) ? place : nil
    }

    /// The places of all words that begin so.
    func places(beginningWith beginning: String) -> Range<Int> {
        let beginning = Array(beginning.utf8)
        let first = firstPlace { !$0.lexicographicallyPrecedes(beginning) }
        let end = firstPlace { !$0.lexicographicallyPrecedes(beginning) && !$0.starts(with: beginning) }
        return first..<end
    }

    /// The first place from which on a condition holds.
    private func firstPlace(_ holds: (ArraySlice<UInt8>) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
