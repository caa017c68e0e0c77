import Vocabulary

/// Takes in the households of a commune in the order of names, and puts their words in order.
struct NameIndexMaker {
    private var households: [Key] = []
    private var members: [Int32] = []
    private var known = ByteWords()
    private var texts: [[UInt8]] = []
    /// Every word of every household as it came: which word, whose household, which members.
    private var word: [UInt32] = []
    private var place: [UInt32] = []
    private var who: [UInt64] = []

    mutating func add(_ household: Key, members: Int32) {
        households.append(household)
        self.members.append(members)
    }

    /// A word of the household that was added last.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>, who: UInt64) {
        let number = known.place(of: text) ?? texts.count
        if number == texts.count {
            known.add(text)
            texts.append(Array(text))
        }
        word.append(UInt32(number))
        place.append(UInt32(households.count - 1))
        self.who.append(who)
    }

    func made() -> NameIndex {
        let order = texts.indices.sorted { texts[$0].lexicographicallyPrecedes(texts[$1]) }
        var (words, starts) = (WordList(), [UInt32](repeating: 0, count: texts.count + 1))
        var counts = [UInt32](repeating: 0, count: texts.count)
        for number in word { counts[Int(number)] += 1 }
        // Where the next bearer of each word goes.
        var next = counts
        for (rank, number) in order.enumerated() {
            words.append(texts[number])
            next[number] = starts[rank]
            starts[rank + 1] = starts[rank] + counts[number]
        }
        var places = [UInt32](repeating: 0, count: word.count)
        var bits = [UInt64](repeating: 0, count: word.count)
        for (index, number) in word.enumerated() {
            let to = Int(next[Int(number)])
            places[to] = place[index]
            bits[to] = who[index]
            next[Int(number)] += 1
        }
        return NameIndex(
            households: households, members: members, words: words, starts: starts, places: places, who: bits)
    }
}
