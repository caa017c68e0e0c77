import Access
import Hummingbird
import PageClient
import Storage
import Testing

@testable import Desk

/// Every address that the running router answers is in the table of rights, and nothing else is.
@Suite struct RouteRightsTests {
    @Test func `a route without a row fails, and so does a row without a route`() async throws {
        try await DeskStage.with(.sqlite) { stage in
            let routes = Set(stage.bureau.router().routes.map { "\($0.method.rawValue) \($0.path)" })
            let officers = RouteRights.all.filter { $0.need != .visitor }
            let elsewhere = officers.map { right in
                "\(right.method) /dv/{don_vi}\(right.told == "/" ? "" : right.told)"
            }
            let rows = Set(RouteRights.all.map { "\($0.method) \($0.told)" } + elsewhere)

            #expect(routes.subtracting(rows).sorted() == [])
            #expect(rows.subtracting(routes).sorted() == [])
            #expect(RouteRights.all.count == Set(RouteRights.all).count)
        }
    }
}
