import Vocabulary
import Yams

/// What the installation compared with the gazette and found right: `verified.yaml` of its own layer.
///
/// Each line holds for the very words that were compared, known by their digest. Where an upgrade brings other words the
/// comparison no longer counts.
struct SealedVerifications {
    private let bySeal: [String: Verification]

    static let file = "verified"
    static let none = SealedVerifications(bySeal: [:])

    init(_ files: RuleFiles) {
        var bySeal: [String: Verification] = [:]
        for item in files.local[Self.file]?.items ?? [] {
            let fields = item.fields(["seal", "rule", "on", "by", "against"])
            guard let seal = fields["seal"]?.text, let on = fields["on"]?.day, let by = fields["by"]?.text,
                let against = fields["against"]?.text
            else {
                item.report(
                    "Dòng đối chiếu chưa đủ.", "Ghi seal, on (ngày), by (người đối chiếu), against (số Công báo).")
                continue
            }
            bySeal[seal] = Verification(on: on, by: by, against: against)
        }
        self.bySeal = bySeal
    }

    private init(bySeal: [String: Verification]) {
        self.bySeal = bySeal
    }

    subscript(seal: String) -> Verification? { bySeal[seal] }
}

extension RuleNode {
    /// The digest of a rule's words: of the file's name without its ending and all that is written here, comments left out.
    var seal: String {
        var text = ""
        RuleNode.write(node, into: &text)
        return hexadecimal(Digest.sha256(Array("\(rule)\n\(text)".utf8)))
    }

    /// The file's path without its ending, whichever layer it stands in.
    private var rule: String { file.replacing(RuleFiles.localSuffix, with: "").replacing(".yaml", with: "") }

    private static func write(_ node: Node, into text: inout String) {
        switch node {
        case .scalar(let scalar): text += "=\(scalar.string.utf8.count):\(scalar.string)"
        case .mapping(let mapping):
            text += "{"
            for (key, value) in mapping {
                write(key, into: &text)
                write(value, into: &text)
            }
            text += "}"
        case .sequence(let sequence):
            text += "["
            for item in sequence { write(item, into: &text) }
            text += "]"
        case .alias: text += "*"
        }
    }
}
