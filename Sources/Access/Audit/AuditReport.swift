import Vocabulary

/// What a walk along all chains found.
public struct AuditReport: Sendable {
    /// One chain, and where it does not hold.
    public struct Chain: Sendable {
        /// A commune's key, or that of the installation's own chain.
        public let chain: Key
        /// Its newest entry.
        public let head: AuditHead
        /// In the order of its entries; no more than `AuditWalk.most`.
        public let breaks: [AuditBreak]
    }

    /// Every chain of the database, and those that a kept head tells of.
    public let chains: [Chain]
    /// Rows of the journal that belong to no entry.
    public let stray: AuditBreak?
    /// Lines of the kept heads that cannot be trusted: `file:line`.
    public let damaged: [String]
    /// What the folder of keys has to say about itself.
    public let notes: [KeptHeads.Note]
    /// The keys that signed something.
    public let signers: [PublicKey]
    /// The keys whose signatures count.
    public let trusted: Set<PublicKey>

    /// Whether everything holds.
    public var isIntact: Bool { stray == nil && damaged.isEmpty && chains.allSatisfy(\.breaks.isEmpty) }
}

/// Where a chain stops to hold.
public struct AuditBreak: Sendable, Equatable {
    /// Which part does not hold.
    public enum What: Sendable, Equatable {
        /// The entry itself was changed, or one before it was taken out.
        case chain
        /// Its list of commitments, or their number, was changed or taken out.
        case commitments
        /// The record of this order was changed.
        case record(Int)
        /// Commitments or records belong to no entry; `seq` is 0.
        case stray
        /// Its signature is missing, does not fit, or was made with a key that nobody trusts.
        case signature
        /// The chain ends before the head that was expected (`entry` is then the chain), or has another hash there.
        case head
    }

    /// The place in the chain where it shows.
    public let seq: Int64
    /// The entry's key.
    public let entry: Key
    /// Which part of the entry does not hold.
    public let what: What

    /// A break at a place.
    public init(seq: Int64, entry: Key, what: What) {
        self.seq = seq
        self.entry = entry
        self.what = what
    }
}
