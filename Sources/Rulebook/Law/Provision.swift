public import Vocabulary

/// How a value was seen. Nothing but the gazette is proof.
public enum Basis: String, CaseIterable, Sendable {
    case gazette, press, draft, knowledge

    /// The words of the rules page.
    public var label: String {
        switch self {
        case .gazette: "Công báo"
        case .press: "báo chí, bản chép"
        case .draft: "dự thảo"
        case .knowledge: "hiểu biết chung, chưa thấy văn bản"
        }
    }
}

/// Who compared a value with the gazette, when, and against what.
public struct Verification: Hashable, Sendable {
    /// The day of the comparison.
    public let on: Day
    /// The officer.
    public let by: String
    /// The number of the gazette.
    public let against: String

    /// What an officer says of a comparison.
    public init(on: Day, by: String, against: String) {
        self.on = on
        self.by = by
        self.against = against
    }
}

/// A legal document named by the rules.
public struct LegalDocument: Hashable, Sendable {
    /// `ND-07-2021`
    public let id: String
    /// `NĐ 07/2021/NĐ-CP`
    public let number: String
    /// What it is about.
    public let title: String
    /// The day it was signed, where known.
    public let signed: Day?
    /// The day from which it is in force, where known.
    public let inForce: Day?
    /// How it was seen.
    public let basis: Basis
    /// Where it was seen.
    public let seen: String?

    /// The program's own lists of answers: no law, nothing to be compared with the gazette.
    public var isOfProgram: Bool { id == "VUON" }

    /// A document that an installation names.
    public init(
        id: String, number: String, title: String, signed: Day?, inForce: Day?, basis: Basis, seen: String? = nil
    ) {
        self.id = id
        self.number = number
        self.title = title
        self.signed = signed
        self.inForce = inForce
        self.basis = basis
        self.seen = seen
    }
}

/// Where a value comes from.
public struct Provenance: Hashable, Sendable {
    /// The document named by the value.
    public let document: LegalDocument?
    /// Article and clause.
    public let clause: String?
    /// How it was seen.
    public let basis: Basis
    /// The day it was signed, where known.
    public let signed: Day?
    /// The day from which it is in force, where known.
    public let inForce: Day?
    /// Nil is *chưa kiểm chứng*.
    public let verified: Verification?
    /// File and line, `standards/2022-2025/income_line/urban.yaml:5`.
    public let place: String
    /// Whether the installation entered it.
    public let isLocal: Bool
    /// The digest of what is written at `place`: a comparison with the gazette holds for these very words.
    public let seal: String

    /// `NĐ 07/2021/NĐ-CP, Điều 3`
    public var citation: String {
        [document?.number, clause].compactMap(\.self).joined(separator: ", ")
    }
}

/// A value with its days and its source; null with the reason where nobody has seen it.
public struct Provision<Value> {
    /// The first day.
    public let from: Day
    /// The last day, where the text names one.
    public let to: Day?
    /// Nil where nobody has seen it.
    public let value: Value?
    /// Why there is no value.
    public let why: String?
    /// The words of the text, or a note on how to read them.
    public let text: String?
    /// Where it comes from.
    public let provenance: Provenance

    /// Shown as *chưa kiểm chứng* where nobody has compared it with the gazette.
    public var isVerified: Bool { provenance.verified != nil }
}

extension Provision: Sendable where Value: Sendable {}
