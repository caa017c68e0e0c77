import Vocabulary

/// The values of one row; its id points into the block.
struct LooseRow {
    var zone = Zone.urban
    var income: Int64?
    var b1: Int64?
    var b2: Int64?
    var lacking: UInt16 = 0
    var unknown: UInt16 = 0
    var id: UnsafeBufferPointer<UInt8>
    /// Whether the id stands as it is between quotes of the block, escapes included.
    var idIsQuoted = false

    var idLength: Int { id.count }

    /// Quoted only where it must be; room for twice its length is reserved.
    func writeID(to output: Bytes) {
        guard let base = id.baseAddress else { return }
        if idIsQuoted {
            output.put(.quote)
            output.append(base, id.count)
            output.put(.quote)
        } else if id.contains(where: { $0 == .comma || $0 == .quote || $0 == .carriageReturn }) {
            output.put(.quote)
            for byte in id {
                if byte == .quote { output.put(.quote) }
                output.put(byte)
            }
            output.put(.quote)
        } else {
            output.append(base, id.count)
        }
    }
}
