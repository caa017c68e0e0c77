import Access
import Foundation
import PageClient
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@testable import Desk

/// Every address, asked for by every role: it is refused to whom the matrix does not give it, and to the same role of
/// another ward, and the database stays as it was; then the very same request succeeds for its rightful officer.
@Suite struct RoleRouteTests {
    @Test(arguments: TestDatabase.engines)
    func `each route serves its rightful officer, and refuses every other role and the same role elsewhere`(
        _ engine: Engine
    ) async throws {
        try await DeskStage.with(engine, ofCity: true) { stage in
            let ward = try await RoutedWard(stage)
            var (refusals, successes, proven) = (0, 0, Set<String>())
            for visit in RouteVisits.all {
                let right = try #require(RouteRights.all.first { "\($0.method) \($0.path)" == visit.route })
                let request: RoutedRequest
                do {
                    request = try await visit.make(ward)
                } catch {
                    Issue.record("\(visit.route): no request could be made")
                    continue
                }
                let before = try await StoredState.of(stage.database)
                for (role, client) in ward.clients where !right.isOpen(to: role) {
                    // Who is of all the city says of which commune; else the page would ask for it first.
                    let asked = role == .administrator ? request.within("20017") : request
                    let answer = try await client.send(asked)
                    #expect([403, 404].contains(answer.status), "\(visit.route) for \(role): \(answer.status)")
                    refusals += 1
                }
                if right.need != .officer, let foreign = ward.foreign[visit.role] {
                    let answer = try await foreign.send(request.within("20017"))
                    #expect(answer.status == 404, "\(visit.route) for \(visit.role) elsewhere: \(answer.status)")
                    refusals += 1
                    if visit.hasKey {
                        let answer = try await foreign.send(request)
                        #expect([404, 403].contains(answer.status), "\(visit.route) of another ward: \(answer.status)")
                        refusals += 1
                    }
                }
                let visitor = try await stage.visitor.send(request)
                #expect(visitor.status == 303 && visitor.location.hasPrefix("/dang-nhap"), "\(visit.route)")
                #expect(try await StoredState.of(stage.database) == before, "\(visit.route) changed the database")

                let rightful = try #require(ward.clients[visit.role])
                let answer = try await rightful.send(request)
                let isServed = answer.status == 200 || answer.status == 303
                #expect(isServed, "\(visit.route) for its \(visit.role): \(answer.status) \(answer.words.prefix(600))")
                successes += 1
                proven.insert(visit.route)
            }
            #expect(refusals > successes && successes == proven.count)
            let routes = Set(RouteRights.all.filter { $0.need != .visitor }.map { "\($0.method) \($0.path)" })
            #expect(routes.subtracting(proven).subtracting(RouteVisits.unproven).sorted() == [])
            #expect(RouteVisits.unproven.intersection(proven).sorted() == [])
        }
    }
}

/// A request as a browser would send it.
struct RoutedRequest {
    enum Body {
        case none
        case form([(String, String)])
        case file([UInt8], name: String, field: String, fields: [(String, String)])
    }

    var path: String
    var body = Body.none

    /// The same, asked for in a commune by its code.
    func within(_ code: String) -> RoutedRequest {
        RoutedRequest(path: "/dv/\(code)\(path == "/" ? "" : path)", body: body)
    }
}

extension RouterClient {
    func send(_ request: RoutedRequest) async throws -> Reply {
        switch request.body {
        case .none: try await get(request.path)
        case .form(let fields): try await post(request.path, fields: fields)
        case .file(let bytes, let name, let field, let fields):
            try await send(request.path, file: bytes, named: name, field: field, fields: fields)
        }
    }
}

extension RouteVisits {
    // MARK: Outside lists

    static func outsideList(_ ward: RoutedWard, _ role: Role) async throws -> String {
        let answer = try await ward.client(role).send("/doi-chieu", file: TypedRows.three.csv)
        try #require(answer.status == 303, "\(answer.words.prefix(300))")
        return answer.location
    }

