import Storage
import Testing
import Vocabulary

@testable import Safekeeping

struct RetentionTests {
    private func instants(_ texts: String...) -> [Instant] {
        texts.compactMap { Day(iso: $0) }.map { Instant(startOf: $0).adding(seconds: 39_600) }
    }

    private func days(_ kept: Set<Instant>) -> [String] { kept.sorted(by: >).map { $0.day.iso } }

    @Test func `the last of each day, week and month stays`() {
        let all = instants(
            "2026-11-24", "2026-11-23", "2026-11-22", "2026-11-21", "2026-11-15", "2026-11-08", "2026-10-31",
            "2026-10-01", "2026-09-30", "2025-12-31")

        #expect(days(Retention(days: 2, weeks: 0, months: 0).kept(of: all)) == ["2026-11-24", "2026-11-23"])
        // Weeks begin on Monday: 23 November 2026 is one.
        #expect(
            days(Retention(days: 0, weeks: 3, months: 0).kept(of: all)) == ["2026-11-24", "2026-11-22", "2026-11-15"])
        #expect(
            days(Retention(days: 0, weeks: 0, months: 4).kept(of: all))
                == ["2026-11-24", "2026-10-31", "2026-09-30", "2025-12-31"])
        #expect(days(Retention(days: 0, weeks: 0, months: 0).kept(of: all)) == ["2026-11-24"])
        #expect(Retention(days: 5, weeks: 5, months: 5).kept(of: []).isEmpty)
    }

    @Test func `a backup is due from its hour on, and a drill after its days`() throws {
        let noon = try #require(instants("2026-11-24").first).adding(seconds: 3600)
        let hour = { (hours: Int64) in noon.adding(seconds: hours * 3600) }
        func due(_ last: Instant?, _ drill: Instant?, at instant: Instant, isOn: Bool = true) -> Run.Kind? {
            let run = { (kind: Run.Kind, at: Instant) in
                Run(kind: kind, began: at, file: "", place: "", bytes: 1, rows: 1)
            }
            return BackupStanding(
                settings: BackupSettings(isOn: isOn, hour: 11), folder: BackupFolder(path: "", areaCode: ""),
                lastGood: last.map { run(.backup, $0) }, lastDrill: drill.map { run(.drill, $0) }, runs: [],
                lacksPaper: false, isSample: false
            ).due(at: instant)
        }

        #expect(due(nil, nil, at: noon) == .backup && due(nil, nil, at: noon, isOn: false) == nil)
        #expect(due(hour(-25), noon, at: noon) == .backup)
        #expect(due(hour(-25), hour(-48), at: hour(-2)) == nil, "today's hour has not come yet")
        #expect(due(hour(-27), hour(-30), at: hour(-2)) == .backup, "yesterday's was missed")
        #expect(due(hour(-1), hour(-48), at: noon) == nil)
        #expect(due(hour(-1), nil, at: noon) == .drill && due(hour(-1), hour(-24 * 31), at: noon) == .drill)
        #expect(due(hour(5), hour(-1), at: noon) == .backup, "a clock was set back")
    }

    @Test func `the name of a backup says when it was made`() throws {
        let folder = BackupFolder(path: "/x", areaCode: "20017")
        let instant = try #require(instants("2026-11-24").first).adding(seconds: 61)

        #expect(folder.name(at: instant) == "vuon-20017-20261124-110101.vuonsao")
        #expect(folder.file(folder.name(at: instant))?.madeAt == instant)
        for other in [
            "vuon-20017-20261324-110101.vuonsao", "vuon-19774-20261124-110101.vuonsao", "vuon-20017-.vuonsao",
        ] {
            #expect(folder.file(other) == nil)
        }
    }
}
