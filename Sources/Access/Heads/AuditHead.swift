import Vocabulary

/// The place and the hash of a chain's newest entry: whoever keeps it outside can tell later that all before it stands.
public struct AuditHead: Sendable, Equatable {
    /// The entry's place in its chain, from 1.
    public let seq: Int64
    /// The 32 bytes that cover the entry and all before it.
    public let hash: [UInt8]

    /// As it was kept.
    public init(seq: Int64, hash: [UInt8]) {
        self.seq = seq
        self.hash = hash
    }

    /// Short enough for paper: `812:3f9a-1c22-77b0-9e41-02cd`. Eighty bits of the hash, which nobody finds twice.
    public var short: String { "\(seq):" + grouped(String(hexadecimal(hash).prefix(20))) }
}

/// A head that somebody noted by hand or has on a paper.
public struct NotedHead: Sendable, Equatable {
    /// The entry's place in its chain.
    let seq: Int64
    /// The beginning of its hash, in hexadecimal digits.
    let digits: String

    /// Reads `SEQ:HASH`; nil for less than sixteen digits of a hash, or for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let seq = Int64(parts[0].filter { $0 != " " && $0 != "." }), seq > 0 else { return nil }
        let digits = parts[1].lowercased().filter { $0 != "-" && $0 != " " }
        guard (16...64).contains(digits.count), digits.allSatisfy(\.isHexDigit) else { return nil }
        (self.seq, self.digits) = (seq, digits)
    }
}
