import Access
import Foundation
import Hummingbird
import Registry
import Results
import Rulebook
import Site
import Territory
import Vocabulary

/// GET /bieu               the tables there are                     GET /bieu/tep         all of them as one .xlsx
/// GET /bieu/:table        a table or list for the review of `nam`  GET /bieu/:table/tep  the same as .xlsx
/// GET /bieu/:table/ten    the households, or the total, behind one number: nam, cot, tdp, dong, phan
///
/// Everywhere: den-ngay (as of), biet-den (as known on), chuan (one standard alone).
struct TableRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/bieu", use: index)
        router.get("/bieu/tep", use: allFile)
        router.get("/bieu/:table", use: table)
        router.get("/bieu/:table/tep", use: file)
        router.get("/bieu/:table/ten", use: names)
    }

    @Sendable private func index(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        try asking.must(.readFigures, in: context.area.commune)
        let filter = try self.filter(request, context)
        let model = TableIndexModel(
            forms: bureau.tables.forms, question: filter.question, filter: filter,
            mayExportNames: asking.can(.exportRegister), isOfCity: try context.city != nil)
        return Page(tableIndexPage(context.frame(.tables), model))
    }

    @Sendable private func table(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let filter = try self.filter(request, context)
        let number = number(context)
        if let city = try context.city { return try await cityPage(number, filter, city, context) }
        let commune = try context.commune
        let frame = context.frame(.tables, crumbs: [Crumb("Biểu", Links.tables(filter.question))])
        if isList(number) {
            let list = try await bureau.tables.list(number, filter.question, in: commune, by: asking)
            return Page(detailedListPage(frame, list, filter: filter, mayExport: asking.can(.exportRegister)))
        }
        let table = try await bureau.tables.table(number, filter.question, in: commune, by: asking)
        let broken = table.breaches.flatMap(\.households)
        let named = broken.isEmpty ? [] : try await bureau.households.named(broken, in: commune, by: asking)
        let model = TablePageModel(
            table: table, filter: filter,
            names: Dictionary(named.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first }))
        return Page(tablePage(frame, model))
    }

    @Sendable private func file(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        let filter = try filter(request, context)
        let question = filter.question
        let number = number(context)
        let name = "bieu-\(number)-nam-\(question.year)\(suffix(question)).xlsx"
        if let city = try context.city {
            return try made([await cityTable(number, filter, city, context)], [], question, name)
        }
        let commune = try context.commune
        if isList(number) {
            try asking.must(.exportRegister, in: commune)
            let list = try await bureau.tables.list(number, question, in: commune, by: asking)
            try await bureau.handedOut.record(
                "\(list.name) năm \(question.year): \(list.households) hộ", of: commune, by: asking)
            return try made([], [list], question, name)
        }
        return try made([await bureau.tables.table(number, question, in: commune, by: asking)], [], question, name)
    }

    @Sendable private func allFile(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        let filter = try filter(request, context)
        let question = filter.question
        let name = "cac-bieu-nam-\(question.year)\(suffix(question)).xlsx"
        if let city = try context.city {
            guard !request.filters.isChosen("danh-sach") else { throw CommuneNeeded() }
            return try made(try await cityTables(filter, city, context), [], question, name)
        }
        let commune = try context.commune
        let tables = try await bureau.tables.all(question, in: commune, by: asking)
        var lists: [DetailedList] = []
        if request.filters.isChosen("danh-sach") {
            try asking.must(.exportRegister, in: commune)
            for (number, _) in DetailedList.numbers {
                lists.append(try await bureau.tables.list(number, question, in: commune, by: asking))
            }
            let households = lists.reduce(0) { $0 + $1.households }
            try await bureau.handedOut.record(
                "Các biểu và danh sách năm \(question.year): \(households) hộ", of: commune, by: asking)
        }
        return try made(tables, lists, question, name)
    }

    /// A file as known on a day is the same whenever it is asked for: it says that it was made when that day ended.
    private func made(
        _ tables: [OfficialTable], _ lists: [DetailedList], _ question: TableQuestion, _ name: String
    ) throws -> Response {
        let moment = question.knownOn.map { Instant(startOf: $0) } ?? bureau.clock.now()
        let bytes = try bureau.files.made { path in
            try TableWorkbook(tables, lists: lists, isSample: bureau.identity.isSample).write(to: path, at: moment)
        }
        return .file(bytes, name: name)
    }

    private func suffix(_ question: TableQuestion) -> String {
        [question.asOf.map { "-den-\($0.iso)" }, question.knownOn.map { "-biet-den-\($0.iso)" }].compactMap(\.self)
            .joined()
    }

    @Sendable private func names(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let address = try cell(request, context)
        if let city = try context.city {
            return try await cityNames(address, try filter(request, context), city, context)
        }
        let commune = try context.commune
        let table = try await bureau.tables.table(address.table, address.question, in: commune, by: asking)
        guard let place = table.columns.firstIndex(where: { $0.number == address.column }),
            let row = table.rows.first(where: {
                $0.place == address.place && $0.line == address.line && ($0.kind ?? address.kind) == address.kind
            })
        else { throw ResultsRefusal.noTable(address.table) }
        let model = CellPageModel(
            table: table, row: row, column: table.columns[place], cell: row.cells[place], address: address,
            totals: try await bureau.tables.totals(behind: address, in: commune, by: asking),
            areas: try await bureau.areas.neighbourhoods(of: commune, by: asking),
            lines: try await lines(address, table, commune, asking))
        let crumbs = [
            Crumb("Biểu", Links.tables(table.question)), Crumb(table.name, Links.table(table.number, table.question)),
        ]
        return Page(cellPage(context.frame(.tables, crumbs: crumbs), model))
    }

    /// Under the names of the day of the figures: a closed review's, or the one that was asked for.
    private func lines(
        _ address: CellAddress, _ table: OfficialTable, _ commune: Key, _ asking: Asking
    ) async throws -> [CellLine] {
        let behind = try await bureau.tables.households(behind: address, in: commune, by: asking)
        let contributions = Dictionary(uniqueKeysWithValues: behind.map { ($0.household, $0.contribution) })
        let moment = RegisterMoment(day: table.day, knownOn: table.question.knownOn)
        let named = try await bureau.households.named(
            behind.map(\.household), in: commune, at: moment, by: asking)
        return named.map { CellLine(household: $0, contribution: contributions[$0.key] ?? 0) }
    }

    private func filter(_ request: Request, _ context: OfficerContext) throws -> TableFilter {
        let standards = Dictionary(
            bureau.rules.standards.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        return TableFilter(
            request, year: bureau.planYear, today: try context.asking.today,
            standards: standards.map { (id: $0.key, label: $0.value) }.sorted { $0.id < $1.id })
    }

    private func number(_ context: OfficerContext) -> Int { Int(context.parameters.get("table") ?? "") ?? 0 }

    func isList(_ number: Int) -> Bool { DetailedList.numbers.contains { $0.number == number } }

    private func cell(_ request: Request, _ context: OfficerContext) throws -> CellAddress {
        let filters = request.filters
        let number = number(context)
        guard let column = Int(filters.typed("cot")), column > 0 else { throw ResultsRefusal.noTable(number) }
        let place = filters.typed("tdp")
        return CellAddress(
            table: number, question: try filter(request, context).question, place: place.isEmpty ? nil : Key(place),
            column: column, kind: filters.typed("dong") == "khau" ? .people : .households,
            line: OfficialTable.Line(rawValue: filters.typed("phan")) ?? .figures)
    }
}
