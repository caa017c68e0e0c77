import Access
import Desk
import Foundation
import HTTPTypes
import PageClient
import Registry
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

@Suite struct `the desk of a city on another day` {
    @Test(arguments: TestDatabase.engines)
    func `lists the households of all communes as they were`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            try await stage.fillTwoWards()
            let officer = try await stage.signIn(.officer, ofAll: true)

            let before = try await officer.get("/ho?den-ngay=14%2F01%2F2026")
            let after = try await officer.get("/ho?den-ngay=15%2F01%2F2026")

            #expect(before.words.contains("Đang xem sổ ngày 14/01/2026"))
            #expect(!before.words.contains("Lê Văn Thị"), "entered with 15/01 as its first day")
            #expect(after.words.contains("Lê Văn Thị"))
            let line = try #require(after.text.firstMatch(of: #/href="(\/dv\/19774\/ho\/[^"]+)"/#))
            #expect(line.output.1.contains("den-ngay=2026-01-15"), "the household opens as it was on that day")
            let one = try await officer.get("/ho?xa=19774&den-ngay=14%2F01%2F2026")
            #expect(one.words.contains("0 hộ") && one.words.contains("Không có hộ nào"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `shows scoreboard, target, tables and names of that day, and leads on within it`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            try await stage.fillTwoWards()
            let leader = try await stage.signIn(.leader, ofAll: true)

            let board = try await leader.get("/?den-ngay=14%2F01%2F2026")
            #expect(board.words.contains("Đang xem bảng chỉ tiêu ngày 14/01/2026"))
            #expect(board.words.contains("Số liệu đến 14/01/2026") && board.words.contains("Câu để chép vào báo cáo"))
            #expect(board.text.contains("href=\"/dv/19774?den-ngay=2026-01-14\""))
            let target = try await leader.get("/chi-tieu/poor_households?den-ngay=14%2F01%2F2026")
            #expect(target.words.contains("Đang xem chỉ tiêu ngày 14/01/2026"))

            let table = try await leader.get("/bieu/1?nam=2026&den-ngay=20%2F01%2F2026")
            #expect(table.words.contains("Danh sách đang quản lý đến ngày 20/01/2026"))
            #expect(table.words.contains("Thành phố Huế có 2 hộ nghèo"))
            let names = try #require(table.text.firstMatch(of: #/href="(\/dv\/19774\/bieu\/1\/ten\?[^"]*)"/#))
            let behind = try await leader.get(String(names.output.1).replacing("&amp;", with: "&"))
            #expect(behind.words.contains("Lê Văn Thị"))
            let file = try await leader.get("/bieu/tep?nam=2026&den-ngay=20%2F01%2F2026")
            #expect(file.status == 200 && file.bytes.starts(with: Array("PK".utf8)))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `says how far the count has come, asks for itself again, and then shows what was asked for`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            try await stage.fillTwoWards()
            let hurried = stage.answering { $0.momentPatience = .zero }
            let officer = try await hurried.signIn(.officer, ofAll: true)

            let first = try await officer.get("/bieu/2?den-ngay=20%2F01%2F2026")
            #expect(first.status == 200 && first.words.contains("Đang tính số của ngày khác"))
            #expect(first.words.contains("/ 2 phường, xã"))
            #expect(first.headers[try #require(HTTPField.Name("Refresh"))] == "1")
            var page = first
            while page.words.contains("Đang tính số của ngày khác") {
                page = try await officer.get("/bieu/2?den-ngay=20%2F01%2F2026")
            }
            #expect(page.words.contains("Diễn biến kết quả giảm số hộ nghèo"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `has one page for the Chairman of the city`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            try await stage.fillTwoWards()
            let leader = try await stage.signIn(.leader, ofAll: true)

            let page = try await leader.get("/bang-chi-tieu/mot-trang")

            #expect(page.status == 200 && page.words.contains("thành phố đang ở đâu"))
            #expect(page.words.contains("Thành phố Huế có 2 hộ nghèo"))
            #expect(page.words.contains("2 nơi chưa có kế hoạch năm 2026"))
        }
    }
}
