import Foundation
import Testing

struct CityImportTests {
    private static let households = 200

    private func city(_ name: String) async throws -> Place {
        let place = try await Place.empty()
        let made = try await Vuon.run(
            "sample", "--households", "\(Self.households)", "--city", "--out", name, in: place)
        try #require(made.code == 0)
        return place
    }

    @Test(arguments: ["city.xlsx", "city.csv"])
    func `a city's list goes ward by ward into its chains, and again changes nothing`(_ name: String) async throws {
        let place = try await city(name)
        let import_ = ["import", name, "--data", "data", "--accept", "all", "--json"]

        let first = try await Vuon.run(import_, in: place)
        let again = try await Vuon.run(import_, in: place)

        #expect(first.code == 0 && first.counts == [Self.households, 0, 0, 0, 0])
        #expect((first.object["areas"] as? [[String: Any]])?.count == 40)
        #expect(again.code == 0 && again.counts == [0, 0, Self.households, 0, 0])
        #expect(try place.sqlite("SELECT count(DISTINCT commune) FROM household") == "40")
        #expect(
            try place.sqlite("SELECT count(*), count(DISTINCT chain) FROM audit_entry WHERE action = 'list_imported'")
                == "40|40")
        // Numbers of different wards are different too, though hashes are compared within one.
        #expect(try place.sqlite("SELECT count(number_hash) - count(DISTINCT number_hash) FROM person") == "0")
        #expect(try await Vuon.run("verify", "--data", "data", in: place).code == 0)
    }

    @Test func `a number in two wards of the file is told with the line and the other ward`() async throws {
        let place = try await city("city.csv")
        var moved = ""
        try change(place) { lines in
            let numbers = lines.indices.compactMap { line in
                lines[line].firstMatch(of: /\b9\d{11}\b/).map { (line, String($0.output)) }
            }
            let first = try #require(numbers.first)
            let other = try #require(numbers.last { lines[$0.0].prefix(5) != lines[first.0].prefix(5) })
            lines[other.0] = lines[other.0].replacing(other.1, with: first.1)
            moved = first.1
        }
        let shown = try await Vuon.run("import", "city.csv", "--data", "data", "--json", in: place)
        #expect(shown.code == 0)
        #expect(shown.complaint.contains("Số ••••\(moved.suffix(4)) cũng đứng ở "), "\(shown.complaint)")
        #expect(shown.object["warnings"] as? Int ?? 0 > 0)
    }

    @Test func `without --accept every ward is only looked at`() async throws {
        let place = try await city("city.csv")
        let shown = try await Vuon.run("import", "city.csv", "--data", "data", in: place)
        #expect(shown.code == 0 && shown.output.contains("Cả tệp: 40 phường, xã"))
        #expect(try place.sqlite("SELECT count(*) FROM household") == "0")
    }

    @Test func `a ward with a faulty row is left out whole, and named; the others are stored`() async throws {
        let place = try await city("city.csv")
        try change(place) { lines in
            let line = try #require(lines.firstIndex { $0.hasPrefix("20017") })
            lines[line] = lines[line].replacing("Chủ hộ", with: "Ông chủ")
        }
        let outcome = try await Vuon.run("import", "city.csv", "--data", "data", "--accept", "all", in: place)
        #expect(outcome.code == 1)
        #expect(outcome.complaint.contains("Chưa nhận 1 phường, xã có lỗi: Phường Kim Trà."))
        #expect(outcome.complaint.contains("Không hiểu “Ông chủ”"))
        #expect(try place.sqlite("SELECT count(DISTINCT commune) FROM household") == "39")
    }

    @Test func `a row of no known ward, and wards that are mixed, are refused with their lines`() async throws {
        let place = try await city("city.csv")
        try change(place) { lines in lines[3] = lines[3].replacing("19753", with: "99999") }
        let unknown = try await Vuon.run("import", "city.csv", "--data", "data", "--accept", "all", in: place)
        #expect(unknown.code == 1)
        #expect(unknown.complaint.contains("Dòng 4: không có phường, xã “99999”"))
        try change(place) { lines in
            lines[3] = lines[3].replacing("99999", with: "19753")
            lines.insert(lines[1], at: lines.count - 1)
        }
        let mixed = try await Vuon.run("import", "city.csv", "--data", "data", "--accept", "all", in: place)
        #expect(mixed.code == 1)
        #expect(mixed.complaint.contains("Các dòng của Phường Phú Xuân không đứng liền nhau: bắt đầu ở dòng 2"))
    }

    @Test func `wards may be told by their names`() async throws {
        let place = try await city("city.csv")
        try change(place) { lines in
            lines = lines.map { $0.hasPrefix("20017") ? "Phường Kim Trà" + $0.dropFirst(5) : $0 }
            lines = lines.map { $0.hasPrefix("19774") ? "KIM LONG" + $0.dropFirst(5) : $0 }
        }
        let outcome = try await Vuon.run("import", "city.csv", "--data", "data", "--accept", "all", "--json", in: place)
        #expect(outcome.code == 0 && outcome.counts == [Self.households, 0, 0, 0, 0])
    }

    private func change(_ place: Place, _ body: (inout [String]) throws -> Void) throws {
        let path = place.path("city.csv")
        var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\r\n")
        try body(&lines)
        try lines.joined(separator: "\r\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
}
