import Access
import Foundation
import Hummingbird
import Registry
import Results
import Site
import Vocabulary

/// GET /bieu               the tables there are
/// GET /bieu/:table        a table for the review of `nam`           GET /bieu/:table/tep  the same as .xlsx
/// GET /bieu/:table/ten    the households, or the total, behind one number: nam, cot, tdp, dong
struct TableRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/bieu", use: index)
        router.get("/bieu/:table", use: table)
        router.get("/bieu/:table/tep", use: file)
        router.get("/bieu/:table/ten", use: names)
    }

    @Sendable private func index(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        try asking.must(.readFigures, in: context.commune(bureau))
        return Page(tableIndexPage(context.frame(.tables), year: bureau.planYear))
    }

    @Sendable private func table(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let table = try await made(request, context)
        let model = TablePageModel(
            table: table, years: Array((bureau.planYear - 3)...bureau.planYear).reversed(), form: request.filters)
        return Page(tablePage(context.frame(.tables, crumbs: [Crumb("Biểu", Links.tables)]), model))
    }

    @Sendable private func file(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let table = try await made(request, context)
        let bytes = try bureau.files.made { path in
            try TableWorkbook(table, isSample: bureau.identity.isSample).write(to: path, at: bureau.clock.now())
        }
        return .file(bytes, name: "bieu-\(table.number)-nam-\(table.year).xlsx")
    }

    @Sendable private func names(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let asking = try context.asking
        let commune = try context.commune(bureau)
        let address = try cell(request, context)
        let table = try await bureau.tables.table(address.table, year: address.year, in: commune, by: asking)
        guard
            let row = table.rows.first(where: {
                $0.place == address.place && ($0.kind ?? .households) == rowKind(address)
            }),
            row.cells.indices.contains(address.column - 1)
        else { throw ResultsRefusal.noTable(address.table) }
        let model = CellPageModel(
            table: table, row: row, column: table.columns[address.column - 1], cell: row.cells[address.column - 1],
            address: address, totals: try await bureau.tables.totals(behind: address, in: commune, by: asking),
            areas: try await bureau.areas.neighbourhoods(of: commune, by: asking),
            lines: try await lines(address, commune, asking))
        let crumbs = [Crumb("Biểu", Links.tables), Crumb(table.name, Links.table(table.number, year: table.year))]
        return Page(cellPage(context.frame(.tables, crumbs: crumbs), model))
    }

    /// Table 1 has one row for an area; its columns say whether households or people are counted.
    private func rowKind(_ address: CellAddress) -> OfficialTable.Kind {
        address.table == 1 ? .households : address.kind
    }

    private func lines(_ address: CellAddress, _ commune: Key, _ asking: Asking) async throws -> [CellLine] {
        let behind = try await bureau.tables.households(behind: address, in: commune, by: asking)
        let contributions = Dictionary(uniqueKeysWithValues: behind.map { ($0.household, $0.contribution) })
        let named = try await bureau.households.named(behind.map(\.household), in: commune, by: asking)
        return named.map { CellLine(household: $0, contribution: contributions[$0.key] ?? 0) }
    }

    private func made(_ request: Request, _ context: OfficerContext) async throws -> OfficialTable {
        let (number, year) = try numbers(request, context)
        return try await bureau.tables.table(number, year: year, in: context.commune(bureau), by: context.asking)
    }

    private func numbers(_ request: Request, _ context: OfficerContext) throws -> (table: Int, year: Int) {
        guard let number = Int(context.parameters.get("table") ?? ""), (1...3).contains(number) else {
            throw ResultsRefusal.noTable(Int(context.parameters.get("table") ?? "") ?? 0)
        }
        return (number, Int(request.filters.typed("nam")) ?? bureau.planYear)
    }

    private func cell(_ request: Request, _ context: OfficerContext) throws -> CellAddress {
        let (number, year) = try numbers(request, context)
        let filters = request.filters
        guard let column = Int(filters.typed("cot")), (1...14).contains(column) else {
            throw ResultsRefusal.noTable(number)
        }
        let place = filters.typed("tdp")
        return CellAddress(
            table: number, year: year, place: place.isEmpty ? nil : Key(place), column: column,
            kind: filters.typed("dong") == "khau" ? .people : .households)
    }
}
