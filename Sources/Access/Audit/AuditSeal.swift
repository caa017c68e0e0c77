import Vocabulary

/// What the hash of an entry covers.
struct AuditSeal {
    let chain: Key
    let seq: Int64
    let entry: Key
    let at: Instant
    let officer: Key?
    let officerName: String
    let action: String
    let reason: String
    let digest: [UInt8]

    func hash(after previous: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        appendLengthed(previous, to: &bytes)
        bytes += chain.bytes
        appendLengthed(Array(String(seq).utf8), to: &bytes)
        bytes += entry.bytes
        appendLengthed(Array(String(at.milliseconds).utf8), to: &bytes)
        appendLengthed(officer?.bytes, to: &bytes)
        for text in [officerName, action, reason] { appendLengthed(Array(text.utf8), to: &bytes) }
        appendLengthed(digest, to: &bytes)
        return Digest.sha256(bytes)
    }
}

// A missing part and an empty one must not read alike, nor may one part's end pass for another's beginning.
func appendLengthed(_ part: [UInt8]?, to bytes: inout [UInt8]) {
    guard let part else {
        bytes.append(0xFF)
        return
    }
    let count = UInt32(part.count)
    bytes.append(0)
    for shift in stride(from: 24, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: count >> UInt32(shift)))
    }
    bytes += part
}
