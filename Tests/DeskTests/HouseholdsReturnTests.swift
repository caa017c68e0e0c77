import Access
import PageClient
import Registry
import Storage
import TestDatabase
import Testing
import Vocabulary

/// Who left is offered by name where somebody is added.
struct HouseholdsReturnTests {
    @Test(arguments: TestDatabase.engines)
    func `a former member is chosen by name and comes back as the same person`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let ti = try await stage.person("Lê Văn Tí", in: household.key)
            let officer = try await stage.signIn(.officer)
            let leaving = "/ho/\(household.key)/chuyen-di"
            let away = try PageForm(try await officer.get("\(leaving)?nguoi=\(ti)"), action: leaving)
            _ = try await officer.send(away, typing: [("den_noi", "Đà Nẵng"), ("ly_do", "đi làm xa")])

            for path in ["chuyen-den", "ket-hon-ve", "thanh-vien/moi"] {
                let page = try await officer.get("/ho/\(household.key)/\(path)")
                #expect(page.words.contains("Người từng ở hộ này"), "\(path)")
                #expect(page.text.contains("/ho/\(household.key)/\(path)?tro_lai=\(ti)"))
            }
            #expect(!(try await officer.get("/ho/\(household.key)/sinh").words.contains("Người từng ở hộ này")))

            let coming = "/ho/\(household.key)/chuyen-den"
            let page = try await officer.get("\(coming)?tro_lai=\(ti)")
            let form = try PageForm(page, action: coming)
            #expect(page.words.contains("Người trở lại Lê Văn Tí"))
            #expect(form["ho_ten"] == "Lê Văn Tí" && form["quan_he"] == "grandchild")
            let done = try await officer.send(form, typing: [("tu_noi", "Đà Nẵng"), ("ly_do", "về nhà")])

            #expect(done.status == 303)
            #expect(try await stage.person("Lê Văn Tí", in: household.key) == ti)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a name of somebody who left is asked about before a new person is written`(_ engine: Engine) async throws {
        try await DeskStage.with(engine) { stage in
            let household = try await stage.enterBuoi()
            let ti = try await stage.person("Lê Văn Tí", in: household.key)
            let officer = try await stage.signIn(.officer)
            let leaving = "/ho/\(household.key)/chuyen-di"
            let away = try PageForm(try await officer.get("\(leaving)?nguoi=\(ti)"), action: leaving)
            _ = try await officer.send(away, typing: [("den_noi", "Đà Nẵng"), ("ly_do", "đi làm xa")])
            let entering = try PageForm(try await officer.get("/ho/moi"), action: "/ho/moi")
            let place = stage.neighbourhoods[0].description
            let typed = [("tdp", place), ("ho_ten", "lê văn tí"), ("ly_do", "về ở riêng")]

            let asked = try await officer.send(entering, typing: typed)
            let form = try PageForm(asked, action: "/ho/moi")
            let other = try await officer.send(form, typing: [("tro_lai", "khac")])
            let back = try await officer.send(form, typing: [("tro_lai", ti.description)])

            #expect(asked.status == 422)
            #expect(asked.words.contains("Sổ có người cùng tên đã rời đi"))
            #expect(asked.words.contains("ở hộ \(household.code) đến ngày"))
            #expect(other.status == 303 && back.status == 303)
            let entered = try [other, back].map { reply in
                try #require(Key(String(reply.location.split(separator: "/").last ?? "")))
            }
            #expect(try await stage.file(of: entered[0]).record.head?.person.key != ti)
            #expect(try await stage.file(of: entered[1]).record.head?.person.key == ti)
        }
    }
}
