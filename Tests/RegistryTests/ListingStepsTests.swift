import Access
import Foundation
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct `a list on its way` {
    @Test(arguments: TestDatabase.engines)
    func `is understood before it is compared`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            var list = TypedList.three.setting(5, .neighbourhood, "Tổ dân phố 9")
            list.columns.reverse()
            list.strange = [("Ghi chú", "xem lại"), ("Lỗi cần sửa", "")]
            let key = try await ward.listings.upload(
                path: try list.workbook(in: folder), fileName: "ds.xlsx", commune: ward.commune, by: ward.officer())
            let understood = try await ward.listings.understanding(of: key, commune: ward.commune, by: ward.officer())
            #expect(understood.sheets.map(\.name) == ["Danh sách"])
            #expect(understood.columns.compactMap(\.column) == list.columns)
            #expect(understood.ignored == ["Lỗi cần sửa"])
            #expect(understood.missing.isEmpty && understood.canBeCompared)
            #expect(understood.households == 3 && understood.people == 6)
            #expect(understood.columns.allSatisfy { $0.samples.count == 3 })
            #expect(understood.columns.contains { $0.samples[0] == "Nguyễn Văn Bưởi" })
            #expect(understood.neighbourhoods.map(\.key) == [ward.neighbourhoods[0], nil])
            let asked = understood.columns.filter(\.asksBlank).compactMap(\.column)
            #expect(
                Set(asked) == [
                    .member(.disabled), .member(.healthInsurance), .household(.wallDurable), .household(.usesInternet),
                ])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is uploaded, compared, accepted, and stands in the history`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            let entries = try await ward.entries()
            let (key, summary) = try await ward.stage(.three, in: folder)
            #expect(summary.households.new == 3)
            #expect(try await ward.entries() == entries)
            let page = try await ward.listings.rows(
                of: key, commune: ward.commune, outcome: .new, page: 1, size: 2, by: ward.officer())
            #expect(page.rows.map(\.name) == ["Nguyễn Văn Bưởi", "Lê Thị Ổi"])
            #expect(page.total == 3 && page.pageCount == 2)
            let stored = try await ward.listings.accept(key, commune: ward.commune, mode: .all, by: ward.officer())
            #expect(stored.isStored)
            #expect(try await ward.entries() == entries + 1)
            let record = try #require(try await ward.listings.history(commune: ward.commune, by: ward.officer()).first)
            #expect(record.key == key && record.state == .accepted && record.acceptedIn != nil)
            #expect(record.summary?.households.new == 3)
            #expect(record.settings?.day == Ward.figures)
            let again = try await ward.refusal {
                try await ward.listings.accept(key, commune: ward.commune, mode: .all, by: ward.officer())
            }
            #expect(again == "NHAP-110")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `with one refused row stores nothing, or only the valid households`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            let (key, summary) = try await ward.stage(.three.setting(2, .birth, "hôm qua"), in: folder)
            #expect(summary.households.refused == 1 && summary.people.refused == 3)
            let all = try await ward.refusal {
                try await ward.listings.accept(key, commune: ward.commune, mode: .all, by: ward.officer())
            }
            #expect(all == "NHAP-107")
            #expect(try await ward.register().isEmpty)
            try await ward.listings.accept(key, commune: ward.commune, mode: .valid, by: ward.officer())
            #expect(Set(try await ward.register().keys) == ["Lê Thị Ổi", "Phan Văn Sung"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `gives its refused rows as a workbook that is mended and read in again`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            let list = TypedList.three.setting(2, .birth, "hôm qua").setting(2, .member(.disabled), "hơi hơi")
            let (key, _) = try await ward.stage(list, in: folder)
            try await ward.listings.accept(key, commune: ward.commune, mode: .valid, by: ward.officer())
            let entries = try await ward.entries()
            let bytes = try await ward.listings.refusedWorkbook(key, commune: ward.commune, by: ward.officer())
            #expect(try await ward.entries() == entries + 1)
            let path = folder.appending(path: "sua.xlsx").path
            try Data(bytes).write(to: URL(filePath: path))
            // Mended in openpyxl, as an official would in Excel: the marked cells of the row that has a fault.
            let told = try Python.run(
                """
                import sys, openpyxl
                book = openpyxl.load_workbook(sys.argv[1]); sheet = book.active
                heads = [c.value for c in sheet[1]]
                print(heads[-1], sheet.max_row, len(heads))
                for row in sheet.iter_rows(min_row=2):
                    for cell in row:
                        if cell.fill.fgColor.rgb == "FFFFE08A":
                            print(cell.row, heads[cell.column - 1], cell.value)
                            cell.value = "03/1981" if heads[cell.column - 1] == "Ngày sinh" else "không"
                    if row[-1].value: print(row[0].row, len(row[-1].value.split("\\n")))
                book.save(sys.argv[1])
                """, [path])
            #expect(
                String(decoding: told, as: UTF8.self) == """
                    Lỗi cần sửa 4 \(TemplateColumn.all.count + 1)
                    4 Ngày sinh hôm qua
                    4 Khuyết tật hơi hơi
                    4 2

                    """)
            let mended = try await ward.listings.importFile(
                path: path, fileName: "sua.xlsx", commune: ward.commune, settings: ListingSettings(day: Ward.figures),
                mode: .all, by: ward.officer())
            #expect(mended.households.new == 1)
            #expect(
                try await ward.take(
                    .three.setting(2, .member(.disabled), "không"), in: folder
                ).households.unchanged == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is compared anew when the register moved in between`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            let (key, _) = try await ward.stage(.three, in: folder)
            try await ward.enter(
                MemberForm(name: "Phan Văn Sung", birth: .year(1977), sex: .male, relation: "head"), in: 1)
            let refused = try await ward.refusal {
                try await ward.listings.accept(key, commune: ward.commune, mode: .all, by: ward.officer())
            }
            #expect(refused == "NHAP-108")
            #expect(try await ward.register().count == 1)
            let record = try await ward.listings.one(key, commune: ward.commune, by: ward.officer())
            #expect(record.summary?.households.new == 2)
            #expect(record.summary?.households.changed == 1)
            try await ward.listings.accept(key, commune: ward.commune, mode: .all, by: ward.officer())
            #expect(try await ward.register().count == 3)
        }
    }
}
