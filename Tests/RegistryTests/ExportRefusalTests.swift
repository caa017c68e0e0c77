import Access
import Foundation
import Office
import Registry
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

@Suite struct `a takeover refuses` {
    @Test(arguments: TestDatabase.engines)
    func `a register that is not empty, and says how to use the template instead`(_ engine: Engine) async throws {
        try await Ward.withFolder { folder in
            let path = try await exported(folder)
            try await Ward.with(engine) { ward in
                try await ward.enter(MemberForm(name: "Võ Thị Chanh", relation: "head"))

                let refusal = await refusal { try await take(path, ward) }
                #expect(refusal?.code == "XUAT-106")
                #expect(refusal?.message.contains("đã có 1 hộ") == true)
                #expect(refusal?.message.contains("tệp mẫu") == true)
                let checked = await self.refusal {
                    _ = try await RegisterTakeover(ward.premises)
                        .check(path: path, into: ward.commune, by: ward.officer())
                }
                #expect(checked?.code == "XUAT-106")
                let counts = try await Households(ward.premises).counts(in: ward.commune, by: ward.officer())
                #expect(counts.households == 1)
            }
        }
    }

    @Test func `decisions from who enters figures`() async throws {
        try await Ward.withFolder { folder in
            let path = try await exported(folder)
            try await Ward.with(.sqlite, neighbourhoods: []) { ward in
                let takeover = RegisterTakeover(ward.premises)
                let officer = await refusal {
                    try await takeover.take(path: path, into: ward.commune, by: ward.officer())
                }
                let leader = await refusal {
                    try await takeover.take(path: path, into: ward.commune, by: ward.leader())
                }
                #expect(officer?.code == "XUAT-107")
                #expect(leader?.code == "QUYEN-101")
            }
        }
    }

    @Test func `a file of something else, and one whose cells were changed, naming sheet, line and column`()
        async throws
    {
        try await Ward.withFolder { folder in
            let other = folder.appending(path: "khac.xlsx").path
            let writer = try WorkbookWriter(path: other, created: .now())
            try writer.sheet("Hộ").row(["Mã hộ"])
            try writer.close()
            let path = try await exported(folder)
            let changed = folder.appending(path: "sua.xlsx").path
            try copy(path, to: changed) { sheet, header, text in
                sheet == "Thành viên" && header == "Số định danh" && text == "046078005678" ? "46078005678" : text
            }
            try await Ward.with(.sqlite, neighbourhoods: []) { ward in
                let takeover = RegisterTakeover(ward.premises)
                #expect(takeover.isExport(path: path))
                #expect(!takeover.isExport(path: other))
                #expect(!takeover.isExport(path: folder.path + "/khong-co.xlsx"))
                #expect(await code { try await take(other, ward) } == "XUAT-103")
                let sound = try await takeover.check(path: path, into: ward.commune, by: ward.server())
                #expect(sound.problems.isEmpty)
                #expect(sound.counts.households == 3)
                let problems = try await takeover.check(path: changed, into: ward.commune, by: ward.officer()).problems
                // Once for the membership before the head changed, once for the one that holds.
                #expect(problems.count == 2)
                #expect(problems.first?.message.contains("Trang “Thành viên”, dòng 4, cột “Số định danh”") == true)
                #expect(problems.allSatisfy { !$0.message.contains("46078005678") })
                #expect(await code { try await take(changed, ward) } == "XUAT-108")
                let isUntouched = try await isUntouched(ward)
                #expect(isUntouched)
            }
        }
    }

    @Test(arguments: [
        ("Thành viên", "Khoá hộ", "không có ở trang “Hộ”"),
        ("Hộ", "Khoá tổ dân phố", "không có ở trang “Địa bàn”"),
        ("Công nhận", "Khoá quyết định", "không có ở trang “Quyết định”"),
        ("Thông tin hộ", "Khoá hộ", "không có ở trang “Hộ”"),
        ("Thông tin thành viên", "Khoá người", "không có ở trang “Thành viên”"),
        ("Tổng số dân cư", "Khoá địa bàn", "không có ở trang “Địa bàn”"),
    ])
    func `lines that name nothing`(_ sheet: String, _ header: String, _ words: String) async throws {
        try await Ward.withFolder { folder in
            let path = try await exported(folder)
            let changed = folder.appending(path: "sua.xlsx").path
            let stranger = Key.make().description
            try copy(path, to: changed) { $0 == sheet && $1 == header ? stranger : $2 }
            try await Ward.with(.sqlite, neighbourhoods: []) { ward in
                let problems = try await RegisterTakeover(ward.premises)
                    .check(path: changed, into: ward.commune, by: ward.officer()).problems
                #expect(problems.contains { $0.message.contains(words) })
            }
        }
    }

