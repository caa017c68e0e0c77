/// Why an answer is missing: not to have asked is not the same as to have been refused.
public enum Unknown: String, CaseIterable, Sendable {
    case notAsked = "not_asked"
    case notKnown = "not_known"
    case refused
    case notApplicable = "not_applicable"

    /// The words of an explanation.
    public var label: String {
        switch self {
        case .notAsked: "chưa hỏi"
        case .notKnown: "đã hỏi, không biết"
        case .refused: "từ chối trả lời"
        case .notApplicable: "không áp dụng"
        }
    }
}

/// A value, or the reason why there is none.
public enum Answer: Hashable, Sendable {
    case flag(Bool)
    case code(String)
    case number(Int64)
    case unknown(Unknown)

    /// Whether there is a value.
    public var isKnown: Bool {
        if case .unknown = self { false } else { true }
    }

    /// The number, where the answer is one.
    public var number: Int64? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The flag, where the answer is one.
    public var flag: Bool? {
        if case .flag(let value) = self { value } else { nil }
    }

    /// The code, where the answer is one.
    public var code: String? {
        if case .code(let value) = self { value } else { nil }
    }

    /// Why there is no value, where there is none.
    public var why: Unknown? {
        if case .unknown(let reason) = self { reason } else { nil }
    }
}
