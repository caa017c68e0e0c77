import Access
import Foundation
import PageClient
import Registry
import Rulebook
import Storage
import Testing
import Vocabulary

@testable import Desk

/// A tổ dân phố's list is filled with today's register, carried along, corrected in LibreOffice and read in again.
struct FieldListTests {
    @Test(arguments: Engine.allCases)
    func `an untouched list changes nothing, a corrected cell is the only change`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, isSample: true) { stage in
            let buoi = try await stage.enterBuoi()
            try await stage.makePoor(buoi.key)
            let member = MemberForm(name: "Lê Thị Ổi", birth: .year(1968), sex: .female, relation: "head")
            try await stage.enter(member)
            try await stage.enter(member, in: 1)
            let officer = try await stage.signIn(.officer)
            let place = stage.neighbourhoods[0]

            let made = try await officer.get("/nhap/dien-san.xlsx?tdp=\(place)&nhom=all&so=co")
            let rows = try WorkbookRows(made.bytes).rows
            #expect(made.status == 200 && rows.count == 5)
            #expect(rows.dropFirst().filter { $0.contains(buoi.code) }.count == 1)
            #expect(rows[0].count == TemplateColumn.all.count)

            let same = try await officer.send("/nhap", file: made.bytes, named: "dien-san.xlsx")
            #expect(try await officer.compared(same.location).counts == ["0", "0", "2", "0", "0"])

            let edited = try LibreOffice.edit(made.bytes) { text in
                text.replacing("12 đường Cây Thị", with: "14 đường Cây Thị", maxReplacements: 1)
            }
            let listing = try await officer.send("/nhap", file: edited, named: "dien-san.xlsx").location
            let page = try await officer.compared(listing)
            #expect(page.counts == ["0", "1", "1", "0", "0"])
            #expect(page.words.contains("14 đường Cây Thị"))
            let answer = try await officer.post(listing + "/nhan", fields: [("cach", "all")])
            #expect(answer.status == 303)
        }
    }

    @Test func `numbers are left out unless they are asked for, and a list that was taken is in the journal`()
        async throws
    {
        try await DeskStage.with(.sqlite) { stage in
            try await stage.enterBuoi()
            let officer = try await stage.signIn(.officer)

            let bare = try await officer.get("/nhap/dien-san.xlsx?tdp=\(stage.neighbourhoods[0])")
            let none = try await officer.get("/nhap/dien-san.xlsx?tdp=")

            #expect(try !WorkbookRows(bare.bytes).rows.joined().contains("946150001234"))
            #expect(none.status == 422 && none.words.contains("Chưa chọn tổ dân phố"))
            let told = try await stage.database.read { connection in
                try connection.all("SELECT reason FROM audit_entry WHERE action = 'exported'") { $0.text(0) }
            }
            #expect(told == ["Danh sách điền sẵn, Tổ dân phố 1, Tất cả các hộ: 1 hộ"])
        }
    }

    @Test func `who may not import takes no list along`() async throws {
        try await DeskStage.with(.sqlite) { stage in
            let leader = try await stage.signIn(.leader)
            let answer = try await leader.get("/nhap/dien-san.xlsx?tdp=\(stage.neighbourhoods[0])")
            #expect(answer.status == 403)
        }
    }
}

extension RouterClient {
    /// The page of step 3, with the figures of the day the stage stands on.
    fileprivate func compared(_ listing: String) async throws -> Reply {
        try await compare(listing, saying: [("ngay", "02/03/2026")])
    }
}

extension Reply {
    /// How many households of each outcome, in their order: new, changed, unchanged, refused, absent.
    fileprivate var counts: [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.matches(of: #/tally-count[^>]*>([^<]*)</#).map { String($0.1) }
    }
}

/// LibreOffice Calc as an office has it; where there is none, the text is changed in the workbook itself.
enum LibreOffice {
    /// Opens a workbook, changes its text, and saves it again.
    static func edit(_ workbook: [UInt8], _ change: (String) -> String) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vuon-office-\(Key.make())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(workbook).write(to: folder.appending(path: "list.xlsx"))
        try convert("list.xlsx", to: "fods", in: folder)
        let flat = folder.appending(path: "list.fods")
        try Data(change(try String(contentsOf: flat, encoding: .utf8)).utf8).write(to: flat)
        try FileManager.default.removeItem(at: folder.appending(path: "list.xlsx"))
        try convert("list.fods", to: "xlsx", in: folder)
        return [UInt8](try Data(contentsOf: folder.appending(path: "list.xlsx")))
    }

    private static func convert(_ name: String, to kind: String, in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", kind,
            "--outdir", folder.path, folder.appending(path: name).path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
