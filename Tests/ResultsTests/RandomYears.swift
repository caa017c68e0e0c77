import Registry
import Results
import Vocabulary

/// A ward to which three years of anything happen: the same seed, the same years.
struct RandomYears: Sendable {
    static let years = 2023...2025

    init(_ ward: Ward, seed: UInt64) async throws {
        var dice = Dice(state: seed)
        var living: [Entered] = []
        for number in 1...24 {
            living.append(
                try await ward.enterKnown(
                    "Hồ Thị Số \(number)", members: dice.below(4) + 1, in: dice.below(3), &dice))
        }
        try await ward.record(totals: [(0, 60, 240), (1, 50, 200), (2, 40, 160)], on: "2023-12-31")
        for year in RandomYears.years {
            for month in 2...11 {
                let day = "\(year)-\(month < 10 ? "0" : "")\(month)-14"
                let household = living[dice.below(living.count)]
                switch dice.below(9) {
                case 0: try await ward.add("Hồ Bảo \(year) \(month)", to: household, on: day)
                case 1: try await ward.moveOn(household, on: day)
                case 2:
                    if try await ward.file(household).record.members.count == 1 {
                        living.removeAll { $0 == household }
                    }
                    try await ward.removeLast(of: household, on: day)
                case 3:
                    try await ward.decide(
                        [(household, dice.category())], review: year, .regular, signed: day, effective: day,
                        closes: false)
                case 4...6: try await ward.observeAgain(household, &dice, on: day)
                case 7: try await ward.answerAgain(household, &dice, on: day)
                default: break
                }
            }
            let named = living.filter { _ in dice.below(10) < 7 }
            try await ward.decide(named.map { ($0, dice.category()) }, review: year)
        }
    }
}

extension Ward {
    /// To the next tổ dân phố.
    fileprivate func moveOn(_ household: Entered, on day: String) async throws {
        let now = try await file(household).record.neighbourhood
        try await move(household, to: ((places.firstIndex(of: now) ?? 0) + 1) % places.count, on: day)
    }

    /// The newest member, at last the head: then the household has ended.
    fileprivate func removeLast(of household: Entered, on day: String) async throws {
        guard let last = try await file(household).record.members.last else { return }
        try await remove(last.person.name, from: household, on: day)
    }
}

struct Dice {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func category() -> RecognisedClass { [.poor, .nearPoor, .unlisted][below(3)] }
}
