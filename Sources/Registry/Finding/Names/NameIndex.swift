import Vocabulary

/// The words of one name, as bytes, in any order.
struct NamePattern: Sendable {
    /// Each once.
    let whole: [[UInt8]]
    /// The word that may be half typed; nil where nothing was typed.
    let last: [UInt8]?

    init(_ words: [String]) {
        whole = Set(words.dropLast()).map { Array($0.utf8) }
        last = words.last.map { Array($0.utf8) }
    }
}

/// The households of a commune by the words of their members' names, in memory: what a search lays side by side.
///
/// Every word has the places of its households, and for each a bit for every member who bears it. Places are those of
/// the list by name, so that what a search finds stands in the order of its page. Nguyễn and thị, which everybody bears,
/// are two runs of numbers; where their bits meet, one and the same person bears both.
struct NameIndex: Sendable {
    /// In the order of names: by sort key, then code.
    let households: [Key]
    let members: [Int32]
    /// Every word that occurs, in bytewise order.
    let words: WordList
    /// Where the bearers of a word begin, and after the last word where they end.
    let starts: [UInt32]
    /// The places of a word's households, in their order.
    let places: [UInt32]
    /// Beside each place: which members bear the word.
    let who: [UInt64]

    /// The places of the households in which one member bears all the words.
    func find(_ pattern: NamePattern) -> [UInt32] {
        guard let last = pattern.last else { return [] }
        var runs: [Range<Int>] = []
        for word in pattern.whole {
            guard let place = words.place(of: word) else { return [] }
            runs.append(bearers(place..<place + 1))
        }
        let beginnings = words.places(beginningWith: last)
        if beginnings.isEmpty { return [] }
        if beginnings.count == 1 { runs.append(bearers(beginnings)) }
        runs.sort { $0.count < $1.count }
        guard let first = runs.first else { return bearers(ofAny: beginnings).places }
        var found = Bearers(places: Array(places[first]), who: Array(who[first]))
        for run in runs.dropFirst() where !found.isEmpty { keep(&found, in: run) }
        if beginnings.count > 1, !found.isEmpty { keep(&found, bearingAny: beginnings) }
        return found.places
    }

    /// Households, each with those of its members who are still meant.
    private struct Bearers {
        var places: [UInt32]
        var who: [UInt64]

        var isEmpty: Bool { places.isEmpty }
    }

    private func bearers(_ words: Range<Int>) -> Range<Int> {
        Int(starts[words.lowerBound])..<Int(starts[words.upperBound])
    }

    /// Leaves only whom another word names too, in the same member's name.
    private func keep(_ found: inout Bearers, in run: Range<Int>) {
        // Few are looked up, many are laid beside the run.
        let isLookedUp = found.places.count * 16 < run.count
        var (kept, place) = (0, run.lowerBound)
        for index in found.places.indices {
            let wanted = found.places[index]
            if isLookedUp {
                place = lowerBound(of: wanted, from: place, to: run.upperBound)
            } else {
                while place < run.upperBound, places[place] < wanted { place += 1 }
            }
            if place == run.upperBound { break }
            guard places[place] == wanted else { continue }
            let both = found.who[index] & who[place]
            if both == 0 { continue }
            found.places[kept] = wanted
            found.who[kept] = both
            kept += 1
        }
        found.places.removeSubrange(kept...)
        found.who.removeSubrange(kept...)
    }

    /// Leaves only those who bear one of several words that begin alike.
    private func keep(_ found: inout Bearers, bearingAny words: Range<Int>) {
        let run = bearers(words)
        // Looked up in each word's bearers, or beside all of them together.
        guard found.places.count * words.count * 8 < run.count + households.count else {
            let all = whoBears(words)
            return keep(&found) { place, who in who & all[place] }
        }
        let runs = words.map { bearers($0..<$0 + 1) }
        keep(&found) { place, who in
            runs.reduce(0) { both, run in
                let found = lowerBound(of: UInt32(place), from: run.lowerBound, to: run.upperBound)
                return found < run.upperBound && places[found] == place ? both | who & self.who[found] : both
            }
        }
    }

    private func keep(_ found: inout Bearers, _ who: (Int, UInt64) -> UInt64) {
        var kept = Bearers(places: [], who: [])
        for (place, bits) in zip(found.places, found.who) {
            let both = who(Int(place), bits)
            if both == 0 { continue }
            kept.places.append(place)
            kept.who.append(both)
        }
        found = kept
    }

    private func bearers(ofAny words: Range<Int>) -> Bearers {
        var found = Bearers(places: [], who: [])
        for (place, bits) in whoBears(words).enumerated() where bits != 0 {
            found.places.append(UInt32(place))
            found.who.append(bits)
        }
        return found
    }

    /// For every household which members bear one of the words.
    private func whoBears(_ words: Range<Int>) -> [UInt64] {
        var all = [UInt64](repeating: 0, count: households.count)
        for index in bearers(words) { all[Int(places[index])] |= who[index] }
        return all
    }

    private func lowerBound(of place: UInt32, from first: Int, to end: Int) -> Int {
        var (low, high) = (first, end)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
