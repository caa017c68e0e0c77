import Access
import Foundation
import Office
import Registry
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

@Suite struct `a register that moves in a file` {
    @Test(arguments: TestDatabase.engines, TestDatabase.engines)
    func `exported, taken over and exported again, every cell is equal`(from: Engine, to: Engine) async throws {
        try await Ward.withFolder { folder in
            let (first, second) = (folder.appending(path: "1.xlsx").path, folder.appending(path: "2.xlsx").path)
            try await Ward.with(from) { ward in
                _ = try await RichRegister(ward)
                let counts = try await RegisterExport(ward.premises).write(
                    commune: ward.commune, to: first, by: ward.officer())
                #expect(counts.households == 3 && counts.people == 6 && counts.recognitions == 4)
            }
            try await Ward.with(to, neighbourhoods: []) { ward in
                try await RegisterTakeover(ward.premises).take(path: first, into: ward.commune, by: ward.server())
                try await RegisterExport(ward.premises).write(commune: ward.commune, to: second, by: ward.officer())
            }

            let (before, after) = (try ReadWorkbook(first), try ReadWorkbook(second))
            #expect(before.names == after.names)
            for name in before.names where name != "Về tệp này" {
                #expect(before.rows[name] == after.rows[name], "\(name)")
            }
        }
    }

    @Test func `the register that is moved leaves no column empty`() async throws {
        try await Ward.withFolder { folder in
            let path = folder.appending(path: "1.xlsx").path
            try await Ward.with(.sqlite) { ward in
                _ = try await RichRegister(ward)
                try await RegisterExport(ward.premises).write(commune: ward.commune, to: path, by: ward.officer())
            }

            let book = try ReadWorkbook(path)
            // What befalls households, and what was replaced, has a richer register of its own.
            let own = Set(book.names[1...10])
            for (name, rows) in book.ofRegister where own.contains(name) {
                for header in rows.first ?? [] {
                    // Only a household of more than fifty people fills the second cell.
                    guard case .text(let words) = header, words != "Số liệu lúc ghi nhận (tiếp)" else { continue }
                    #expect(book.column(words, of: name).contains { $0 != .empty }, "\(name): \(words)")
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what was taken over is found, listed and edited like what was entered`(_ engine: Engine) async throws {
        try await Ward.withFolder { folder in
            let path = folder.appending(path: "1.xlsx").path
            var known: (moved: Key, cards: [String])?
            try await Ward.with(engine) { source in
                let register = try await RichRegister(source)
                try await RegisterExport(source.premises).write(commune: source.commune, to: path, by: source.officer())
                known = (register.moved, try await cards(source))
            }
            let (moved, original) = try #require(known)
            try await Ward.with(engine, neighbourhoods: []) { ward in
                try await RegisterTakeover(ward.premises).take(path: path, into: ward.commune, by: ward.server())

                let taken = try await cards(ward)
                #expect(taken == original)
                let found = try await Households(ward.premises).search("5678", in: ward.commune, by: ward.officer())
                #expect(found.lines.map(\.key) == [moved])
                let named = try await Households(ward.premises).search(
                    "mit nguyen", in: ward.commune, by: ward.officer())
                #expect(named.lines.map(\.key) == [moved])
                let file = try await Households(ward.premises).file(of: moved, in: ward.commune, by: ward.officer())
                #expect(file.recognitions.map(\.category) == [.nearPoor, .poor])
                #expect(file.inForce?.category == .nearPoor)
                try await HouseholdEditing(ward.premises).removeMember(
                    try await RichRegister.person("Nguyễn Thị Mít", moved, ward), of: moved,
                    in: ward.commune, version: file.version, occasion: .on("2026-02-01", "chuyển đi"),
                    by: ward.officer())
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a takeover is one entry of a chain that holds`(_ engine: Engine) async throws {
        try await Ward.withFolder { folder in
            let path = try await exported(from: engine, folder)
            try await Ward.with(engine, neighbourhoods: []) { ward in
                try await RegisterTakeover(ward.premises).take(path: path, into: ward.commune, by: ward.server())

                let entries = try await Journal(database: ward.database).entries(by: ward.leader(), of: ward.commune)
                #expect(entries.total - entries.carried == 1)
                #expect(entries.entries[0].action == .registerTakenOver)
                #expect(entries.entries[0].reason == "Nhận cả sổ từ tệp xuất: 3 hộ, 6 người")
                let broken = try await ward.database.read { try Audit.firstBroken($0) }
                #expect(broken == nil)
            }
        }
    }

    @Test func `codes go on after the greatest ever given, not after the greatest in the file`() async throws {
        try await Ward.withFolder { folder in
            let path = try await exported(from: .sqlite, folder)
            try await Ward.with(.sqlite, neighbourhoods: ["Tổ dân phố 9"]) { ward in
                try await RegisterTakeover(ward.premises).take(path: path, into: ward.commune, by: ward.server())

                let entered = try await ward.enter(MemberForm(name: "Võ Thị Chanh", relation: "head"))
                #expect(entered.code == "20017-00041")
            }
        }
    }

    @Test func `a tổ dân phố typed here before gives way to its namesake in the file, others stay`() async throws {
        try await Ward.withFolder { folder in
            let path = try await exported(from: .sqlite, folder)
            try await Ward.with(.sqlite, neighbourhoods: ["Tổ Dân Phố 2", "Tổ dân phố 9"]) { ward in
                try await RegisterTakeover(ward.premises).take(path: path, into: ward.commune, by: ward.server())

                let names = try await ward.database.read { connection in
                    try Areas.neighbourhoods(connection, of: ward.commune, on: .iso("2026-03-02")).map(\.name)
                }
                #expect(names.sorted() == ["Tổ dân phố 1", "Tổ dân phố 2", "Tổ dân phố 9"])
            }
        }
    }

    private func exported(from engine: Engine, _ folder: URL) async throws -> String {
        let path = folder.appending(path: "so.xlsx").path
        try await Ward.with(engine) { ward in
            _ = try await RichRegister(ward)
            try await RegisterExport(ward.premises).write(commune: ward.commune, to: path, by: ward.officer())
        }
        return path
    }

    private func cards(_ ward: Ward) async throws -> [String] {
        try await ward.database.read { connection in
            try connection.all(
                """
                SELECT code, neighbourhood, address, head, head_name, ethnicity, members, proposed, lacking, unknown
                FROM household_card ORDER BY code
                """
            ) { row in
                let texts = [row.text(0), row.key(1).description, row.text(2), row.key(3).description, row.text(4)]
                return
                    (texts + [row.textIfAny(5) ?? "", row.text(7)]
                    + [row.int(6), row.int(8), row.int(9)].map(String.init))
                    .joined(separator: "|")
            }
        }
    }
}

extension RichRegister {
    static func person(_ name: String, _ household: Key, _ ward: Ward) async throws -> Key {
        guard let member = try await ward.record(household).members.first(where: { $0.person.name == name }) else {
            throw NoSuchPerson(name: name)
        }
        return member.person.key
    }
}
