import Foundation
import Vocabulary

/// One line of the file of kept heads; each is signed by itself.
enum KeptLine: Sendable, Equatable {
    /// The newest entry of a chain after a write.
    case head(chain: Key, AuditHead)
    /// From this entry on every entry of the chain is signed; lower ones were written before there was a key.
    case from(chain: Key, seq: Int64)
    /// The chain was brought back to this end on purpose: nothing (seq 0), or what a backup held.
    case back(chain: Key, AuditHead)
    /// Why, in words: by whom, when, from which backup.
    case note(String)

    /// As it stands in the file, without the end of the line.
    func written(by key: SigningKey, at instant: Instant) -> String {
        let text = words.joined(separator: " ") + " \(instant.milliseconds)"
        return text + " " + hexadecimal(key.sign(KeptLine.message(text)))
    }

    /// Nil where it is no such line, or another key signed it.
    static func read(_ line: Substring, signedBy key: PublicKey) -> (line: KeptLine, at: Instant)? {
        guard let end = line.lastIndex(of: " "),
            let signature = bytes(hexadecimal: String(line[line.index(after: end)...])),
            key.holds(signature, over: message(String(line[..<end])))
        else { return nil }
        let words = line[..<end].split(separator: " ")
        guard words.count >= 2, let at = Int64(words[words.count - 1]), let line = KeptLine(words.dropLast()) else {
            return nil
        }
        return (line, Instant(milliseconds: at))
    }

    private init?(_ words: ArraySlice<Substring>) {
        let words = Array(words)
        switch (words.first, words.count) {
        case ("note", 2):
            guard let data = Data(base64Encoded: String(words[1])) else { return nil }
            self = .note(String(decoding: data, as: UTF8.self))
        case ("from", 3):
            guard let chain = Key(words[1]), let seq = Int64(words[2]) else { return nil }
            self = .from(chain: chain, seq: seq)
        case ("head", 4), ("back", 4):
            guard let chain = Key(words[1]), let seq = Int64(words[2]),
                let hash = words[3] == "-" ? [] : bytes(hexadecimal: String(words[3]))
            else { return nil }
            let head = AuditHead(seq: seq, hash: hash)
            self = words[0] == "head" ? .head(chain: chain, head) : .back(chain: chain, head)
        default: return nil
        }
    }

    private var words: [String] {
        switch self {
        case .head(let chain, let head): ["head", chain.description, String(head.seq), hexadecimal(head.hash)]
        case .from(let chain, let seq): ["from", chain.description, String(seq)]
        case .back(let chain, let head):
            ["back", chain.description, String(head.seq), head.hash.isEmpty ? "-" : hexadecimal(head.hash)]
        case .note(let text): ["note", Data(text.utf8).base64EncodedString()]
        }
    }

    // No signature over an entry may pass for one over a line.
    private static func message(_ text: String) -> [UInt8] { Array("vuon.kept.1 \(text)".utf8) }
}
