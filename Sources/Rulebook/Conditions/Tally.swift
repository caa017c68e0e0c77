import Vocabulary

/// How many are certainly, and how many may be.
struct Tally {
    private(set) var certain = 0
    private(set) var possible = 0

    func reaches(_ least: Int) -> Truth {
        certain >= least ? .yes : possible < least ? .no : .unknown
    }

    /// Known as soon as the least and the greatest share fall on the same side of the limit.
    func share(_ bound: Bound, of count: Int) -> Truth {
        let low = bound.holds(Int64(certain), per: Int64(count))
        let high = bound.holds(Int64(possible), per: Int64(count))
        return low == high ? Truth(low) : .unknown
    }

    mutating func add(_ truth: Truth) {
        if truth == .yes { certain += 1 }
        if truth != .no { possible += 1 }
    }
}
