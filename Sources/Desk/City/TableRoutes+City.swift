import Access
import Hummingbird
import Registry
import Results
import Rollup
import Rulebook
import Site
import Territory
import Vocabulary

extension TableRoutes {
    /// A table of a city: a line for each commune, and their sum.
    ///
    /// - Throws: `CommuneNeeded` for a list of names, which is asked of a commune; `StillCounting` for another moment that is
    ///   being counted.
    func cityTable(
        _ number: Int, _ filter: TableFilter, _ city: AskedCity, _ context: OfficerContext
    ) async throws -> OfficialTable {
        if isList(number) { throw CommuneNeeded() }
        let asking = try context.asking
        return try await CityView(bureau, of: city, filter.question, by: asking).table(number, by: asking)
    }

    func cityPage(
        _ number: Int, _ filter: TableFilter, _ city: AskedCity, _ context: OfficerContext
    ) async throws -> Page {
        if isList(number) { throw CommuneNeeded() }
        let asking = try context.asking
        let view = try await CityView(bureau, of: city, filter.question, by: asking)
        let frame = context.frame(.tables, crumbs: [Crumb("Biểu", Links.tables(filter.question))])
        let model = TablePageModel(
            table: try await view.table(number, by: asking), filter: filter, names: [:], city: city,
            counting: countingNotice(view.figures, today: asking.today), trend: view.figures.trend)
        return Page(tablePage(frame, model))
    }

    /// All tables of a city in one file, of one look at what is kept.
    func cityTables(
        _ filter: TableFilter, _ city: AskedCity, _ context: OfficerContext
    ) async throws -> [OfficialTable] {
        let asking = try context.asking
        let view = try await CityView(bureau, of: city, filter.question, by: asking)
        return try await view.tables(bureau.tables.forms.map(\.number), by: asking)
    }

    /// Behind a number of the whole city stand its communes, each with its own names.
    func cityNames(
        _ address: CellAddress, _ filter: TableFilter, _ city: AskedCity, _ context: OfficerContext
    ) async throws -> Page {
        let table = try await cityTable(address.table, filter, city, context)
        guard let place = table.columns.firstIndex(where: { $0.number == address.column }) else {
            throw ResultsRefusal.noTable(address.table)
        }
        let rows = table.rows.filter { $0.line == .figures && ($0.kind ?? address.kind) == address.kind }
        let model = CityCellModel(
            table: table, column: table.columns[place], address: address, city: city,
            cells: rows.compactMap { row in
                row.place.flatMap(city.commune).map { (commune: $0, cell: row.cells[place]) }
            }, sum: rows.last { $0.place == nil }?.cells[place])
        let crumbs = [
            Crumb("Biểu", Links.tables(table.question)), Crumb(table.name, Links.table(table.number, table.question)),
        ]
        return Page(cityCellPage(context.frame(.tables, crumbs: crumbs), model))
    }
}
