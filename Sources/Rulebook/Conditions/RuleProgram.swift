import Vocabulary

/// The conditions of a standard as plain steps in one array: an import classifies without counting a reference.
///
/// A step stands before its parts; `end` is the place after the last of them.
struct RuleProgram: Sendable {
    struct Step: Sendable {
        var kind: Kind
        /// Place of the fact among the answers.
        var fact = 0
        var wanted = false
        /// Least count, or least age.
        var least = Int.min
        /// Age under which.
        var below = Int.max
        var bound = Bound(relation: .below, numerator: 0, denominator: 1)
        /// Where the codes stand.
        var codes = 0..<0
        var end = 0
    }

    enum Kind: Sendable {
        case all, any, not, age, memberFlag, memberCode
        case flag, code, number, perMember, howMany, members, share
    }

    private(set) var steps: [Step] = []
    private(set) var codes: [PackedAnswer] = []
    /// The first step of each indicator with a known threshold, and its bit.
    private(set) var roots: [(step: Int, bit: UInt16)] = []
    /// Indicators of which no threshold is known.
    private(set) var open: UInt16 = 0

    init(_ indicators: [Indicator]) {
        for indicator in indicators {
            if let threshold = indicator.threshold.value {
                roots.append((steps.count, indicator.bit))
                add(threshold.condition)
            } else {
                open |= indicator.bit
            }
        }
    }

    private mutating func add(_ condition: Condition) {
        let place = steps.count
        switch condition {
        case .all(let parts):
            steps.append(Step(kind: .all))
            parts.forEach { add($0) }
        case .any(let parts):
            steps.append(Step(kind: .any))
            parts.forEach { add($0) }
        case .not(let part):
            steps.append(Step(kind: .not))
            add(part)
        case .flag(let fact, let wanted): steps.append(Step(kind: .flag, fact: fact.position, wanted: wanted))
        case .code(let fact, let codes, _): add(.code, fact.position, codes)
        case .number(let fact, let bound): steps.append(Step(kind: .number, fact: fact.position, bound: bound))
        case .perMember(let fact, let bound): steps.append(Step(kind: .perMember, fact: fact.position, bound: bound))
        case .howMany(let parts, let least):
            steps.append(Step(kind: .howMany, least: least))
            parts.forEach { add($0) }
        case .members(let condition, let least):
            steps.append(Step(kind: .members, least: least))
            add(condition)
        case .share(let condition, let bound):
            steps.append(Step(kind: .share, bound: bound))
            add(condition)
        }
        steps[place].end = steps.count
    }

    private mutating func add(_ condition: MemberCondition) {
        let place = steps.count
        switch condition {
        case .all(let parts):
            steps.append(Step(kind: .all))
            parts.forEach { add($0) }
        case .any(let parts):
            steps.append(Step(kind: .any))
            parts.forEach { add($0) }
        case .not(let part):
            steps.append(Step(kind: .not))
            add(part)
        case .age(let bounds):
            steps.append(Step(kind: .age, least: bounds.least ?? .min, below: bounds.below ?? .max))
        case .flag(let fact, let wanted): steps.append(Step(kind: .memberFlag, fact: fact.position, wanted: wanted))
        case .code(let fact, let codes): add(.memberCode, fact.position, codes)
        }
        steps[place].end = steps.count
    }

    private mutating func add(_ kind: Kind, _ fact: Int, _ codes: [PackedAnswer]) {
        let first = self.codes.count
        self.codes += codes
        steps.append(Step(kind: kind, fact: fact, codes: first..<self.codes.count))
    }
}
