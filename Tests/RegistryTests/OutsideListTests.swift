import Access
import Foundation
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

/// Lists of others beside the register, as the social insurance and the policy bank write them: made by openpyxl.
struct OutsideListTests {
    @Test(arguments: Engine.allCases)
    func `a list of the social insurance is compared by name, and nothing of it enters the register`(
        _ engine: Engine
    ) async throws {
        try await within(engine) { ward, folder in
            let bui = try await ward.house(
                ["Nguyễn Văn Bưởi", "1950-03-07", "male", "046050000017"], ["Trần Thị Cau", "1952", "female"])
            let oi = try await ward.house(["Lê Thị Ổi", "1968-08-15", "female", "046168000043"], place: 1)
            try await ward.house(["Phan Văn Sung", "1977", "male"])
            try await ward.decide([(bui.code, .poor), (oi.code, .nearPoor)])
            let path = try OutsideFile.insurance.workbook(in: folder)
            let lists = OutsideLists(ward.premises)
            let entries = try await ward.entries()

            let list = try await lists.bring(
                path: path, fileName: "bhxh.xlsx", commune: ward.commune, by: ward.officer())
            let understood = try await lists.understanding(of: list, commune: ward.commune, by: ward.officer())
            #expect(understood.canBeChecked && understood.people == 4)
            let summary = try await lists.compare(
                list, commune: ward.commune,
                settings: OutsideSettings(
                    classes: [.poor, .nearPoor], namesHeadsOnly: false, coversNamedPlacesOnly: true),
                by: ward.officer())

            #expect(summary.rows == 4 && summary.found == 3 && summary.saysClass)
            func rows(_ kind: OutsideKind) async throws -> [OutsideRow] {
                try await lists.rows(of: list, commune: ward.commune, kind: kind, by: ward.officer()).rows
            }
            let theirs = try await rows(.theirs)
            #expect(theirs.map(\.name) == ["Lê Thị Ôi"])
            #expect(theirs.map(\.note).first?.contains(oi.code) == false)
            // Bà Cau is in no line; ông Sung belongs to no listed household, so nobody asks for him.
            #expect(try await rows(.ours).map(\.name) == ["Trần Thị Cau"])
            #expect(
                try await rows(.category).map { [$0.name, $0.ourClass, $0.theirClass] } == [
                    ["Nguyễn Văn Bưởi", "Hộ nghèo", "Hộ cận nghèo"],
                    ["Phan Văn Sung", "chưa có quyết định", "Hộ nghèo"],
                ])
            let facts = try await rows(.facts)
            #expect(facts.map(\.name) == ["Nguyễn Văn Bưởi", "Lê Thị Ổi"])
            #expect(facts[0].differences.map(\.field) == ["Ngày sinh"])
            #expect(facts[0].number == "••••••••0017")
            #expect(facts[1].differences.contains { $0.field == "Tổ dân phố" && $0.theirs == "Tổ dân phố 1" })
            #expect(try await ward.entries() == entries)

            _ = try await lists.exported(list, commune: ward.commune, by: ward.officer())
            #expect(try await ward.entries() == entries + 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a list of borrowers names one person for a household`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            let bui = try await ward.house(
                ["Nguyễn Văn Bưởi", "1950-03-07", "male", "046050000017"], ["Trần Thị Cau", "1952-05-01", "female"])
            let oi = try await ward.house(["Lê Thị Ổi", "1968-08-15", "female", "046168000043"], place: 1)
            try await ward.decide([(bui.code, .poor), (oi.code, .poor)])
            let lists = OutsideLists(ward.premises)
            let list = try await lists.bring(
                path: try OutsideFile.bank.workbook(in: folder), fileName: "nhcsxh.xlsx", commune: ward.commune,
                by: ward.officer())

            let summary = try await lists.compare(
                list, commune: ward.commune,
                settings: OutsideSettings(classes: [.poor], namesHeadsOnly: true, coversNamedPlacesOnly: false),
                by: ward.officer())
            let ours = try await lists.rows(of: list, commune: ward.commune, kind: .ours, by: ward.officer()).rows

