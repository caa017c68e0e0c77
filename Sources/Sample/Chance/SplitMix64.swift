/// Numbers that follow from a seed alone, the same on every machine (SplitMix64).
struct SplitMix64: Sendable {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    /// A stream of its own for one thing among many, so that each can be made without those before it.
    init(_ seed: UInt64, _ subject: Subject, _ index: Int = 0) {
        var outer = SplitMix64(seed ^ subject.rawValue)
        var inner = SplitMix64(outer.next() &+ UInt64(truncatingIfNeeded: index))
        state = inner.next()
    }

    /// What a stream is drawn for.
    enum Subject: UInt64 {
        case sizes = 1, neighbourhoods, places, ethnicity, household, faults, earlier
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not `bound`.
    mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "something can be drawn only from at least one thing")
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// True `perMille` times in a thousand.
    mutating func chance(_ perMille: Int) -> Bool { below(1000) < perMille }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

    mutating func shuffle<Item>(_ items: inout [Item]) {
        for last in stride(from: items.count - 1, to: 0, by: -1) { items.swapAt(last, below(last + 1)) }
    }
}
