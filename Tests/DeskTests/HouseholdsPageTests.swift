import Access
import PageClient
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

struct HouseholdsPageTests {
    @Test(arguments: TestDatabase.engines)
    func `a household of which nobody asked anything is undetermined, with what is missing and where to write it`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let lai = try await stage.person("Nguyễn Thị Lài", in: household.key)
            let officer = try await stage.signIn(.officer)

            let page = try await officer.get("/ho/\(household.key)")
            let list = try await officer.get("/ho")

            #expect(page.words.contains("Theo dữ liệu Chưa xác định"))
            #expect(page.words.contains("Còn thiếu"))
            #expect(page.text.contains("href=\"/ho/\(household.key)/thong-tin#o-toilet\""))
            #expect(page.text.contains("href=\"/ho/\(household.key)/thong-tin#o-b1\""))
            #expect(page.text.contains("href=\"/ho/\(household.key)/thanh-vien/\(lai)#o-health_insurance\""))
            #expect(list.words.contains("Chưa xác định"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the page says what a decision recognised, what the data propose, and why under each standard`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            try await stage.makePoor(household.key)
            try await stage.decide([(household.code, .nearPoor)])
            let officer = try await stage.signIn(.officer)

            let words = try await officer.get("/ho/\(household.key)").words

            #expect(
                words.contains("Được công nhận Hộ cận nghèo Quyết định số 12/QĐ-UBND ký 12/12/2025, danh sách năm 2026")
            )
            #expect(words.contains("Theo dữ liệu Hộ nghèo ! lệch với quyết định"))
            for standard in stage.premises.rules.standards where [2026, 2027].contains(standard.listYear) {
                #expect(words.contains(standard.label))
            }
            #expect(words.contains("Công nhận: Hộ cận nghèo, quyết định số 12/QĐ-UBND, hiệu lực từ 01/01/2026"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a listed household that a closed review passed over waits for its decision`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let other = try await stage.enter(
                MemberForm(name: "Phan Văn Ổi", birth: .year(1979), relation: MemberRecord.headRelation))
            try await stage.decide(
                [(household.code, .poor), (other.code, .poor)], number: "9/QĐ-UBND", review: 2024, signed: "2024-12-12",
                effective: "2025-01-01")
            try await stage.decide([(other.code, .unlisted)])
            let officer = try await stage.signIn(.officer)

            let waiting = try await officer.get("/ho/\(household.key)").words
            let escaped = try await officer.get("/ho/\(other.key)").words

            #expect(waiting.contains("Kỳ rà soát 2025 ! chờ quyết định"))
            #expect(!escaped.contains("chờ quyết định"))
            #expect(escaped.contains("Mới thoát nghèo ✓ đến hết ngày 12/12/2028"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the timeline tells an entry in a line, in words`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            try await stage.observe(household.key) { $0[.waterSource] = .code("rain") }
            let officer = try await stage.signIn(.officer)

            let page = try await officer.get("/ho/\(household.key)")

            #expect(
                page.words.contains("Nguồn nước sinh hoạt trước: chưa có → , sau: Nước mưa Lý do: thu thập tại nhà"))
            #expect(page.words.contains("Thêm 1 người: Lê Văn Tí"))
            #expect(!page.text.contains("water_source</"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a list is narrowed by group and place, counted, and leads to its households`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let other = try await stage.enter(
                MemberForm(name: "Phan Văn Ổi", birth: .year(1979), relation: MemberRecord.headRelation), in: 1)
            try await stage.decide([(household.code, .poor), (other.code, .nearPoor)])
            let officer = try await stage.signIn(.officer)

            let poor = try await officer.get("/ho?nhom=poor")
            let place = try await officer.get("/ho?tdp=\(stage.neighbourhoods[1])&xep=code")
            let nobody = try await officer.get("/ho?nhom=poor&tdp=\(stage.neighbourhoods[1])")

            #expect(poor.words.contains("1 hộ, 3 nhân khẩu") && poor.text.contains(">Trần Thị Bưởi</a>"))
            #expect(poor.text.contains("href=\"/ho.xlsx?nhom=poor\""))
            #expect(place.words.contains("1 hộ, 1 nhân khẩu") && place.text.contains(">Phan Văn Ổi</a>"))
            #expect(nobody.words.contains("Không có hộ nào thuộc nhóm này ở tổ dân phố 2"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `every group of the list opens, and differing is told from agreeing`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            try await stage.makePoor(household.key)
            let officer = try await stage.signIn(.officer)
            #expect(try await officer.get("/ho?nhom=differing").words.contains("1 hộ, 3"))

            try await stage.decide([(household.code, .poor)])

            #expect(try await officer.get("/ho?nhom=differing").words.contains("0 hộ, 0"))
            for group in HouseholdFilter.Group.allCases {
                #expect(try await officer.get("/ho?nhom=\(group.rawValue)").status == 200)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a list taken away as a file is written in the journal`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            try await stage.enterBuoi()
            let officer = try await stage.signIn(.officer)

            let file = try await officer.get("/ho.xlsx?nhom=undetermined")

            #expect(file.status == 200 && file.bytes.starts(with: Array("PK".utf8)))
            let journal = Journal(database: stage.database)
            let entries = try await journal.entries(by: stage.asking(.leader), of: stage.commune)
            #expect(entries.entries.first?.action == .exported)
            #expect(entries.entries.first?.reason == "Chưa đủ dữ liệu để xác định, Toàn địa bàn: 1 hộ")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an empty register says how to begin`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let officer = try await stage.signIn(.officer)

            let page = try await officer.get("/ho")

            #expect(page.words.contains("Sổ chưa có hộ nào."))
            #expect(page.text.contains("href=\"/nhap\""))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `every page of a household is well-formed and has one heading`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            try await stage.makePoor(household.key)
            let lai = try await stage.person("Nguyễn Thị Lài", in: household.key)
            let officer = try await stage.signIn(.officer)
            let page = "/ho/\(household.key)"

            for address in [
                "/ho", "/ho/moi", page, page + "/thong-tin", page + "/thanh-vien/moi", page + "/thanh-vien/\(lai)",
                page + "/thanh-vien/\(lai)/bot", page + "/chu-ho", page + "/chu-ho?chu=\(lai)", page + "/chuyen",
            ] {
                let answer = try await officer.get(address)
                #expect(answer.status == 200, "\(address)")
                _ = try PageForm.forms(of: answer)
                #expect(answer.text.split(separator: "<h1").count == 2, "\(address)")
            }
        }
    }
}