            #expect(summary.found == 1 && !summary.saysClass)
            #expect(ours.map(\.name) == ["Lê Thị Ổi"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `it belongs to its officer, lies sealed, and is erased`(_ engine: Engine) async throws {
        try await within(engine) { ward, folder in
            try await ward.house(["Nguyễn Văn Bưởi", "1950-03-07", "male", "046050000017"])
            let lists = OutsideLists(ward.premises)
            let list = try await lists.bring(
                path: try OutsideFile.insurance.workbook(in: folder), fileName: "bhxh.xlsx", commune: ward.commune,
                by: ward.officer())
            try await lists.compare(
                list, commune: ward.commune,
                settings: OutsideSettings(classes: nil, namesHeadsOnly: false, coversNamedPlacesOnly: false),
                by: ward.officer())

            #expect(
                try await ward.refusal {
                    _ = try await lists.one(list, commune: ward.commune, by: ward.leader())
                } == "DOI-101")
            let sealed = try await ward.database.read { connection in
                try connection.all("SELECT sealed FROM outside_list_row") { $0.bytes(0) }
            }
            let name = Array("Phan".utf8)
            #expect(!sealed.isEmpty && sealed.allSatisfy { !$0.contains(name) })

            try await lists.eraseContents(olderThan: 30, at: ward.officer().at.adding(seconds: 31 * 86_400))
            #expect(try await lists.all(commune: ward.commune, by: ward.officer()).isEmpty)
            #expect(try await ward.count("SELECT count(*) FROM outside_list_file") == 0)
            #expect(try await ward.count("SELECT count(*) FROM outside_list_row") == 0)
        }
    }
}

/// Rows of an outside list, from its title to its last line.
struct OutsideFile {
    let rows: [[String]]

    /// Title rows, an own order of columns, a class in words, births as text.
    static let insurance = OutsideFile(rows: [
        ["BẢO HIỂM XÃ HỘI HUẾ"],
        ["DANH SÁCH CẤP THẺ BHYT NGƯỜI NGHÈO, CẬN NGHÈO NĂM 2026"],
        [],
        ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Tổ dân phố", "Phân loại hộ"],
        ["1", "Nguyễn Văn Bưởi", "08/03/1950", "Nam", "046050000017", "Tổ dân phố 1", "Hộ cận nghèo"],
        ["2", "Lê Thị Ổi", "15/08/1968", "Nữ", "046168000043", "TDP 1", "Hộ cận nghèo"],
        ["3", "Phan Văn Sung", "1977", "Nam", "", "Tổ dân phố 1", "Hộ nghèo"],
        ["4", "Lê Thị Ôi", "01/01/2001", "Nữ", "046301000057", "Tổ dân phố 2", "Hộ nghèo"],
        ["", "Tổng cộng: 4 người"],
    ])

    /// No class and no place, the number without its first zero.
    static let bank = OutsideFile(rows: [
        ["NGÂN HÀNG CHÍNH SÁCH XÃ HỘI"],
        ["Họ và tên", "Năm sinh", "Số CCCD", "Địa chỉ", "Dư nợ"],
        ["Trần Thị Cau", "1952", "", "12 đường Cây Thị", "50000000"],
        ["Hoàng Văn Lạ", "1970", "46070000099", "5 ngõ Mít", "30000000"],
    ])

    func workbook(in folder: URL) throws -> String {
        let path = folder.appending(path: "outside-\(rows.count).xlsx").path
        let json = try JSONSerialization.data(withJSONObject: rows)
        _ = try Python.run(Self.script, [path, String(decoding: json, as: UTF8.self)])
        return path
    }

    private static let script = """
        import json, sys
        import openpyxl
        book = openpyxl.Workbook()
        for row in json.loads(sys.argv[2]):
            book.active.append([cell or None for cell in row])
        book.save(sys.argv[1])
        """
}
