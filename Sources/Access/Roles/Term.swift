import Vocabulary

/// For how long an officer is what, of which body, where.
public struct Term: Sendable, Equatable {
    /// Signing or working in somebody's place (Nghị định 30/2020/NĐ-CP's words for a signature).
    public enum Acting: String, Sendable, CaseIterable {
        /// Ký thay: a deputy for the head.
        case deputy = "KT"
        /// Thừa lệnh.
        case order = "TL"
        /// Thừa uỷ quyền.
        case authority = "TUQ"

        /// As it stands on a paper.
        public var label: String { rawValue + "." }

        public var words: String {
            switch self {
            case .deputy: "KT. (ký thay)"
            case .order: "TL. (thừa lệnh)"
            case .authority: "TUQ. (thừa uỷ quyền)"
            }
        }
    }

    public let key: Key
    public let officer: Key
    public let role: Role
    /// The body that the officer belongs to; nil where none was named.
    public let body: Key?
    /// Nil for all of the installation.
    public let commune: Key?
    /// The tổ dân phố that were assigned. For rà soát viên they are all that is seen.
    public let neighbourhoods: [Key]
    /// The first day; nil for one that stood before terms were kept.
    public let from: Day?
    /// The last day; nil while none was set.
    public let to: Day?
    /// In whose place, and how; nil for an office of one's own.
    public let acting: Acting?
    /// The office that is acted for: `Chủ tịch`.
    public let actingFor: String

    /// Whether it holds on a day.
    public func holds(on day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }

    /// Whether there is a day on which both hold.
    func meets(_ other: Term) -> Bool {
        let latestStart = [from, other.from].compactMap(\.self).max()
        let earliestEnd = [to, other.to].compactMap(\.self).min()
        guard let latestStart, let earliestEnd else { return true }
        return latestStart <= earliestEnd
    }

    /// The role as pages name it: `KT. Chủ tịch · Lãnh đạo UBND`.
    public var title: String {
        guard let acting else { return role.label }
        return "\(acting.label) \(actingFor) · \(role.label)"
    }

    /// What the audit chain commits to.
    var record: [UInt8] {
        var lines = ["officer=" + officer.description, "role=" + role.rawValue]
        if let body { lines.append("body=" + body.description) }
        if let commune { lines.append("commune=" + commune.description) }
        for area in neighbourhoods { lines.append("neighbourhood=" + area.description) }
        if let from { lines.append("from=" + from.iso) }
        if let to { lines.append("to=" + to.iso) }
        if let acting { lines.append("acting=\(acting.rawValue) \(actingFor)") }
        return Array(lines.joined(separator: "\n").utf8)
    }
}

/// A term to be given.
public struct NewTerm: Sendable {
    public var role: Role
    public var body: Key?
    public var commune: Key?
    public var neighbourhoods: [Key]
    public var from: Day?
    public var to: Day?
    public var acting: Term.Acting?
    public var actingFor: String

    /// - Parameter commune: nil for all of the installation.
    public init(
        role: Role, body: Key? = nil, commune: Key? = nil, neighbourhoods: [Key] = [], from: Day? = nil,
        to: Day? = nil, acting: Term.Acting? = nil, actingFor: String = ""
    ) {
        self.role = role
        self.body = body
        self.commune = commune
        self.neighbourhoods = neighbourhoods
        self.from = from
        self.to = to
        self.acting = acting
        self.actingFor = VietnameseText.tidy(actingFor)
    }

    /// What cannot be taken as it is, by field: `role`, `tdp`, `den`, `thay`.
    public var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        if !Role.assignable.contains(role) { problems.append(FieldProblem("role", "Hãy chọn vai trò.")) }
        if role == .reviewer, neighbourhoods.isEmpty || commune == nil {
            problems.append(
                FieldProblem("tdp", "Rà soát viên chỉ thấy hộ của tổ dân phố được giao: hãy chọn ít nhất một tổ."))
        }
        if let from, let to, to < from {
            problems.append(FieldProblem("den", "Ngày cuối \(to.shown) ở trước ngày đầu \(from.shown)."))
        }
        if let acting, actingFor.isEmpty {
            problems.append(FieldProblem("thay", "Hãy ghi \(acting.label) chức vụ nào, ví dụ: Chủ tịch."))
        }
        if actingFor.count > 100 { problems.append(FieldProblem("thay", "Chức vụ nhiều nhất 100 ký tự.")) }
        return problems
    }

    func term(_ key: Key, of officer: Key) -> Term {
        Term(
            key: key, officer: officer, role: role, body: body, commune: commune,
            neighbourhoods: neighbourhoods.sorted(), from: from, to: to, acting: acting,
            actingFor: acting == nil ? "" : actingFor)
    }
}
