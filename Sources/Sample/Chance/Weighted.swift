/// Things drawn as often as their weights say.
struct Weighted<Item: Sendable>: Sendable {
    private let items: [Item]
    private let ends: [Int]

    init(_ weights: KeyValuePairs<Item, Int>) {
        items = weights.map(\.key)
        var sum = 0
        ends = weights.map { weight in
            sum += weight.value
            return sum
        }
        precondition(sum > 0, "something can be drawn only from at least one thing")
    }

    func pick(_ random: inout SplitMix64) -> Item {
        let mark = random.below(ends[ends.count - 1])
        return items[ends.firstIndex { mark < $0 } ?? 0]
    }
}

/// Shares a whole out in proportion, so that the parts add up to it again.
struct Shares {
    private let total: Int
    private let of: Int

    /// - Parameter total: what is shared out among `of` units.
    init(of total: Int, among of: Int) {
        self.total = total
        self.of = of
    }

    /// What the units up to `unit` get together.
    func upTo(_ unit: Int) -> Int { (unit * total * 2 + of) / (of * 2) }
}
