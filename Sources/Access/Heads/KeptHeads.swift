import Vocabulary

/// What the folders of keys say that the chains must hold.
public struct KeptHeads: Sendable {
    /// A restore, a new key: what the folder has to say about itself, oldest first.
    public struct Note: Sendable, Equatable {
        public let at: Instant
        public let text: String
    }

    /// The keys whose signatures count.
    public let trusted: Set<PublicKey>
    /// Oldest first.
    public private(set) var notes: [Note] = []
    /// Lines that are none, or that their key did not sign: `file:line`.
    public private(set) var damaged: [String] = []
    /// Whether any head was ever kept here.
    public var isEmpty: Bool { heads.isEmpty }
    private var heads: [Key: [Int64: [[UInt8]]]] = [:]
    private var begins: [Key: Int64] = [:]

    /// - Parameters:
    ///   - folders: those of all servers that write the database.
    ///   - others: keys that whoever checks knows from paper, where their `.pub` is lost.
    public init(_ folders: [KeyFolder], trusting others: [PublicKey] = []) {
        trusted = Set(folders.flatMap { $0.trusted() } + others)
        var lines: [(line: KeptLine, at: Instant)] = []
        for folder in folders {
            for key in folder.trusted() { lines += read(folder.heads(of: key), key) }
        }
        // A restore noted by one server excuses what another kept before it. Equal instants stay in their order.
        let order = lines.indices.sorted { (lines[$0].at, $0) < (lines[$1].at, $1) }
        for place in order { take(lines[place].line, at: lines[place].at) }
    }

    /// The entries of a chain that must be there, by their place; more than one hash for a place cannot be met.
    func demanded(of chain: Key) -> [Int64: [[UInt8]]] { heads[chain] ?? [:] }

    /// The chains that must be there.
    var chains: Set<Key> { Set(heads.keys) }

    /// The place from which every entry must be signed; nil where no folder says anything.
    func signedFrom(_ chain: Key) -> Int64? {
        if let begin = begins[chain] { return begin }
        return isEmpty ? nil : 1
    }

    private mutating func read(_ file: KeptFile, _ key: PublicKey) -> [(line: KeptLine, at: Instant)] {
        var latest = Instant(milliseconds: 0)
        var lines: [(line: KeptLine, at: Instant)] = []
        for (number, text) in (file.lines() ?? []).enumerated() {
            guard let (line, at) = KeptLine.read(text, signedBy: key) else {
                damaged.append("\(file.path):\(number + 1)")
                continue
            }
            // A clock that was set back does not bring a later line before an earlier one.
            latest = max(latest, at)
            lines.append((line, latest))
        }
        return lines
    }

    private mutating func take(_ line: KeptLine, at instant: Instant) {
        switch line {
        case .head(let chain, let head): heads[chain, default: [:]].demand(head)
        case .from(let chain, let seq): begins[chain] = min(begins[chain] ?? seq, seq)
        case .back(let chain, let head):
            heads[chain] = (heads[chain] ?? [:]).filter { $0.key <= head.seq }
            if head.seq > 0 { heads[chain, default: [:]].demand(head) }
        case .note(let text): notes.append(Note(at: instant, text: text))
        }
    }
}

extension [Int64: [[UInt8]]] {
    fileprivate mutating func demand(_ head: AuditHead) {
        if self[head.seq]?.contains(head.hash) != true { self[head.seq, default: []].append(head.hash) }
    }
}
