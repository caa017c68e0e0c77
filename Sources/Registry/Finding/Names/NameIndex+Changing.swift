import Vocabulary

extension NameIndex {
    /// A household that came in, or comes back with other words.
    struct Newcomer {
        let household: Key
        let members: Int32
        let words: [(word: [UInt8], who: UInt64)]
        /// Who stands before it in the list by name, as the list is now; nil at its beginning.
        let after: Key?
    }

    /// The index after some households changed: without a look at the others' words.
    ///
    /// - Parameter moved: those that left, and those that come anew.
    /// - Parameter newcomers: in the order of names.
    /// - Returns: nil where somebody who should stand before a newcomer is not there.
    func changed(_ moved: Set<Key>, _ newcomers: [Newcomer]) -> NameIndex? {
        guard let order = Order(of: self, moved, newcomers) else { return nil }
        var added = newcomers.indices.flatMap { number in
            newcomers[number].words.map {
                Bearer(word: $0.word, place: order.ofNewcomers[number], who: $0.who)
            }
        }
        added.sort { $0.word == $1.word ? $0.place < $1.place : $0.word.lexicographicallyPrecedes($1.word) }
        var merged = Merged(capacity: places.count + added.count)
        var rest = added[...]
        for number in 0..<words.count {
            let word = words[number]
            while let next = rest.first, next.word.lexicographicallyPrecedes(word) {
                merged.add(rest.takeFirst(bearing: next.word))
            }
            let ours =
                rest.first.map { word.elementsEqual($0.word) } == true
                ? rest.takeFirst(bearing: Array(word)) : []
            merged.add(word, self, Int(starts[number])..<Int(starts[number + 1]), order.ofOld, ours)
        }
        while let next = rest.first { merged.add(rest.takeFirst(bearing: next.word)) }
        return NameIndex(
            households: order.households, members: order.members, words: merged.words, starts: merged.starts,
            places: merged.places, who: merged.who)
    }
}

/// One word of one newcomer.
private struct Bearer {
    let word: [UInt8]
    let place: UInt32
    let who: UInt64
}

extension ArraySlice<Bearer> {
    fileprivate mutating func takeFirst(bearing word: [UInt8]) -> ArraySlice<Bearer> {
        let taken = prefix { $0.word == word }
        removeFirst(taken.count)
        return taken
    }
}

/// Where everybody stands after the change.
private struct Order {
    var households: [Key] = []
    var members: [Int32] = []
    /// The new place of each old one; `gone` for those who moved.
    var ofOld: [UInt32]
    var ofNewcomers: [UInt32]

    static let gone = UInt32.max

    init?(of index: NameIndex, _ moved: Set<Key>, _ newcomers: [NameIndex.Newcomer]) {
        ofOld = Array(repeating: Order.gone, count: index.households.count)
        ofNewcomers = Array(repeating: Order.gone, count: newcomers.count)
        households.reserveCapacity(index.households.count + newcomers.count)
        members.reserveCapacity(index.households.count + newcomers.count)
        var following: [Key?: Int] = [:]
        for (number, newcomer) in newcomers.enumerated() { following[newcomer.after] = number }
        add(newcomers, following, after: nil)
        for (place, household) in index.households.enumerated() where !moved.contains(household) {
            ofOld[place] = UInt32(households.count)
            households.append(household)
            members.append(index.members[place])
            add(newcomers, following, after: household)
        }
        if ofNewcomers.contains(Order.gone) { return nil }
    }

    private mutating func add(
        _ newcomers: [NameIndex.Newcomer], _ following: [Key?: Int], after household: Key?
    ) {
        var next = following[household]
        while let number = next, ofNewcomers[number] == Order.gone {
            ofNewcomers[number] = UInt32(households.count)
            households.append(newcomers[number].household)
            members.append(newcomers[number].members)
            next = following[newcomers[number].household]
        }
    }
}

/// The words with their bearers, old and new.
private struct Merged {
    var words = WordList()
    var starts: [UInt32] = [0]
    var places: [UInt32] = []
    var who: [UInt64] = []

    init(capacity: Int) {
        places.reserveCapacity(capacity)
        who.reserveCapacity(capacity)
    }

    /// A word that nobody bore before.
    mutating func add(_ bearers: ArraySlice<Bearer>) {
        guard let word = bearers.first?.word else { return }
        for bearer in bearers { add(bearer) }
        end(word)
    }

    mutating func add(
        _ word: ArraySlice<UInt8>, _ index: NameIndex, _ run: Range<Int>, _ newPlaces: [UInt32],
        _ bearers: ArraySlice<Bearer>
    ) {
        var rest = bearers
        for old in run {
            let place = newPlaces[Int(index.places[old])]
            if place == Order.gone { continue }
            while let next = rest.first, next.place < place { add(rest.removeFirst()) }
            places.append(place)
            who.append(index.who[old])
        }
        for bearer in rest { add(bearer) }
        end(word)
    }

    private mutating func add(_ bearer: Bearer) {
        places.append(bearer.place)
        who.append(bearer.who)
    }

    /// A word that nobody bears any more is not kept.
    private mutating func end(_ word: some Collection<UInt8>) {
        guard places.count > Int(starts[starts.count - 1]) else { return }
        words.append(word)
        starts.append(UInt32(places.count))
    }
}
