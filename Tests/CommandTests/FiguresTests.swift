import Foundation
import Testing

struct FiguresTests {
    private let keys = [
        "id", "label", "section", "unit", "comparison", "target", "actual", "numerator", "denominator", "asOf", "met",
    ]

    @Test func `targets are numbers, days and three-valued verdicts`() async throws {
        let (place, accounts) = try await Place.sample()

        let outcome = try await Vuon.run(
            "targets", "--data", "data", "--json", "--officer", "can.bo", "--password-stdin", in: place,
            input: accounts["can.bo"])

        let all = outcome.list
        let targets = Array(all.prefix { $0["actual"] is NSNumber })
        #expect(outcome.code == 0)
        #expect(all.count == 14)
        #expect(all.dropFirst(5).allSatisfy { $0["actual"] is NSNull && $0["met"] is NSNull })
        #expect(
            targets.map { $0["id"] as? String } == [
                "poor_households", "poor_rate", "near_poor_households", "near_poor_rate", "health_insurance",
            ])
        #expect(all.allSatisfy { target in keys.allSatisfy { target[$0] != nil } })
        #expect(targets.map { ($0["target"] as? NSNumber)?.doubleValue } == [77, 0.9, 127, 1.49, 100])
        #expect(targets.allSatisfy { ($0["asOf"] as? String)?.count == 10 })
        for target in targets {
            let (part, whole) = (try #require(target["numerator"] as? Int), try #require(target["denominator"] as? Int))
            let actual = try #require(target["actual"] as? Double)
            let expected =
                target["unit"] as? String == "%"
                ? (Double(part) / Double(whole) * 10_000).rounded() / 100 : Double(part)
            #expect(actual == expected)
        }
        #expect(targets[0]["met"] as? Bool == true)
        #expect(
            targets[4]["met"] as? Bool == ((targets[4]["numerator"] as? Int) == (targets[4]["denominator"] as? Int)))
        #expect(outcome.output.contains("\"met\" : true"))
        #expect(!outcome.output.contains(#/\.[0-9]{3}/#), "no 93.3299999")
        #expect(outcome.output.contains("\"target\" : 0.9,"))
    }

    @Test func `without a recognised list every target is unknown, not met or failed`() async throws {
        let place = try await Place.empty()

        let outcome = try await Vuon.run("targets", "--data", "data", "--json", in: place)
        let shown = try await Vuon.run("targets", "--data", "data", in: place)

        #expect(outcome.list.count == 14)
        for key in ["actual", "numerator", "denominator", "met"] {
            #expect(outcome.list.allSatisfy { $0[key] is NSNull })
        }
        #expect(shown.output.contains("chưa có số liệu") && shown.output.contains("chưa đánh giá"))
    }

    @Test(arguments: [(1, 14), (2, 9), (3, 9)])
    func `a table comes as text, JSON and a workbook`(_ number: Int, _ columns: Int) async throws {
        let (place, accounts) = try await Place.sample()
        func run(_ more: String...) async throws -> Vuon.Outcome {
            try await Vuon.run(
                ["table", "\(number)", "--data", "data", "--year", "2025", "--officer", "can.bo", "--password-stdin"]
                    + more,
                in: place, input: accounts["can.bo"])
        }

        let text = try await run()
        let json = try await run("--json")
        let file = try await run("--out", "table.xlsx")

        #expect(text.code == 0 && json.code == 0 && file.code == 0)
        #expect(text.output.contains("Biểu \(number). ") && text.output.contains("Tổng cộng"))
        #expect((json.object["columns"] as? [Any])?.count == columns)
        #expect(
            (json.object["rows"] as? [[String: Any]])?.allSatisfy { ($0["cells"] as? [Any])?.count == columns } == true)
        #expect(json.object["final"] as? Bool == true)
        #expect(file.output.isEmpty)
        let cells = try place.sheets("table.xlsx").values.flatMap { $0 }.flatMap { $0 }
        #expect(cells.contains { "\($0)".contains("DỮ LIỆU MẪU") })
    }

    @Test func `all tables and lists come at once, as of a day and as known on a day, and of one tổ dân phố`()
        async throws
    {
        let (place, accounts) = try await Place.sample()
        let outcome = try await Vuon.run(
            [
                "table", "all", "--data", "data", "--year", "2026", "--as-of", "31/03/2026", "--known-on", "2099-12-31",
                "--area", "Tổ dân phố 1", "--officer", "can.bo", "--password-stdin", "--json", "--out", "all.xlsx",
            ], in: place, input: accounts["can.bo"])

        let tables = outcome.object["tables"] as? [[String: Any]] ?? []
        #expect(outcome.code == 0)
        #expect(tables.compactMap { $0["table"] as? Int } == Array(1...15))
        #expect(
            tables.prefix(13).allSatisfy { table in
                let rows = table["rows"] as? [[String: Any]] ?? []
                return !rows.isEmpty && rows.allSatisfy { $0["label"] as? String == "Tổ dân phố 1" }
            })
        #expect(tables.prefix(13).allSatisfy { $0["day"] as? String == "2026-03-31" })
        #expect(try place.sheets("all.xlsx").count == 15)
    }
}
