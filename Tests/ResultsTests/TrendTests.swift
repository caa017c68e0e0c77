import Access
import Registry
import Results
import Storage
import TestDatabase
import Testing
import Vocabulary

/// Earlier years: counted where the register knows them, typed where it does not.
struct TrendTests {
    @Test(arguments: TestDatabase.engines)
    func `closed reviews are counted, years before them are what somebody typed`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            let (a, b) = (try await ward.enter("Trần Thị Bưởi"), try await ward.enter("Lê Thị Cam"))
            try await ward.decide([(a, .poor), (b, .nearPoor)], review: 2024, .opening)
            try await ward.decide([(a, .nearPoor)], review: 2025)
            try await ward.record(totals: [(nil, 8540, 36296)])
            try await type(ward, [EarlierTotal.of(2022, poor: 168), .of(2024, poor: 999)])

            let trend = try await ward.targets.trend(in: ward.commune, by: ward.officer())

            #expect(trend.map(\.year) == [2022, 2024, 2025])
            #expect(trend.map(\.poor) == [168, 1, 0])
            #expect(trend.map(\.nearPoor) == [203, 1, 2])
            #expect(trend.map(\.isCounted) == [false, true, true])
            #expect(trend.map(\.households) == [8371, 0, 8540])
            #expect(trend[0].source == "Báo cáo cũ")
        }
    }

    private func type(_ ward: Ward, _ totals: [EarlierTotal]) async throws {
        let asking = ward.officer()
        try await ward.database.write { connection in
            try Audit.write(connection, by: asking, in: ward.commune, action: .totalsRecorded, reason: "cũ") { entry in
                try EarlierTotals.record(connection, in: entry.key, commune: ward.commune, totals)
            }
        }
    }
}

extension EarlierTotal {
    fileprivate static func of(_ year: Int, poor: Int64) -> EarlierTotal {
        EarlierTotal(
            year: year, poor: poor, nearPoor: 203, households: 8371, source: "Báo cáo cũ", isSample: false)
    }
}
