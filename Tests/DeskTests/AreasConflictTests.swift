import Access
import PageClient
import Registry
import Storage
import TestDatabase
import Testing

/// Two officers at the forms of tổ dân phố and their totals.
struct AreasConflictTests {
    @Test(arguments: TestDatabase.engines)
    func `totals that another counted meanwhile are shown field by field, and the second save works`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            let first = try await stage.signIn(.officer)
            let second = try await stage.signIn(.officer, as: .init(name: "mo.vo", fullName: "Võ Thị Mơ"))
            let mine = try PageForm(try await first.get("/dia-ban"))
            let hers = try PageForm(try await second.get("/dia-ban"))
            let area = stage.neighbourhoods[0]
            func typed(_ households: String) -> [(String, String)] {
                [
                    ("ngay", "01/03/2026"), ("nguon", "đếm tại tổ"), ("ho-\(area)", households),
                    ("khau-\(area)", "800"),
                ]
            }

            let saved = try await second.send(hers, typing: typed("210"))
            let conflict = try await first.send(mine, typing: typed("205"))

            #expect(saved.status == 303 && conflict.status == 409)
            #expect(conflict.words.contains("số hộ trước: chưa có → , sau: 210 (Võ Thị Mơ"))
            let again = try PageForm(conflict)
            #expect(again["ho-\(area)"] == "205")
            #expect(try await first.send(again).status == 303)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what another wrote before a form came back for a wrong field is told all the same`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            let first = try await stage.signIn(.officer)
            let second = try await stage.signIn(.officer, as: .init(name: "mo.vo", fullName: "Võ Thị Mơ"))
            let (one, two) = (stage.neighbourhoods[0], stage.neighbourhoods[1])
            let mine = try PageForm(try await first.get("/dia-ban"))
            let joining = try PageForm(try await first.get("/dia-ban/sap-xep?cu=\(one)&cu=\(two)&so=1"))
            let hers = try PageForm(try await second.get("/dia-ban"))
            func totals(_ source: String) -> [(String, String)] {
                [("ngay", "01/03/2026"), ("nguon", source), ("ho-\(one)", "205"), ("khau-\(one)", "800")]
            }
            let paper = [("so_qd", "3/NQ"), ("ngay_qd", "20/02/2026"), ("ngay", "01/03/2026")]

            let saved = try await second.send(hers, typing: totals("đếm tại tổ"))
            let wrong = try await first.send(mine, typing: totals(""))
            let nameless = try await first.send(joining, typing: [("ten", "")] + paper)

            #expect(saved.status == 303 && wrong.status == 422 && nameless.status == 422)
            #expect(try await first.send(try PageForm(wrong), typing: totals("đếm tại nhà")).status == 409)
            let preview = try await first.send(try PageForm(nameless), typing: [("ten", "Tổ dân phố Chung")] + paper)
            #expect(try await first.send(try PageForm(preview)).status == 409)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a tổ dân phố that another renamed meanwhile is not renamed or reorganised unseen`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine) { stage in
            let first = try await stage.signIn(.officer)
            let second = try await stage.signIn(.officer, as: .init(name: "mo.vo", fullName: "Võ Thị Mơ"))
            let (one, two) = (stage.neighbourhoods[0], stage.neighbourhoods[1])
            let page = "/dia-ban/\(one)/doi-ten"
            let mine = try PageForm(try await first.get(page))
            let joining = try PageForm(try await first.get("/dia-ban/sap-xep?cu=\(one)&cu=\(two)&so=1"))
            let hers = try PageForm(try await second.get(page))
            let paper = [("so_qd", "3/NQ"), ("ngay_qd", "20/02/2026"), ("ngay", "01/03/2026")]

            let saved = try await second.send(hers, typing: [("ten", "Tổ dân phố Giáp Thượng")] + paper)
            let renaming = try await first.send(mine, typing: [("ten", "Tổ dân phố Giáp Hạ")] + paper)
            let preview = try await first.send(joining, typing: [("ten", "Tổ dân phố Chung")] + paper)
            let reorganising = try await first.send(try PageForm(preview))

            #expect(saved.status == 303 && renaming.status == 409 && reorganising.status == 409)
            for conflict in [renaming, reorganising] {
                #expect(conflict.words.contains("sau: Tổ dân phố Giáp Thượng (Võ Thị Mơ"))
            }
            #expect(try PageForm(renaming)["ten"] == "Tổ dân phố Giáp Hạ")
            #expect(try await first.send(try PageForm(renaming)).status == 303)
        }
    }
}
