import Vocabulary

extension RuleProgram {
    /// Which indicators a household lacks, and of which nobody can tell.
    func masks(_ facts: HouseholdFacts, on day: AgeDay) -> (lacking: UInt16, unknown: UInt16) {
        var (lacking, unknown): (UInt16, UInt16) = (0, open)
        withUnsafeTemporaryAllocation(of: AgeSpan.self, capacity: facts.members.count) { ages in
            for index in facts.members.indices {
                ages.initializeElement(at: index, to: day.span(facts.members[index].birth))
            }
            steps.withUnsafeBufferPointer { steps in
                codes.withUnsafeBufferPointer { codes in
                    let run = ProgramRun(steps: steps, codes: codes, ages: UnsafeBufferPointer(ages))
                    for root in roots {
                        switch run.truth(root.step, facts) {
                        case .yes: lacking |= root.bit
                        case .unknown: unknown |= root.bit
                        case .no: break
                        }
                    }
                }
            }
        }
        return (lacking, unknown)
    }
}

/// The least and the greatest age of a member; every age where nothing is known.
struct AgeSpan {
    var least: Int
    var most: Int

    /// Births known to the year give two ages; where the bounds part them, the truth is unknown.
    func holds(least lower: Int, below upper: Int) -> Truth {
        if least >= lower, most < upper { return .yes }
        return most < lower || least >= upper ? .no : .unknown
    }
}

/// Steps evaluated for one household.
private struct ProgramRun {
    let steps: UnsafeBufferPointer<RuleProgram.Step>
    let codes: UnsafeBufferPointer<PackedAnswer>
    let ages: UnsafeBufferPointer<AgeSpan>

    func truth(_ place: Int, _ facts: HouseholdFacts) -> Truth {
        let step = steps[place]
        switch step.kind {
        case .all: return all(place) { truth($0, facts) }
        case .any: return any(place) { truth($0, facts) }
        case .not: return !truth(place + 1, facts)
        case .flag: return Truth(facts.packed(at: step.fact).flag.map { $0 == step.wanted })
        case .code: return isListed(facts.packed(at: step.fact), step)
        case .number: return Truth(facts.packed(at: step.fact).number.map { step.bound.holds($0) })
        case .perMember:
            guard let value = facts.packed(at: step.fact).number, !facts.members.isEmpty else { return .unknown }
            return Truth(step.bound.holds(value, per: Int64(facts.members.count)))
        case .howMany:
            var tally = Tally()
            parts(place) { tally.add(truth($0, facts)) }
            return tally.reaches(step.least)
        case .members, .share:
            // A household whose members nobody has entered is not a household without such a member.
            if facts.members.isEmpty { return .unknown }
            let tally = count(place + 1, facts)
            return step.kind == .members
                ? tally.reaches(step.least) : tally.share(step.bound, of: facts.members.count)
        case .age, .memberFlag, .memberCode: return .unknown
        }
    }

    private func count(_ place: Int, _ facts: HouseholdFacts) -> Tally {
        facts.members.withUnsafeBufferPointer { members in
            var tally = Tally()
            for index in members.indices { tally.add(truth(place, members, index)) }
            return tally
        }
    }

    private func truth(_ place: Int, _ members: UnsafeBufferPointer<MemberFacts>, _ index: Int) -> Truth {
        let step = steps[place]
        switch step.kind {
        case .all: return all(place) { truth($0, members, index) }
        case .any: return any(place) { truth($0, members, index) }
        case .not: return !truth(place + 1, members, index)
        case .age: return ages[index].holds(least: step.least, below: step.below)
        case .memberFlag: return Truth(members[index].packed(at: step.fact).flag.map { $0 == step.wanted })
        case .memberCode: return isListed(members[index].packed(at: step.fact), step)
        default: return .unknown
        }
    }

    @inline(__always)
    private func parts(_ place: Int, _ visit: (Int) -> Void) {
        var part = place + 1
        while part < steps[place].end {
            visit(part)
            part = steps[part].end
        }
    }

    @inline(__always)
    private func all(_ place: Int, _ truth: (Int) -> Truth) -> Truth {
        var (result, part) = (Truth.yes, place + 1)
        while part < steps[place].end, result != .no {
            result = result && truth(part)
            part = steps[part].end
        }
        return result
    }

    @inline(__always)
    private func any(_ place: Int, _ truth: (Int) -> Truth) -> Truth {
        var (result, part) = (Truth.no, place + 1)
        while part < steps[place].end, result != .yes {
            result = result || truth(part)
            part = steps[part].end
        }
        return result
    }

    private func isListed(_ answer: PackedAnswer, _ step: RuleProgram.Step) -> Truth {
        if answer.isUnknown { return .unknown }
        for index in step.codes where codes[index] == answer { return .yes }
        return .no
    }
}