    static let outside: [RouteVisit] = [
        RouteVisit(route: "POST /doi-chieu", role: .supplier) { _ in
            RoutedRequest(
                path: "/doi-chieu", body: .file(TypedRows.three.csv, name: "the.csv", field: "tep", fields: []))
        },
        RouteVisit(route: "GET /doi-chieu/:list", role: .supplier, hasKey: true) {
            RoutedRequest(path: try await outsideList($0, .supplier))
        },
        RouteVisit(route: "GET /doi-chieu/:list/cach-hieu", role: .supplier, hasKey: true) {
            RoutedRequest(path: try await outsideList($0, .supplier) + "/cach-hieu")
        },
        RouteVisit(route: "GET /doi-chieu/:list/cot/:sheet", role: .officer, hasKey: true) {
            RoutedRequest(path: try await outsideList($0, .officer) + "/cot/0")
        },
        RouteVisit(route: "POST /doi-chieu/:list/cot/:sheet", role: .officer, hasKey: true) { ward in
            try await ward.form(.officer, try await outsideList(ward, .officer) + "/cot/0")
        },
        RouteVisit(route: "POST /doi-chieu/:list/so-sanh", role: .supplier, hasKey: true) { ward in
            let list = try await outsideList(ward, .supplier)
            return try await ward.form(
                .supplier, list, to: list + "/so-sanh", typing: [("dien", "all"), ("nguoi", "all"), ("noi", "all")])
        },
        RouteVisit(route: "GET /doi-chieu/:list/ket-qua.xlsx", role: .officer, hasKey: true) { ward in
            let list = try await outsideList(ward, .officer)
            _ = try await ward.done(.officer, try await ward.form(.officer, list, to: list + "/so-sanh"))
            return RoutedRequest(path: list + "/ket-qua.xlsx")
        },
        RouteVisit(route: "POST /doi-chieu/:list/xoa", role: .supplier, hasKey: true) {
            RoutedRequest(path: try await outsideList($0, .supplier) + "/xoa", body: .form([]))
        },
    ]

    // MARK: Entered twice

    static func pair(_ ward: RoutedWard) async throws -> String {
        let name = "Đinh Thị Đôi"
        let year = Int.random(in: 1930...1999)
        for place in 0...1 {
            try await ward.stage.enter(
                MemberForm(
                    name: name, birth: Birth(iso: "\(year)-03-04"), sex: .female,
                    relation: MemberRecord.headRelation), in: place)
        }
        return try await ward.link(.officer, "/trung-lap", #/href="(/trung-lap/[0-9a-f-]{36})/#)
    }

    static let doubles: [RouteVisit] = [
        RouteVisit(route: "GET /trung-lap/:pair", role: .front, hasKey: true) {
            RoutedRequest(path: try await pair($0))
        },
        RouteVisit(route: "GET /trung-lap/:pair/gop", role: .officer, hasKey: true) { ward in
            RoutedRequest(path: try await merging(ward, try await pair(ward)))
        },
        RouteVisit(route: "POST /trung-lap/:pair/gop", role: .officer, hasKey: true) { ward in
            let path = try await pair(ward)
            return try await ward.form(.officer, try await merging(ward, path), to: path + "/gop", typing: reason)
        },
        RouteVisit(route: "GET /trung-lap/:pair/go", role: .officer, hasKey: true) { ward in
            RoutedRequest(path: try await ward.link(.officer, "/trung-lap/da-xu-ly", #/href="(/trung-lap/[^"]+/go)"/#))
        },
        RouteVisit(route: "POST /trung-lap/:pair/go", role: .officer, hasKey: true) { ward in
            let path = try await ward.link(.officer, "/trung-lap/da-xu-ly", #/href="(/trung-lap/[^"]+/go)"/#)
            return try await ward.form(.officer, path, typing: reason)
        },
        RouteVisit(route: "POST /trung-lap/:pair/khac", role: .officer, hasKey: true) { ward in
            RoutedRequest(path: try await pair(ward) + "/khac", body: .form(reason))
        },
    ]

    /// The address of the page that shows what a merge would do, with everybody matched as the page of the pair proposes.
    static func merging(_ ward: RoutedWard, _ pair: String) async throws -> String {
        let form = try PageForm(try await ward.client(.officer).get(pair), action: pair + "/gop")
        return pair + "/gop?" + form.fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }
}
