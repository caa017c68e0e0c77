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
    /// - Throws: `CommuneNeeded` for a list of names, another day, a year long past or one standard alone, which are asked of a commune.
    func cityTable(
        _ number: Int, _ filter: TableFilter, _ city: AskedCity, _ context: OfficerContext
    ) async throws -> OfficialTable {
        let question = filter.question
        guard question == TableQuestion(year: question.year), filter.offers(question.year), !isList(number) else {
            throw CommuneNeeded()
        }
        let table = try await bureau.keptTotals.table(
            number, bureau, of: city, year: question.year, by: context.asking)
        guard let table else { throw ResultsRefusal.noTable(number) }
        return table
    }

    func cityPage(
        _ number: Int, _ filter: TableFilter, _ city: AskedCity, _ context: OfficerContext
    ) async throws -> Page {
        let table = try await cityTable(number, filter, city, context)
        let figures = try await bureau.keptTotals.figures(
            bureau, of: city, year: filter.question.year, by: context.asking)
        let frame = context.frame(.tables, crumbs: [Crumb("Biểu", Links.tables(filter.question))])
        let model = TablePageModel(
            table: table, filter: filter, names: [:], city: city,
            counting: countingNotice(figures, today: try context.asking.today))
        return Page(tablePage(frame, model))
    }

    /// All tables of a city in one file.
    func cityTables(
        _ filter: TableFilter, _ city: AskedCity, _ context: OfficerContext
    ) async throws -> [OfficialTable] {
        var tables: [OfficialTable] = []
        for form in bureau.tables.forms {
            tables.append(try await cityTable(form.number, filter, city, context))
        }
        return tables
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
