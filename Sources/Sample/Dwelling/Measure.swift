import Rulebook

/// The numbers of the law by which households are made: all from the rules, none from here.
struct Measure: Sendable {
    /// By this standard a household is made to be poor or not: the year's own where it can tell every indicator and
    /// has limits in points, else the last one that can.
    let judge: Standard
    /// Income line and band of the year's own standard.
    let line: Int64
    let band: Int64?
    /// Points B1 of the judge.
    let points: Int64

    init?(_ standard: Standard, _ rules: RuleLibrary) {
        let able = [standard] + rules.standards.reversed()
        guard let judge = able.first(where: \.tellsEverything), let points = judge[SampleWard.zone].points.value,
            let line = standard[SampleWard.zone].line.value
        else { return nil }
        self.judge = judge
        self.line = line
        self.points = points
        band = standard[SampleWard.zone].band.value
    }

    var poorFrom: Int { judge.limits.poorFrom }

    var pointsPerLack: Int { judge.limits.pointsPerLack }

    /// The lacks in a mask of the judge.
    func lacks(in mask: UInt16) -> Set<Lack> {
        Set(judge.indicators(in: mask).compactMap { Lack(rawValue: $0.code) })
    }
}

extension Standard {
    fileprivate var tellsEverything: Bool {
        indicators.allSatisfy { $0.threshold.value != nil } && self[SampleWard.zone].points.value != nil
            && self[SampleWard.zone].line.value != nil
    }
}
