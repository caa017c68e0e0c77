import Foundation
import Storage
import TestDatabase
import Testing

/// The installation's own layer of rules, from the terminal.
struct OwnRulesTests {
    private static let salary = """
        values:
          - {from: 2027-07-01, value: 2_700_000, source: ND-161-2026, clause: thử}
        """

    @Test func `the folder of earlier versions goes into the database once, as it held`() async throws {
        let place = try await Place.empty()
        let before = try await Vuon.run("rules", "check", "--data", "data", in: place)
        try FileManager.default.createDirectory(
            atPath: place.path("data/quy-dinh/parameters"), withIntermediateDirectories: true)
        try place.write(Self.salary, to: "data/quy-dinh/parameters/base_salary.yaml")

        let taken = try await Vuon.run("rules", "check", "--data", "data", in: place)
        let again = try await Vuon.run("rules", "check", "--data", "data", in: place)

        #expect([before, taken, again].map(\.code) == [0, 0, 0])
        #expect(taken.complaint.contains("Đã chuyển 1 tệp quy định riêng"))
        #expect(again.complaint.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: place.path("data/quy-dinh")))
        #expect(place.bytes("data/quy-dinh-da-chuyen/parameters/base_salary.yaml") != nil)
        #expect(
            try place.sqlite(
                "SELECT kind, rule, confirmed_in IS NOT NULL, retired_in IS NULL FROM ruling"
            ) == "file|parameters/base_salary|1|1")
        #expect(try await Vuon.run("verify", "--data", "data", in: place).code == 0)
    }

    @Test func `check reads the layer in the database, and names what no longer fits`() async throws {
        let place = try await Place.empty()
        try FileManager.default.createDirectory(
            atPath: place.path("data/quy-dinh/parameters"), withIntermediateDirectories: true)
        try place.write(Self.salary, to: "data/quy-dinh/parameters/base_salary.yaml")
        try await Vuon.run("rules", "check", "--data", "data", in: place)
        try place.sqlite("UPDATE ruling SET content = replace(content, 'ND-161-2026', 'KHONG-CO')")

        let checked = try await Vuon.run("rules", "check", "--data", "data", in: place)
        let served = try await Vuon.run("targets", "--data", "data", in: place)

        #expect(checked.code == 1)
        #expect(checked.output.contains("parameters/base_salary.yaml (của đơn vị):"))
        #expect(checked.output.contains("KHONG-CO"))
        #expect(served.code == 0)
    }

    @Test func `files of a higher office wait to be confirmed, all or none`() async throws {
        let (place, accounts) = try await Place.sample(households: 30)
        try FileManager.default.createDirectory(
            atPath: place.path("cap-tren/parameters"), withIntermediateDirectories: true)
        try place.write(
            "- {id: QD-THU, number: QĐ 1/QĐ-UBND, title: Quyết định thử, basis: gazette}\n", to: "cap-tren/sources.yaml"
        )
        try place.write(
            "values:\n  - {from: 2027-07-01, value: 2_700_000, source: QD-THU}\n",
            to: "cap-tren/parameters/base_salary.yaml")
        func enter(_ name: String) async throws -> Vuon.Outcome {
            try await Vuon.run(
                "rules", "import", "cap-tren", "--data", "data", "--officer", name, "--password-stdin", in: place,
                input: accounts[name])
        }

        let leader = try await enter("lanh.dao")
        let entered = try await enter("can.bo")
        try place.write("values: 5\n", to: "cap-tren/parameters/elderly_age.yaml")
        let broken = try await enter("can.bo")

        #expect(leader.code == 1 && leader.complaint.contains("nhập quy định của đơn vị"))
        #expect(entered.code == 0 && entered.output.contains("Đã nhập 2 tệp"))
        #expect(broken.code == 1)
        #expect(try place.sqlite("SELECT count(*), count(confirmed_in) FROM ruling") == "2|0")
    }
}
