import Programme
import Registry
import Rulebook
import Storage
import Territory
import Vocabulary

/// Counts what the targets of a year measure, inside one snapshot.
struct TargetReading {
    let connection: any Connection
    let premises: Premises
    let commune: Key
    private let moment: RegisterMoment
    private let period: ReviewPeriod
    let hasRecognitions: Bool
    private let figures: [TypedFigure]

    init(_ connection: any Connection, _ premises: Premises, commune: Key, year: Int, at moment: RegisterMoment)
        throws
    {
        let period = try ReviewPeriod(connection, premises.rules, commune: commune, year: year, at: moment)
        try self.init(connection, premises, of: period, at: moment)
    }

    /// - Parameter period: read at the same moment, within the same snapshot.
    init(_ connection: any Connection, _ premises: Premises, of period: ReviewPeriod, at moment: RegisterMoment) throws
    {
        self.connection = connection
        self.premises = premises
        self.period = period
        self.moment = moment
        commune = period.commune.key
        figures = try FigureRows.figures(connection, commune: commune, year: period.year, at: moment)
        hasRecognitions = try !Recognitions.isEmpty(connection, commune: commune, at: moment)
    }

    var year: Int { period.year }
    var day: Day { moment.day }

    /// - Parameter insurance: who has a card, where that was read already.
    func standings(_ targets: [Target], insurance: InsuranceCoverage? = nil) throws -> [TargetStanding] {
        let standings = try targets.map { try standing($0, insurance) }
        // Of a count and a rate the count decides: the plan rounded the two limits apart from each other.
        return standings.map { standing in
            guard let decider = standing.target.decidedBy,
                let other = standings.first(where: { $0.target.code == decider })
            else { return standing }
            return standing.judged(standing.count == nil ? nil : other.isMet)
        }
    }

    /// Whose cards count: members of households poor, near-poor, or newly out of both.
    func insurance() throws -> InsuranceCoverage {
        let listed = try Recognitions.inForce(connection, commune: commune, at: moment)
            .filter { $0.category == .poor || $0.category == .nearPoor }.map(\.household)
        let escaped = try Escapes.within(connection, premises.rules, commune: commune, at: moment).map(\.household)
        return InsuranceCoverage(
            try HouseholdMembers.of(listed + escaped, connection, vault: premises.vault, commune: commune, at: moment))
    }

    private func standing(_ target: Target, _ known: InsuranceCoverage?) throws -> TargetStanding {
        guard let measure = target.measure else { return typed(target) }
        guard hasRecognitions else {
            return none(
                target,
                "Địa bàn chưa có danh sách hộ nghèo, hộ cận nghèo được công nhận. Hãy ghi nhận quyết định đã ký.")
        }
        switch measure {
        case .poorHouseholds: return households(target, .poor)
        case .nearPoorHouseholds: return households(target, .nearPoor)
        case .poorRate: return rate(target, .poor)
        case .nearPoorRate: return rate(target, .nearPoor)
        case .healthInsurance: return insurance(target, try known ?? insurance())
        }
    }

    private func households(_ target: Target, _ category: RecognisedClass) -> TargetStanding {
        let count = count(category)
        let denominator = period.total(of: nil)?.households ?? 0
        return make(target, Ratio(count, of: denominator), isMet: target.isMet(by: Ratio(count, of: 1)))
    }

    private func rate(_ target: Target, _ category: RecognisedClass) -> TargetStanding {
        guard let total = period.total(of: nil) else {
            return none(target, "Chưa có tổng số hộ dân cư để tính tỷ lệ. Hãy ghi tổng số hộ của từng tổ dân phố.")
        }
        let count = Ratio(count(category), of: total.households)
        return make(target, count, isMet: target.isMet(by: count))
    }

    private func insurance(_ target: Target, _ coverage: InsuranceCoverage) -> TargetStanding {
        guard coverage.total > 0 else { return none(target, "Không có ai thuộc diện.") }
        return TargetStanding(
            target, count: Ratio(Int64(coverage.covered.count), of: Int64(coverage.total)), asOf: moment.day,
            isMet: target.isMet(by: Ratio(Int64(coverage.covered.count), of: Int64(coverage.total))),
            source: "Thành viên hộ đang quản lý và hộ mới thoát, từ sổ hộ", unclear: Int64(coverage.unclear.count))
    }

    private func count(_ category: RecognisedClass) -> Int64 {
        Int64(period.transitions.count { $0.ends(as: category, in: nil) })
    }

    private func make(_ target: Target, _ count: Ratio, isMet: Bool?) -> TargetStanding {
        let source =
            period.closedOn == nil
            ? "Danh sách đang quản lý; rà soát năm \(period.year) chưa khép nên chưa có số cuối kỳ"
            : "Số cuối kỳ rà soát năm \(period.year)"
        return TargetStanding(target, count: count, asOf: period.day, isMet: isMet, source: source)
    }

    private func none(_ target: Target, _ why: String) -> TargetStanding {
        TargetStanding(target, count: nil, asOf: moment.day, isMet: nil, why: why)
    }

    /// The newest figure that somebody typed, up to the day.
    private func typed(_ target: Target) -> TargetStanding {
        guard let figure = figures.first(where: { $0.target == target.code && $0.day <= moment.day }) else {
            return none(target, "chưa có số liệu")
        }
        return TargetStanding(
            target, count: figure.ratio, asOf: figure.day, isMet: target.isMet(by: figure.ratio),
            source: "Số do người ghi: \(figure.source); chịu trách nhiệm: \(figure.answerable)", figure: figure)
    }
}

/// Three lists of people: *có*, *chưa*, *chưa rõ*. The third counts in the denominator and never as covered.
public struct InsuranceCoverage: Sendable {
    public let covered: [HouseholdMember]
    public let uncovered: [HouseholdMember]
    public let unclear: [HouseholdMember]

    public var total: Int { covered.count + uncovered.count + unclear.count }

    init(_ members: [HouseholdMember]) {
        covered = members.filter { $0.answers[.healthInsurance] == .flag(true) }
        uncovered = members.filter { $0.answers[.healthInsurance] == .flag(false) }
        unclear = members.filter { !$0.answers[.healthInsurance].isKnown }
    }
}
