import Foundation

/// Texts by their bytes, each with its place: the first is 0, the next 1.
///
/// A dictionary of strings would ask of each Vietnamese one whether it has another spelling; a list asks half a million
/// times.
public struct ByteWords: Sendable {
    private var words: [[UInt8]] = []
    /// One more than the place of a word, 0 where there is none; at most half full.
    private var slots: [UInt32] = Array(repeating: 0, count: 64)

    public init() {}

    /// The place of a text that was added.
    public func place(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let slot = slots[slot(of: bytes)]
        return slot == 0 ? nil : Int(slot) - 1
    }

    /// Adds a text that is not there.
    public mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        words.append(Array(bytes))
        if words.count * 2 > slots.count {
            slots = Array(repeating: 0, count: slots.count * 2)
            for (place, word) in words.enumerated() {
                word.withUnsafeBufferPointer { slots[slot(of: $0)] = UInt32(place + 1) }
            }
        } else {
            slots[slot(of: bytes)] = UInt32(words.count)
        }
    }

    /// The place of a text; one that is new is added.
    public mutating func place(ofAdded text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            if let place = place(of: bytes) { return place }
            add(bytes)
            return words.count - 1
        }
    }

    /// Where the text stands, or the empty slot where it would.
    private func slot(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        // FNV-1a over words of eight bytes. Whoever makes texts that meet makes only the own list slow.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        let raw = UnsafeRawBufferPointer(bytes)
        var place = 0
        while place + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x0000_0100_0000_01B3
            // What only the high bytes of a word say must reach the low bits too.
            hash ^= hash >> 29
            place += 8
        }
        while place < raw.count {
            hash = (hash ^ UInt64(raw[place])) &* 0x0000_0100_0000_01B3
            place += 1
        }
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
        while slots[slot] != 0, !equals(words[Int(slots[slot]) - 1], bytes) { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private func equals(_ word: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.count == bytes.count, let start = bytes.baseAddress else { return word.count == bytes.count }
        return word.withUnsafeBytes { memcmp($0.baseAddress ?? UnsafeRawPointer(start), start, word.count) == 0 }
    }
}