    @Test func `a household in two places, a person in two households, keys that stand twice`() async throws {
        try await Ward.withFolder { folder in
            let path = try await exported(folder)
            let changed = folder.appending(path: "sua.xlsx").path
            try copy(path, to: changed) { sheet, header, text in
                let isOneForAll = header == (sheet == "Quyết định" ? "Khoá quyết định" : "Khoá người")
                if isOneForAll, sheet != "Thông tin thành viên" { return Ward.unit.key.description }
                return ["Ở đến ngày", "Đến ngày"].contains(header) && ["Hộ", "Thành viên"].contains(sheet) ? "" : text
            }
            try await Ward.with(.sqlite, neighbourhoods: []) { ward in
                let messages = try await RegisterTakeover(ward.premises)
                    .check(path: changed, into: ward.commune, by: ward.officer()).problems.map(\.message)
                #expect(messages.contains("Trang “Hộ”: hộ 20017-00001 đang ở hai nơi."))
                #expect(messages.contains("Trang “Thành viên”: một người ở hộ 20017-00003 đang được tính vào hai hộ."))
                #expect(messages.contains { $0.contains("có hai dòng mà họ tên, ngày sinh") })
                #expect(messages.contains("Trang “Quyết định”: cột “Khoá quyết định” có 1 ô trùng với ô khác."))
            }
        }
    }

    @Test func `real people in an installation of sample data`() async throws {
        try await Ward.withFolder { folder in
            let path = try await exported(folder)
            try await Ward.with(.sqlite, isSample: true, neighbourhoods: []) { ward in
                #expect(await code { try await take(path, ward) } == "XUAT-109")
                let isUntouched = try await isUntouched(ward)
                #expect(isUntouched)
            }
        }
    }

    @Test func `a list without numbers in an installation of sample data, until somebody says that nobody is real`()
        async throws
    {
        try await Ward.withFolder { folder in
            let path = try await exportedPerson(nil, isSample: false, folder)
            try await Ward.with(.sqlite, isSample: true, neighbourhoods: []) { ward in
                #expect(await code { try await take(path, ward) } == "XUAT-112")
                try await RegisterTakeover(ward.premises).take(
                    path: path, into: ward.commune, acceptWithoutNumbers: true, by: ward.server())
                let isUntouched = try await isUntouched(ward)
                #expect(!isUntouched)
            }
        }
    }

    @Test func `a sample that holds real people`() async throws {
        try await Ward.withFolder { folder in
            let path = try await exportedPerson("046078005678", isSample: true, folder)
            try await Ward.with(.sqlite, neighbourhoods: []) { ward in
                #expect(await code { try await take(path, ward) } == "XUAT-110")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nothing of a sample in an empty installation, which is then one of sample data`(_ engine: Engine) async throws
    {
        try await Ward.withFolder { folder in
            let path = try await exportedPerson("946078005678", isSample: true, folder)
            try await Ward.with(engine, neighbourhoods: []) { ward in
                try await take(path, ward)

                let isSample = try await ward.database.read { try Installation.current($0)?.isSample }
                #expect(isSample == true)
            }
        }
    }

    private func take(_ path: String, _ ward: Ward) async throws {
        try await RegisterTakeover(ward.premises).take(path: path, into: ward.commune, by: ward.server())
    }

    private func exported(_ folder: URL) async throws -> String {
        let path = folder.appending(path: "so.xlsx").path
        try await Ward.with(.sqlite) { ward in
            _ = try await RichRegister(ward)
            try await RegisterExport(ward.premises).write(commune: ward.commune, to: path, by: ward.officer())
        }
        return path
    }

    private func exportedPerson(_ number: String?, isSample: Bool, _ folder: URL) async throws -> String {
        let path = folder.appending(path: "so.xlsx").path
        try await Ward.with(.sqlite, isSample: isSample) { ward in
            try await ward.enter(
                MemberForm(name: "Võ Thị Chanh", number: number.flatMap { IdentityNumber($0) }, relation: "head"))
            try await RegisterExport(ward.premises).write(commune: ward.commune, to: path, by: ward.officer())
        }
        return path
    }

    private func refusal(_ body: () async throws -> Void) async -> (any Refusal)? {
        do {
            try await body()
            return nil
        } catch {
            return error as? any Refusal
        }
    }

    private func code(_ body: () async throws -> Void) async -> String? { await refusal(body)?.code }

    private func isUntouched(_ ward: Ward) async throws -> Bool {
        try await ward.database.read { connection in
            let hasHousehold = try connection.exists("SELECT 1 FROM household")
            return try !hasHousehold && !connection.exists("SELECT 1 FROM area_name WHERE kind = 'to_dan_pho'")
        }
    }

    /// Writes a workbook anew with changed cells.
    private func copy(_ path: String, to copy: String, _ change: (String, String, String) -> String) throws {
        let table = try openTable(path: path)
        let writer = try WorkbookWriter(path: copy, created: .now())
        for sheet in table.sheets {
            let target = try writer.sheet(sheet.name)
            var headers: [String] = []
            try table.rows(of: sheet) { row in
                let texts = (0..<row.count).map { row.plain(at: $0) }
                if headers.isEmpty { headers = texts }
                let line: [SheetValue] = texts.enumerated().map { column, text in
                    let header = column < headers.count ? headers[column] : ""
                    let value = header == text ? text : change(sheet.name, header, text)
                    return value.isEmpty ? .empty : .text(value)
                }
                try target.row(line)
            }
        }
        try writer.close()
    }
}
