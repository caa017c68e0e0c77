import Access
import Foundation
import HTTPTypes
import PageClient
import Registry
import Rulebook
import Storage
import Territory
import TestDatabase
import Testing
import Vocabulary

@Suite struct `the desk of a city` {
    @Test(arguments: TestDatabase.engines)
    func `shows every commune, its figures and the way into it`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            try await stage.fillTwoWards()
            let officer = try await stage.signIn(.officer, ofAll: true)

            let page = try await officer.get("/")

            #expect(page.status == 200)
            #expect(page.words.contains("Thành phố Huế"))
            #expect(page.words.contains("2 trên 2 phường, xã đã có sổ"))
            #expect(page.text.contains("href=\"/dv/20017/ho?nhom=poor\""))
            #expect(page.text.contains("href=\"/dv/19774\""))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `keeps every address of a commune's page within it`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            try await stage.fillTwoWards()
            let officer = try await stage.signIn(.officer, ofAll: true)
            let out: Set<Substring> = ["/", "/dang-xuat", "/phuong-xa", "#noi-dung", "/favicon.ico"]

            for address in ["", "/ho", "/bieu", "/bieu/1", "/nhap", "/quyet-dinh", "/quy-dinh", "/dia-ban"] {
                let page = try await officer.get("/dv/20017" + address)
                #expect(page.status == 200, "\(address)")
                #expect(page.words.contains("Phường Kim Trà"))
                let addresses = page.text.matches(of: #/(?:href|action)="([^"]*)"/#).map(\.output.1)
                let strays = addresses.filter { link in
                    !out.contains(link) && !link.hasPrefix("/dv/20017") && !link.hasPrefix("/assets/")
                        && !link.hasPrefix("#") && !link.hasPrefix("http")
                }
                #expect(strays.isEmpty, "\(address) leads out of its commune: \(strays)")
            }
            let sent = try await officer.get("/dv/20017/ke-hoach")
            #expect(sent.status == 303 && sent.headers[.location]?.hasPrefix("/dv/20017/ke-hoach/") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `lists and finds households of all communes, with the commune of each`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            try await stage.fillTwoWards()
            let officer = try await stage.signIn(.officer, ofAll: true)

            let list = try await officer.get("/ho?nhom=poor")
            #expect(list.words.contains("2 hộ, 2 nhân khẩu"))
            #expect(list.words.contains("Trần Thị Bưởi") && list.words.contains("Phường Kim Long"))
            let one = try await officer.get("/ho?xa=19774")
            #expect(one.words.contains("Lê Văn Thị") && !one.words.contains("Trần Thị Bưởi"))

            let kept = try await officer.post("/ho/tim", fields: [("q", "le van thi")])
            let found = try await officer.get(try #require(kept.headers[.location]))
            #expect(found.words.contains("Lê Văn Thị") && found.words.contains("Phường Kim Long"))
            let address = try #require(found.text.firstMatch(of: #/href="(\/dv\/19774\/ho\/[^"]+)"/#))
            #expect(try await officer.get(String(address.output.1)).words.contains("Lê Văn Thị"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an address of a household that a ward sent leads the city's officer to it`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            let household = try await stage.fillTwoWards()
            let officer = try await stage.signIn(.officer, ofAll: true)

            let sent = try await officer.get("/ho/\(household)")

            #expect(sent.status == 303 && sent.headers[.location] == "/dv/19774/ho/\(household)")
            #expect(try await officer.get("/ho/\(Key.make())").status == 404)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an officer of one ward finds nothing of another, nor of the city`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            let other = try await stage.fillTwoWards()
            let officer = try await stage.signIn(.officer)

            let own = try await officer.get("/")
            #expect(own.words.contains("Phường Kim Trà") && !own.text.contains("/phuong-xa"))
            #expect(try await officer.get("/dv/20017/ho").status == 200)
            for address in [
                "/dv/46", "/dv/46/bieu/1", "/dv/46/ho", "/dv/19774", "/dv/19774/ho", "/dv/19774/bieu/1", "/dv/99999",
                "/phuong-xa", "/ho/\(other)", "/dv/20017/ho/\(other)", "/dv/19774/ho/\(other)",
            ] {
                let page = try await officer.get(address)
                #expect(page.status == 404, "\(address)")
                #expect(!page.words.contains("Lê Văn Thị") && !page.words.contains("Kim Long"), "\(address)")
            }
            let search = try await officer.post("/ho/tim", fields: [("q", "le van thi")])
            let found = try await officer.get(try #require(search.headers[.location]))
            #expect(found.words.contains("Không có hộ nào khớp"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `error pages stand in the area that they are of`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            try await stage.fillTwoWards()
            let officer = try await stage.signIn(.officer, ofAll: true)
            let leader = try await stage.signIn(.leader)
            func head(_ page: Reply) -> String {
                page.text.firstMatch(of: #/masthead-area">([^<]*)/#).map {
                    $0.output.1.trimmingCharacters(in: .whitespaces)
                } ?? ""
            }

            let unknown = try await officer.get("/dv/19774/khong-co-trang-nay")
            #expect(unknown.status == 404 && head(unknown) == "Phường Kim Long")
            #expect(unknown.text.contains("href=\"/dv/19774/ho\""), "the menu stays in the ward")
            let refused = try await officer.get("/dv/19774/quyet-dinh/moi")
            #expect(refused.status == 403 && head(refused) == "Phường Kim Long")
            #expect(head(try await officer.get("/khong-co-trang-nay")) == "Thành phố Huế")
            for address in ["/khong-co-trang-nay", "/dv/19774/ho", "/dv/19774/khong-co-trang-nay"] {
                let page = try await leader.get(address)
                #expect(page.status == 404 && head(page) == "Phường Kim Trà", "\(address)")
                #expect(page.text.contains("href=\"/ho\"") && !page.words.contains("Kim Long"), "\(address)")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what is done ward by ward asks for the ward, and writes nothing before`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            try await stage.fillTwoWards()
            let officer = try await stage.signIn(.officer, ofAll: true)

            for address in [
                "/ho/chuyen-den", "/ho/moi", "/ke-hoach", "/bieu/14", "/bieu/15?den-ngay=2026-01-31", "/dia-ban",
            ] {
                let page = try await officer.get(address)
                let way = address.replacing("&", with: "&amp;")
                #expect(page.status == 200 && page.words.contains("Chọn phường, xã"), "\(address)")
                #expect(page.text.contains("href=\"/dv/20017\(way)\""), "\(address)")
            }
            let refused = try await officer.post("/dia-ban", fields: [("ngay", "01/03/2026"), ("nguon", "x")])
            #expect(refused.status == 422)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a table of the city has a line for each commune and leads to its names`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            try await stage.fillTwoWards()
            let leader = try await stage.signIn(.leader, ofAll: true)

            let table = try await leader.get("/bieu/1?nam=2025")
            #expect(table.words.contains("Phường Kim Trà") && table.words.contains("Tổng cộng"))
            let link = try #require(table.text.firstMatch(of: #/href="(\/dv\/19774\/bieu\/1\/ten\?[^"]*)"/#))
            let names = try await leader.get(String(link.output.1).replacing("&amp;", with: "&"))
            #expect(names.words.contains("Lê Văn Thị"))
            let sum = try #require(table.text.firstMatch(of: #/href="(\/bieu\/1\/ten\?[^"]*)"/#))
            let behind = try await leader.get(String(sum.output.1).replacing("&amp;", with: "&"))
            #expect(behind.words.contains("Phường Kim Trà") && behind.words.contains("Phường Kim Long"))

            let file = try await leader.get("/bieu/tep?nam=2025")
            #expect(file.status == 200 && file.bytes.starts(with: Array("PK".utf8)))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a write is in the city's figures on the next page`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            try await stage.fillTwoWards()
            let officer = try await stage.signIn(.officer, ofAll: true)
            #expect(try await officer.get("/").words.contains("2 hộ, 2 nhân khẩu"))

            try await stage.enter(
                MemberForm(name: "Hồ Thị Na", birth: .year(1980), relation: MemberRecord.headRelation))

            #expect(try await officer.get("/").words.contains("3 hộ, 3 nhân khẩu"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `quản trị makes an account of the city and one of a ward`(_ engine: Engine) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            let administrator = try await stage.signIn(.administrator)
            func add(_ name: String, _ place: String) async throws -> Reply {
                try await administrator.post(
                    "/tai-khoan",
                    fields: [("name", name), ("full_name", "Trần Thị Lê"), ("role", "officer"), ("dia_ban", place)])
            }

            #expect(try await add("le.tran", "").status == 422)
            #expect(try await add("le.tran", "46").status == 200)
            #expect(try await add("le.kim", "19774").status == 200)

            let officers = try await stage.officers.list(by: stage.asking(.administrator))
            #expect(officers.contains { $0.name == "le.tran" && $0.commune == nil })
            #expect(officers.contains { $0.name == "le.kim" && $0.commune == DeskStage.kimLong.key })
        }
    }
}

extension DeskStage {
    /// One poor household in each ward, by a decision that closed the review of 2025.
    ///
    /// - Returns: that of Kim Long.
    @discardableResult
    func fillTwoWards() async throws -> Key {
        let here = try await enter(
            MemberForm(name: "Trần Thị Bưởi", birth: .year(1960), relation: MemberRecord.headRelation))
        try await decide([(here.code, .poor)])
        let kimLong = DeskStage.kimLong.key
        let asking = Asking(officer: nil, name: "Ngô Văn Mít", role: .server, communes: nil, at: time.next())
        let place = try await CommuneAreas(premises).addNeighbourhood(
            named: "Tổ dân phố 1", to: kimLong, reason: "sắp xếp", by: asking)
        let there = try await HouseholdEditing(premises).enter(
            in: kimLong, neighbourhood: place.key, address: "5 Vạn Xuân",
            head: MemberForm(name: "Lê Văn Thị", birth: .year(1955), relation: MemberRecord.headRelation),
            occasion: .on("2026-01-15", "theo phiếu rà soát"), by: asking)
        let command = DecisionCommand(
            number: "7/QĐ-UBND", signedOn: .iso("2025-12-12"), effectiveFrom: .iso("2026-01-01"), reviewYear: 2025,
            standard: try premises.standard(on: .iso("2026-01-01")).id, kind: .periodic, signer: "Trương Thị Lựu",
            closesReview: true)
        let annex = DecisionAnnex(
            fileName: "phu-luc.xlsx", digest: Digest.sha256([7]),
            lines: [DecisionAnnex.Line(code: there.code, name: "", category: .poor)])
        try await Decisions(premises).record(
            command, annex: annex, in: kimLong,
            by: Asking(officer: nil, name: "Ngô Văn Mít", role: .server, communes: nil, at: time.next()))
        return there.key
    }
}
