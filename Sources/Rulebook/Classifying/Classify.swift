public import Vocabulary

/// Classifies a household by one standard, from what is known of it on a day.
///
/// Points B1 decide where the standard has limits for them, a contrary income is only shown; otherwise income does.
/// Limits are inclusive. Over the line no indicator matters; within it a class is given only where no answer that is
/// still missing could change it.
///
/// - Parameter day: the day of the review: ages are completed years on it.
public func classify(_ facts: HouseholdFacts, by standard: Standard, on day: Day) -> Classification {
    let (basis, standing, contrary) = incomeSide(facts, standard.limits[facts.zone])
    let (lacking, unknown) = facts.masks(by: standard, on: AgeDay(day))
    let byPoints = unknown == standard.everyIndicator ? lacksByPoints(facts, standard.limits) : nil
    let least = byPoints ?? lacking.nonzeroBitCount
    let most = byPoints ?? (lacking | unknown).nonzeroBitCount
    return Classification(
        standard: standard, day: day, category: standard.limits.category(standing, least: least, most: most),
        basis: basis, lacking: lacking, unknown: unknown, lacksByPoints: byPoints, incomeIsContrary: contrary)
}

private func incomeSide(
    _ facts: HouseholdFacts, _ limits: ZoneLimits
) -> (Classification.Basis, Standing, contrary: Bool) {
    let income = facts.packed(.income).number.map(limits.standing(income:)) ?? .unknown
    let points = facts.packed(.b1).number.map(limits.standing(points:)) ?? .unknown
    if points != .unknown {
        return (.points, points, income != .unknown && (income == .within) != (points == .within))
    }
    return (income == .unknown ? .none : .income, income, false)
}

/// Points B2 that are no multiple of one lack, or more than all indicators, say nothing.
private func lacksByPoints(_ facts: HouseholdFacts, _ limits: Limits) -> Int? {
    facts.packed(.b2).number.flatMap { limits.lacks(b2: $0) }
}

extension Limits {
    /// How many indicators points B2 stand for.
    func lacks(b2 points: Int64) -> Int? {
        let each = Int64(pointsPerLack)
        guard each > 0, points >= 0, points % each == 0, points / each <= Int64(indicators) else { return nil }
        return Int(points / each)
    }
}

extension HouseholdFacts {
    /// By the facts, and where they leave an indicator open by what the source stated.
    func masks(by standard: Standard, on day: AgeDay) -> (lacking: UInt16, unknown: UInt16) {
        var (lacking, unknown) = standard.program.masks(self, on: day)
        for (place, truth) in stated.prefix(standard.indicators.count).enumerated() where truth != .unknown {
            let bit: UInt16 = 1 << UInt16(place)
            if unknown & bit == 0 { continue }
            unknown &= ~bit
            if truth == .yes { lacking |= bit }
        }
        return (lacking, unknown)
    }
}
