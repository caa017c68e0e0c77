import Foundation
import Testing

struct AreaListTests {
    private static let header = "code,name,kind,parent_code,since,formed_from,decision,decided_on\n"
    private static let list =
        header + """
            91,Tỉnh An Giang,tinh,VN,2025-07-01,,202/2025/QH15,2025-06-12
            30001,Phường Rạch Giá,phuong,91,2025-07-01,"Phường Vĩnh Quang, Phường An Hoà",,
            30002,Đặc khu Thổ Châu,dac_khu,91,2025-07-01,,,
            46,Thành phố Huế,thanh_pho,VN,2025-01-01,,,
            20014,Phường Hoá Châu,phuong,46,2025-07-01,,,

            """

    private func place(_ list: String) async throws -> Place {
        let place = try await Place.empty()
        try list.write(toFile: place.path("don-vi.csv"), atomically: true, encoding: .utf8)
        return place
    }

    private func run(_ place: Place, _ more: String...) async throws -> Vuon.Outcome {
        try await Vuon.run(["areas", "import", "don-vi.csv", "--data", "data", "--json"] + more, in: place)
    }

    private func numbers(_ outcome: Vuon.Outcome) -> [Int] {
        ["new", "changed", "unchanged", "refused"].map { outcome.object[$0] as? Int ?? -1 }
    }

    @Test func `a list is looked at, taken over, and the second time changes nothing`() async throws {
        let place = try await place(Self.list)

        let looked = try await run(place)
        #expect(looked.code == 0 && numbers(looked) == [3, 0, 2, 0] && looked.object["stored"] as? Bool == false)
        #expect(try place.sqlite("SELECT count(*) FROM area_name WHERE code = '30001'") == "0")

        let first = try await run(place, "--accept", "all")
        let entries = try place.sqlite("SELECT count(*) FROM audit_entry")
        let again = try await run(place, "--accept", "all")

        #expect(first.code == 0 && numbers(first) == [3, 0, 2, 0] && first.object["stored"] as? Bool == true)
        #expect(again.code == 0 && numbers(again) == [0, 0, 5, 0] && again.object["stored"] as? Bool == false)
        #expect(try place.sqlite("SELECT count(*) FROM audit_entry") == entries)
        #expect(
            try place.sqlite("SELECT name, kind, from_day FROM area_name WHERE code = '30002'")
                == "Đặc khu Thổ Châu|dac_khu|2025-07-01")
        #expect(
            try place.sqlite("SELECT decision, decided_on FROM area_formation WHERE decision IS NOT NULL")
                == "202/2025/QH15|2025-06-12")
        // The name that differs only in which letter bears the tone stays as it is here.
        #expect(try place.sqlite("SELECT name FROM area_name WHERE code = '20014'") == "Phường Hóa Châu")
        #expect(try await Vuon.run("verify", "--data", "data", in: place).code == 0)
    }

    @Test func `a unit that is called otherwise needs the day of its new name, and keeps the old one before it`()
        async throws
    {
        let other = "20014,Phường Hoá Châu Mới,phuong,46,2025-07-01,,,\n"
        let place = try await place(Self.header + other)
        let refused = try await run(place, "--accept", "all")
        #expect(refused.code == 1 && refused.complaint.contains("Dòng 2: mã 20014 trong hệ thống là Phường Hóa Châu"))

        try (Self.header + other.replacing("2025-07-01", with: "2025-09-01")).write(
            toFile: place.path("don-vi.csv"), atomically: true, encoding: .utf8)
        let taken = try await run(place, "--accept", "all")
        #expect(taken.code == 0 && numbers(taken) == [0, 1, 0, 0])
        #expect(
            try place.sqlite(
                """
                SELECT name, from_day, coalesce(to_day, '') FROM area_name WHERE code = '20014' AND retired_in IS NULL
                ORDER BY from_day
                """) == "Phường Hóa Châu|2025-07-01|2025-09-01\nPhường Hoá Châu Mới|2025-09-01|")
    }

    @Test func `each line that cannot be taken is named with what to mend; all means all`() async throws {
        let faults = """
            3,Tỉnh Sai Mã,tinh,VN,2025-07-01,,,
            30003,,phuong,91,2025-07-01,,,
            30004,Phường Sai Loại,quan,91,2025-07-01,,,
            30005,Phường Không Tỉnh,phuong,99,2025-07-01,,,
            30006,Phường Không Ngày,phuong,91,,,,
            30001,Phường Trùng Mã,phuong,91,2025-07-01,,,

            """
        let place = try await place(Self.list + faults)

        let refused = try await run(place, "--accept", "all")
        #expect(refused.code == 1)
        for line in 7...12 { #expect(refused.complaint.contains("Dòng \(line): "), "\(refused.complaint)") }
        #expect(refused.complaint.contains("Mã 30001 đã có ở dòng 3"))
        #expect(try place.sqlite("SELECT count(*) FROM area_name WHERE code = '30001'") == "0")

        let valid = try await run(place, "--accept", "valid")
        #expect(valid.code == 0 && numbers(valid) == [3, 0, 2, 6], "\(valid)")
        #expect(try place.sqlite("SELECT count(*) FROM area_name WHERE code = '30001'") == "1")
    }

    @Test func `a file without the columns is refused by their names`() async throws {
        let place = try await place("ma,ten\n1,x\n")
        let refused = try await run(place)
        #expect(refused.code == 1 && refused.complaint.contains("code, name, kind, parent_code"))
    }

    @Test func `a list taken before there is an installation is what init knows`() async throws {
        let place = try await place(Self.list)
        let data = ["--data", "moi"]
        let unknown = try await Vuon.run(["init", "--area", "30001"] + data, in: place)
        #expect(unknown.code == 2)

        let kept = try await Vuon.run(["areas", "import", "don-vi.csv", "--accept", "all"] + data, in: place)
        let made = try await Vuon.run(["init", "--area", "30001", "--json"] + data, in: place)
        #expect(kept.code == 0 && made.code == 0)
        #expect(made.object["name"] as? String == "Phường Rạch Giá")
    }

    private static let national = Vuon.home.deletingLastPathComponent().appending(path: "shared/data/units.csv")

    @Test(
        .enabled("the national list does not lie beside the repository") {
            FileManager.default.fileExists(atPath: national.path)
        })
    func `the national list of 34 provinces and 3.321 communes is taken over whole`() async throws {
        let place = try await Place.empty()
        try FileManager.default.copyItem(atPath: Self.national.path, toPath: place.path("don-vi.csv"))

        let first = try await run(place, "--since", "2025-07-01", "--accept", "all")
        let again = try await run(place, "--since", "2025-07-01", "--accept", "all")

        #expect(first.code == 0, "\(first)")
        #expect(numbers(first)[3] == 0 && numbers(again) == [0, 0, 34 + 3321, 0])
        #expect(try place.sqlite("SELECT count(*) FROM area WHERE level = 'province'") == "34")
        #expect(try place.sqlite("SELECT count(*) FROM area WHERE level = 'commune'") == "3321")
    }
}
