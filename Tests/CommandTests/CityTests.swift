import Foundation
import Testing

struct CityTests {
    @Test func `a city's installation takes its list, adds up its tables, and asks which ward where it matters`()
        async throws
    {
        let place = try await Place.empty()
        let made = try await Vuon.run("init", "--area", "46", "--data", "city", "--json", in: place)
        #expect(made.code == 0 && made.object["name"] as? String == "Thành phố Huế")
        _ = try await Vuon.run("sample", "--households", "120", "--city", "--out", "city.csv", in: place)
        let taken = try await Vuon.run(
            ["import", "city.csv", "--data", "city", "--accept", "all", "--json"], in: place)
        #expect(taken.code == 0 && taken.counts[0] == 120, "\(taken)")

        let table = try await Vuon.run("table", "2", "--data", "city", in: place)
        #expect(table.code == 0 && table.output.contains("Thành phố Huế"), "\(table)")
        #expect(table.output.contains("Phường Kim Trà") && table.output.contains("Tổng cộng"))
        let list = try await Vuon.run("table", "14", "--data", "city", in: place)
        #expect(list.code == 2 && list.complaint.contains("--area"))

        let which = try await Vuon.run("export", "--data", "city", "--out", "so.xlsx", in: place)
        #expect(which.code == 2 && which.complaint.contains("--commune"))
        let ward = try await Vuon.run(
            "export", "--data", "city", "--commune", "20017", "--out", "so.xlsx", in: place)
        #expect(ward.code == 0, "\(ward)")
        // A plan is a ward's too.
        let whose = try await Vuon.run("plan", "export", "--data", "city", "--out", "ke-hoach.yaml", in: place)
        #expect(whose.code == 2 && whose.complaint.contains("--commune"))
        let plan = try await Vuon.run(
            "plan", "export", "--data", "city", "--commune", "20017", "--year", "2026", "--out", "ke-hoach.yaml",
            in: place)
        #expect(plan.code == 1 && plan.complaint.contains("Chưa có kế hoạch năm 2026"), "\(plan)")

        // A ward that kept its own register brings it whole, into its own place and only once.
        let whole = try await Vuon.run("init", "--area", "46", "--data", "other", in: place)
        #expect(whole.code == 0)
        let tried = try await Vuon.run("import", "so.xlsx", "--data", "other", "--json", in: place)
        #expect(tried.code == 2 && tried.complaint.contains("--commune"))
        let elsewhere = try await Vuon.run(
            ["import", "so.xlsx", "--data", "other", "--commune", "19774", "--accept", "all"], in: place)
        #expect(elsewhere.code == 1 && elsewhere.complaint.contains("XUAT-105"))
        let brought = try await Vuon.run(
            ["import", "so.xlsx", "--data", "other", "--commune", "20017", "--accept", "all", "--json"], in: place)
        #expect(brought.code == 0 && (brought.counts[0] ?? 0) > 0, "\(brought)")
        let twice = try await Vuon.run(
            ["import", "so.xlsx", "--data", "other", "--commune", "20017", "--accept", "all"], in: place)
        #expect(twice.code == 1 && twice.complaint.contains("XUAT-106"))

        let unknown = try await Vuon.run("targets", "--data", "city", "--commune", "99999", in: place)
        #expect(unknown.code == 2)
    }
}
