import Access
import Foundation
import Registry
import Rulebook
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

/// A register that lived through a year moves to another installation, which then shows what this one shows.
@Suite struct `a register with a life behind it` {
    @Test(arguments: TestDatabase.engines, TestDatabase.engines)
    func `moves whole: the sheets, the files, the timelines and the lists are equal`(
        from: Engine, to: Engine
    ) async throws {
        try await Ward.withFolder { folder in
            let (first, second) = (folder.appending(path: "1.xlsx").path, folder.appending(path: "2.xlsx").path)
            let here = try await lived(from, to: first).shown
            var there: [String: String] = [:]
            try await Ward.with(to, neighbourhoods: ["Tổ dân phố 1"]) { new in
                try await RegisterTakeover(new.premises).take(path: first, into: new.commune, by: new.server())
                try await RegisterExport(new.premises).write(commune: new.commune, to: second, by: new.officer())
                there = try await shown(new)
                let chain = try await new.database.read { try Audit.firstBroken($0) }
                #expect(chain == nil)
            }

            let (before, after) = (try ReadWorkbook(first), try ReadWorkbook(second))
            for name in before.names where name != "Về tệp này" {
                #expect(before.rows[name] == after.rows[name], "\(name)")
            }
            let empty = before.ofRegister.filter { $0.value.count < 2 }.keys.sorted()
            // Nothing withdraws these yet, and no list was read in.
            #expect(
                empty == [
                    "Cách hiểu cột của danh sách", "Công nhận đã thay", "Hộ đã rút", "Quyết định đã thay",
                    "Thông tin hộ đã thay", "Thông tin thành viên đã thay", "Tách, nhập hộ đã thay",
                    "Tổng số dân cư đã thay",
                ])
            #expect(here.count > 60 && here.keys.sorted() == there.keys.sorted())
            for (part, words) in here { #expect(there[part] == words, "\(part)") }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `goes on living where it went: what is written next comes after what came along`(_ engine: Engine) async throws
    {
        try await Ward.withFolder { folder in
            let path = folder.appending(path: "1.xlsx").path
            let (kept, different, _) = try await lived(engine, to: path)
            try await Ward.with(engine) { new in
                try await RegisterTakeover(new.premises).take(path: path, into: new.commune, by: new.server())
                let seen = try await new.version(kept)

                try await HouseholdEditing(new.premises).setPhone(
                    "0905 111 222", of: kept, in: new.commune, version: seen,
                    occasion: .on("2026-03-01", "gọi lại"), by: new.officer())

                #expect(try await new.story(kept).phone == "0905 111 222")
                #expect(try await new.version(kept) != seen)
                let doubles = try await Duplicates(new.premises).list(in: new.commune, by: new.officer())
                #expect(!doubles.lines.contains { $0.household.key == different || $0.other.key == different })
                let settled = try await Duplicates(new.premises).settled(in: new.commune, by: new.officer())
                #expect(Set(settled.map(\.verdict)) == [.different, .oneHousehold])
                #expect(settled.map(\.officer) == ["Lê Thị Mận", "Lê Thị Mận"])
                let journal = try await Journal(database: new.database).entries(by: new.leader(), of: new.commune)
                #expect(journal.entries.prefix(2).map(\.action) == [.contactChanged, .registerTakenOver])
                #expect(journal.carried > 30 && journal.total == journal.carried + 2)
            }
        }
    }

    /// The register, exported: two of its households, and what its pages show.
    private func lived(
        _ engine: Engine, to path: String
    ) async throws -> (kept: Key, different: Key, shown: [String: String]) {
        var result: (Key, Key, [String: String])?
        try await Ward.with(engine) { ward in
            let life = try await LivedRegister(ward)
            try await RegisterExport(ward.premises).write(commune: ward.commune, to: path, by: ward.officer())
            result = (life.kept, life.different, try await shown(ward))
        }
        return try #require(result)
    }

    /// What lists and households show.
    private func shown(_ ward: Ward) async throws -> [String: String] {
        var all = try await lists(ward)
        let page = try await Households(ward.premises).list(HouseholdFilter(), in: ward.commune, by: ward.officer())
        for line in page.lines {
            let household = try await Shown(ward, line.key)
            for (part, words) in household.parts { all["\(line.code) \(part)"] = words }
        }
        return all
    }

    private func lists(_ ward: Ward) async throws -> [String: String] {
        var lists: [String: String] = [:]
        let days = ["2024-12-31", "2025-12-31", "2026-02-15", "2026-03-02"]
        for day in days {
            for known in [nil, "2026-03-02"] {
                let moment = RegisterMoment(day: .iso(day), knownOn: known.map { .iso($0) })
                let page = try await Households(ward.premises).list(
                    HouseholdFilter(), in: ward.commune, at: moment, by: ward.officer())
                lists["\(day) \(known ?? "")"] = page.lines.map { "\($0.code) \($0.name) \($0.members)" }.joined(
                    separator: "; ")
            }
        }
        return lists
    }
}

/// What the page of a household is made of, in words.
private struct Shown {
    var parts: [String: String] = [:]

    init(_ ward: Ward, _ household: Key) async throws {
        let households = Households(ward.premises)
        let file = try await households.file(of: household, in: ward.commune, by: ward.officer())
        parts["record"] = "\(file.record)"
        parts["recognitions"] = "\(file.recognitions)"
        parts["judgements"] = "\(file.judgements.map { "\($0.result.category) \($0.sentences)" })"
        let story = try await households.story(of: household, in: ward.commune, by: ward.officer())
        parts["events"] = "\(story.events)"
        parts["lineage"] = "\(story.lineage)"
        parts["arrival"] = "\(String(describing: story.arrival))"
        parts["absences"] = "\(story.absences)"
        parts["representatives"] = "\(story.representatives)"
        parts["phone"] = "\(String(describing: story.phone))"
        parts["notes"] = "\(story.notes)"
        parts["errands"] = "\(story.errands)"
        let changes = try await Journal(database: ward.database).changes(
            of: file.records, in: ward.commune, by: ward.officer())
        parts["timeline"] = file.own(changes).filter { $0.entry.action != .registerTakenOver }.map { change in
            let texts = [change.before, change.after].map { $0.map { String(decoding: $0, as: UTF8.self) } ?? "-" }
            return "\(change.entry.at.shown) \(change.entry.officerName) \(change.entry.label) \(change.entry.reason) "
                + "\(change.kind) \(texts)"
        }.joined(separator: "\n")
        for moment in [
            RegisterMoment(day: .iso("2025-12-31")),
            RegisterMoment(day: .iso("2026-03-02"), knownOn: .iso("2026-03-02")),
        ] {
            let then = try? await households.file(of: household, in: ward.commune, at: moment, by: ward.officer())
            parts[moment.words] = "\(String(describing: then?.record))"
        }
        let frozen = file.recognitions.map(\.key)
        parts["frozen"] = try await ward.database.read { connection in
            let records = try FrozenFacts.records(
                connection, vault: ward.premises.vault, commune: ward.commune, of: frozen)
            return records.sorted { $0.key < $1.key }.map { "\($0.value.facts(zone: .urban))" }.joined()
        }
    }
}
