import Access
import PageClient
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

struct HouseholdsEditingTests {
    @Test(arguments: TestDatabase.engines)
    func `a household is entered with its head, and its page says what to do next`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let officer = try await stage.signIn(.officer)
            let form = try PageForm(try await officer.get("/ho/moi"), action: "/ho/moi")

            let sent = try await officer.send(
                form,
                typing: [
                    ("tdp", stage.neighbourhoods[1].description), ("dia_chi", "7 đường Cây Thị"),
                    ("ho_ten", "trần thị  Bưởi"), ("ngay_sinh", "1950"), ("gioi_tinh", "female"), ("dan_toc", "01"),
                    ("so", "946 150 001 234"), ("ly_do", "mới chuyển đến"),
                ])

            #expect(sent.status == 303)
            let page = try await officer.get(sent.location)
            #expect(page.words.contains("Đã nhập hộ 20017-00001."))
            #expect(page.words.contains("Tổ dân phố 2 · 7 đường Cây Thị · 1 nhân khẩu"))
            #expect(page.words.contains("••••••••1234"))
            #expect(!page.text.contains("946150001234"))
            #expect(page.words.contains("Theo dữ liệu Chưa xác định"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an entry without place, with a wrong day and number comes back with what was typed`(_ engine: Engine)
        async throws
    {
        try await DeskStage.with(engine) { stage in
            let officer = try await stage.signIn(.officer)
            let form = try PageForm(try await officer.get("/ho/moi"), action: "/ho/moi")

            let answer = try await officer.send(
                form, typing: [("ho_ten", "Trần Thị Bưởi"), ("so", "12345"), ("ngay", "31/02/2026"), ("ly_do", "")])

            #expect(answer.status == 422)
            for field in ["tdp", "so", "ngay", "ly_do"] { #expect(answer.text.contains("href=\"#o-\(field)\"")) }
            let again = try PageForm(answer, action: "/ho/moi")
            #expect(again["ho_ten"] == "Trần Thị Bưởi" && again["so"] == "12345" && again["ngay"] == "31/02/2026")
            #expect(try await officer.get("/ho").words.contains("0 hộ"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `answers are recorded on a day, and the household becomes what they say`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let officer = try await stage.signIn(.officer)
            let form = try PageForm(try await officer.get("/ho/\(household.key)/thong-tin"))

            let sent = try await officer.send(
                form,
                typing: [
                    ("wall_durable", "khong"), ("living_area", "22,5"), ("water_source", "piped"),
                    ("toilet", "?refused"),
                    ("b1", "không biết"), ("income", "1.200.000"), ("nguyen_nhan", "2"), ("nguyen_nhan", "7"),
                    ("ngay", "1/3/2026"), ("ly_do", "đến nhà"),
                ])

            #expect(sent.status == 303 && sent.location == "/ho/\(household.key)")
            let record = try await stage.file(of: household.key).record
            #expect(record.answers[.wallDurable] == .flag(false))
            #expect(record.answers[.livingArea] == .number(2250))
            #expect(record.answers[.toilet] == .unknown(.refused))
            #expect(record.answers[.b1] == .unknown(.notKnown))
            #expect(record.answers[.income] == .number(1_200_000))
            #expect(record.answers[.roofDurable] == .unknown(.notAsked))
            #expect(record.answers.causes == 0b100_0010)
            let page = try await officer.get(sent.location)
            #expect(page.words.contains("Đã ghi thông tin của hộ \(household.code), ngày 01/03/2026."))
            #expect(page.words.contains("22,5 m²"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a form sent as it was opened changes nothing that is known`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            try await stage.makePoor(household.key)
            let before = try await stage.file(of: household.key).record
            let officer = try await stage.signIn(.officer)
            let form = try PageForm(try await officer.get("/ho/\(household.key)/thong-tin"))

            let sent = try await officer.send(form, typing: [("ly_do", "xem lại")])

            #expect(sent.status == 303)
            let after = try await stage.file(of: household.key).record
            for fact in HouseholdFact.allCases { #expect(after.answers[fact] == before.answers[fact]) }
            #expect(after.observedOn == before.observedOn && after.address == before.address)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `known causes are not taken back by ticking nothing`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            try await stage.observe(household.key) { $0.causes = 0b10 }
            let officer = try await stage.signIn(.officer)
            let form = try PageForm(try await officer.get("/ho/\(household.key)/thong-tin"))
            #expect(form.all("nguyen_nhan") == ["2"])
            let unticked = form.fields.filter { $0.name != "nguyen_nhan" }.map { ($0.name, $0.value) }

            let refused = try await officer.post(form.action, fields: unticked + [("ly_do", "xem lại")])
            let none = try await officer.send(form, typing: [("nguyen_nhan", "khong"), ("ly_do", "xem lại")])

            #expect(refused.status == 422 && refused.text.contains("href=\"#o-nguyen_nhan\""))
            #expect(none.status == 303)
            #expect(try await stage.file(of: household.key).record.answers.causes == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a member is added, and one whose number is in another household is not`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let first = try await stage.enterBuoi()
            let second = try await stage.enter(
                MemberForm(name: "Phan Văn Ổi", birth: .year(1979), relation: MemberRecord.headRelation))
            let officer = try await stage.signIn(.officer)
            let form = try PageForm(try await officer.get("/ho/\(second.key)/thanh-vien/moi"))
            let child: [(String, String)] = [
                ("ho_ten", "Phan Thị Na"), ("ngay_sinh", "20/02/2026"), ("gioi_tinh", "female"), ("quan_he", "child"),
                ("health_insurance", "co"), ("ly_do", "theo giấy khai sinh"),
            ]

            let taken = try await officer.send(form, typing: child + [("so", "946150001234")])
            let sent = try await officer.send(form, typing: child)

            #expect(taken.status == 422 && taken.words.contains("đang là thành viên của hộ \(first.code)"))
            #expect(sent.status == 303)
            let record = try await stage.file(of: second.key).record
            #expect(record.members.map(\.person.name) == ["Phan Văn Ổi", "Phan Thị Na"])
            #expect(record.members.last?.answers[.healthInsurance] == .flag(true))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a member is corrected with all the survey asks, and keeps the number that was left empty`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let buoi = try await stage.person("Trần Thị Bưởi", in: household.key)
            let officer = try await stage.signIn(.officer)
            let form = try PageForm(try await officer.get("/ho/\(household.key)/thanh-vien/\(buoi)"))
            #expect(form["ho_ten"] == "Trần Thị Bưởi" && form["ngay_sinh"] == "1950" && form["so"] == "")

            let sent = try await officer.send(
                form,
                typing: [
                    ("ngay_sinh", "05/1950"), ("work_status", "unable"), ("health_insurance", "co"),
                    ("disabled", "?not_known"), ("ly_do", "theo căn cước"),
                ])

            #expect(sent.status == 303)
            let member = try #require(try await stage.file(of: household.key).record.head)
            #expect(member.person.birth == .month(year: 1950, month: 5))
            #expect(member.person.number?.text == "946150001234")
            #expect(member.answers[.workStatus] == .code("unable"))
            #expect(member.answers[.disabled] == .unknown(.notKnown))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `taking a member out says by name and number what will happen, and then it does`(_ engine: Engine) async throws
    {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let ti = try await stage.person("Lê Văn Tí", in: household.key)
            let officer = try await stage.signIn(.officer)

            let page = try await officer.get("/ho/\(household.key)/thanh-vien/\(ti)/bot")
            let silent = try await officer.send(try PageForm(page))
            let sent = try await officer.send(try PageForm(page), typing: [("ly_do", "chuyển về quê nội")])

            #expect(page.words.contains("Lê Văn Tí , sinh 20/06/2015 (cháu) không còn là thành viên"))
            #expect(page.words.contains("Nhân khẩu của hộ: trước: 3"))
            #expect(silent.status == 422)
            #expect(sent.status == 303)
            #expect(try await stage.file(of: household.key).record.members.count == 2)
            #expect(try await officer.get(sent.location).words.contains("Bớt Lê Văn Tí Lý do: chuyển về quê nội"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a head among others is not taken out before there is another head`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let buoi = try await stage.person("Trần Thị Bưởi", in: household.key)
            let officer = try await stage.signIn(.officer)

            let page = try await officer.get("/ho/\(household.key)/thanh-vien/\(buoi)/bot")

            #expect(page.words.contains("Đổi chủ hộ trước"))
            #expect(page.text.contains("href=\"/ho/\(household.key)/chu-ho\""))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the last member out ends the household, which does not leave poverty`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enter(DeskStage.buoi)
            let buoi = try await stage.person("Trần Thị Bưởi", in: household.key)
            let officer = try await stage.signIn(.officer)

            let page = try await officer.get("/ho/\(household.key)/thanh-vien/\(buoi)/bot")
            let sent = try await officer.send(try PageForm(page), typing: [("ly_do", "qua đời")])

            #expect(page.words.contains("Hộ không “thoát nghèo”"))
            #expect(sent.status == 303 && sent.location == "/ho")
            #expect(try await officer.get("/ho").words.contains("Đã bớt 1 thành viên"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `another becomes the head, and everybody's relation is to her`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let lai = try await stage.person("Nguyễn Thị Lài", in: household.key)
            let ti = try await stage.person("Lê Văn Tí", in: household.key)
            let buoi = try await stage.person("Trần Thị Bưởi", in: household.key)
            let officer = try await stage.signIn(.officer)

            let choice = try await officer.get("/ho/\(household.key)/chu-ho")
            let form = try PageForm(try await officer.get("/ho/\(household.key)/chu-ho?chu=\(lai)"))
            let unclear = try await officer.send(form, typing: [("qh-\(ti)", ""), ("ly_do", "bà đã già yếu")])
            let sent = try await officer.send(form, typing: [("qh-\(ti)", "child"), ("ly_do", "bà đã già yếu")])

            #expect(choice.words.contains("Nguyễn Thị Lài (con, sinh 03/1982)"))
            #expect(form["qh-\(buoi)"] == "parent")
            #expect(unclear.status == 422 && unclear.text.contains("href=\"#o-qh-\(ti)\""))
            #expect(sent.status == 303)
            let record = try await stage.file(of: household.key).record
            #expect(record.head?.person.key == lai)
            #expect(record.members.map(\.relation).sorted() == ["child", "head", "parent"])
            #expect(try await officer.get(sent.location).words.contains("Hộ bà Nguyễn Thị Lài"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a move within the ward says what each tổ dân phố will count`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let officer = try await stage.signIn(.officer)

            let page = try await officer.get("/ho/\(household.key)/chuyen")
            let sent = try await officer.send(
                try PageForm(page),
                typing: [
                    ("tdp", stage.neighbourhoods[1].description), ("dia_chi", "2 đường Me"), ("ly_do", "về ở với con"),
                ])

            #expect(page.words.contains("Tổ dân phố 1: khác giảm 1 hộ, 3 nhân khẩu"))
            #expect(page.words.contains("khác tăng 1 hộ, 3 nhân khẩu"))
            #expect(sent.status == 303)
            let moved = try await officer.get(sent.location).words
            #expect(moved.contains("Đã chuyển hộ \(household.code) đến Tổ dân phố 2"))
            #expect(moved.contains("Tổ dân phố trước: Tổ dân phố 1 → , sau: Tổ dân phố 2"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a number of an issued province code is not written into a sample installation`(_ engine: Engine) async throws
    {
        try await DeskStage.with(engine, isSample: true) { stage in
            let officer = try await stage.signIn(.officer)
            let form = try PageForm(try await officer.get("/ho/moi"), action: "/ho/moi")

            let answer = try await officer.send(form, typing: [("ho_ten", "Trần Thị Bưởi"), ("so", "046150001234")])

            #expect(answer.status == 422 && answer.words.contains("dữ liệu mẫu: không ghi số của người thật"))
        }
    }
}
