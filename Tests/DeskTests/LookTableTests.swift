import Access
import HTTPTypes
import Hummingbird
import Storage
import Testing

@testable import Desk

/// Which pages leave a look.
struct LookTableTests {
    /// Pages that name nobody: figures, papers of law, forms without a household, an officer's own settings.
    private static let nameless = [
        "/", "/bat-dau", "/bang-chi-tieu", "/chi-tieu/:code", "/ke-hoach", "/quy-dinh", "/tai-khoan", "/mat-khau",
        "/dia-ban", "/phuong-xa", "/sao-luu", "/kiem-nhiem", "/quyen-han", "/to-chuc", "/toi", "/nhat-ky",
        "/nhat-ky/xem", "/bieu", "/bieu/:table", "/bieu/:table/tep",
        "/bieu/tep", "/nhap", "/nhap/mau.xlsx", "/doi-chieu", "/quyet-dinh", "/quyet-dinh/moi", "/ho/moi",
        "/ho/chuyen-den", "/dang-nhap", "/thiet-lap", "/nhap/:listing/cach-hieu", "/nhap/:listing/cot/:sheet",
        "/doi-chieu/:list/cach-hieu", "/nhap-thanh-pho/:list/cach-hieu", "/doi-chieu/:list/cot/:sheet",
    ]

    /// Whatever stands below these is as nameless.
    private static let namelessBelow = [
        "/bang-chi-tieu", "/chi-tieu/:code", "/ke-hoach", "/quy-dinh", "/tai-khoan", "/dia-ban", "/phuong-xa",
        "/sao-luu", "/mat-khau",
    ]

    @Test func `every page is named as one that shows people, or as one that shows none`() async throws {
        try await DeskStage.with(.sqlite) { stage in
            let router = stage.bureau.router()
            let pages = Set(router.routes.filter { $0.method == .get }.map { LookTable.pattern($0.path.description) })
            #expect(pages.count > 80)

            let unnamed = pages.filter { page in
                LookTable.kind(of: page) == nil && !Self.nameless.contains(page)
                    && !Self.namelessBelow.contains { page.hasPrefix($0 + "/") }
            }
            #expect(unnamed.sorted() == [])
            #expect(Set(LookTable.kinds.keys).subtracting(pages) == [], "a page that is no more")
        }
    }
}
