import Access
import Foundation
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct `a list as the annex of a decision` {
    @Test(arguments: TestDatabase.engines)
    func `opens the recognitions of an area with the classes of its sheets`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            var settings = ListingSettings(day: Ward.figures)
            settings.repairsNumbers = true
            settings.dropsNumbers = true
            try await ward.accept(try #require(try await ward.bring("after-review", .openpyxl)), settings)
            let annex = try await ward.annex("after-review")
            #expect(annex.problems.isEmpty)
            #expect(annex.lines.map(\.category) == [.poor, .nearPoor, .unlisted])
            #expect(annex.decisions.map(\.number) == ["512/QĐ-UBND", "513/QĐ-UBND"])
            #expect(annex.decisions.first?.day == .iso("2025-12-15"))

            let command = ward.command(.opening)
            let preview = try await ward.decisions.preview(
                command, annex: annex, in: ward.commune, by: ward.leader())
            #expect(preview.problems.isEmpty, "\(preview.problems.map(\.message))")
            #expect(preview.lines.map(\.name) == ["Nguyễn Văn Bưởi", "Lê Thị Ổi", "Phan Văn Sung"])
            #expect(preview.lines.allSatisfy { $0.proposed == .undetermined })
            try await ward.decisions.record(command, annex: annex, in: ward.commune, by: ward.leader())
            #expect(
                try await ward.classes() == [
                    "Nguyễn Văn Bưởi": .poor, "Lê Thị Ổi": .nearPoor, "Phan Văn Sung": .unlisted,
                ])

            let again = try await ward.bring("after-review", .openpyxl)
            let summary = try await ward.compare(try #require(again), settings)
            #expect(summary.households.unchanged == 3 && summary.warnings == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `counts only the lines of its own number, and says where classes and decisions part`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine) { ward in
            var settings = ListingSettings(day: Ward.figures)
            settings.repairsNumbers = true
            settings.dropsNumbers = true
            try await ward.accept(try #require(try await ward.bring("after-review", .openpyxl)), settings)
            let annex = try await ward.annex("after-review")
            let preview = try await ward.decisions.preview(
                ward.command(.periodic, "513/qđ-ubnd"), annex: annex, in: ward.commune, by: ward.leader())
            #expect(preview.problems.isEmpty)
            #expect(preview.lines.map(\.name) == ["Phan Văn Sung"])
            try await ward.decisions.record(
                ward.command(.periodic, "513/QĐ-UBND"), annex: annex, in: ward.commune, by: ward.leader())

            let again = try #require(try await ward.bring("after-review", .openpyxl))
            let summary = try await ward.compare(again, settings)
            let rows = try await ward.listings.rows(
                of: again, commune: ward.commune, outcome: .unchanged, by: ward.officer()
            ).rows
            let parted = rows.filter { row in row.warnings.contains { $0.message.contains("Lệch với quyết định") } }
            #expect(parted.map(\.name) == ["Nguyễn Văn Bưởi", "Lê Thị Ổi"])
            #expect(summary.households.unchanged == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `takes classes from a title, names without births, and says whom it does not find`(
        _ engine: Engine
    ) async throws {
        try await Ward.with(engine, neighbourhoods: ["TDP Giáp Thượng", "Tổ dân phố 2"]) { ward in
            let unfound = try await ward.decisions.preview(
                ward.command(.opening), annex: try await ward.annex("detailed"), in: ward.commune, by: ward.leader())
            #expect(unfound.problems.count == 3)
            #expect(unfound.problems[0].message.contains("Dòng 11: không tìm thấy đúng một hộ của Nguyễn Văn Bưởi"))

            try await ward.accept(try #require(try await ward.bring("detailed", .openpyxl)))
            let annex = try await ward.annex("detailed")
            #expect(annex.decisions.map(\.number) == ["512/QĐ-UBND"])
            try await ward.decisions.record(
                ward.command(.opening), annex: annex, in: ward.commune, by: ward.leader())
            #expect(Set(try await ward.classes().values) == [.poor])
            #expect(try await ward.count("SELECT count(*) FROM recognition") == 3)
        }
    }
}

extension Ward {
    var decisions: Decisions { Decisions(premises) }

    func annex(_ name: String) async throws -> DecisionAnnex {
        let path = try OfficialLists.path(name, .openpyxl) ?? ""
        return try await decisions.annex(path: path, fileName: "\(name).xlsx", in: commune, by: leader())
    }

    func command(_ kind: Decision.Kind, _ number: String = "512/QĐ-UBND") -> DecisionCommand {
        DecisionCommand(
            number: number, signedOn: .iso("2025-12-15"), effectiveFrom: .iso("2026-01-01"), reviewYear: 2025,
            standard: "2022-2025", kind: kind, signer: "Đỗ Văn Khế", closesReview: false)
    }

    /// What is in force today, by the name of the head.
    func classes() async throws -> [String: RecognisedClass] {
        var classes: [String: RecognisedClass] = [:]
        for (name, record) in try await register() {
            let file = try await Households(premises).file(of: record.key, in: commune, by: officer())
            classes[name] = file.inForce?.category
        }
        return classes
    }
}
