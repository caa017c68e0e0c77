import Access
import Foundation
import Registry
import Results
import Rollup
import Rulebook
import Storage
import Territory
import Vocabulary

/// Makes the tables that a command asks for, of a whole commune or of one tổ dân phố.
struct TablePrinting {
    let open: OpenInstallation
    let asking: Asking
    let question: TableQuestion
    let area: String?

    init(_ open: OpenInstallation, _ asking: Asking, _ question: TableQuestion, area: String?) {
        self.open = open
        self.asking = asking
        self.question = question
        self.area = area
    }

    func made(_ number: String) async throws -> MadeTables {
        let areas = try await CommuneAreas(open.premises).installation(by: asking)
        if let city = areas.city, asking.communes == nil,
            area == city.code || (area == nil && city.key == areas.home.key)
        {
            return try await made(number, of: city, areas.communes)
        }
        let (commune, place) = try await place()
        let tables = OfficialTables(open.premises)
        var made = MadeTables(question: question, tables: [], lists: [])
        if number == "all" {
            made.tables = try await tables.all(question, in: commune, by: asking)
            for (number, _) in DetailedList.numbers {
                made.lists.append(try await tables.list(number, question, in: commune, by: asking))
            }
        } else if let number = Int(number), DetailedList.numbers.contains(where: { $0.number == number }) {
            made.lists = [try await tables.list(number, question, in: commune, by: asking)]
        } else {
            made.tables = [try await tables.table(Int(number) ?? 0, question, in: commune, by: asking)]
        }
        if !made.lists.isEmpty {
            let households = made.lists.reduce(0) { $0 + $1.households }
            try await HandedOut(open.premises).record(
                "Danh sách chi tiết năm \(question.year): \(households) hộ", of: commune, by: asking)
        }
        guard let place else { return made }
        made.tables = made.tables.map { $0.only(place.key) }
        made.lists = made.lists.map { $0.only(place.name) }
        return made
    }

    /// Tables of a city, a line for each commune: what no longer holds of their figures is counted first.
    private func made(_ number: String, of city: Area, _ communes: [Area]) async throws -> MadeTables {
        let forms = open.premises.rules.forms.map(\.number)
        guard question == TableQuestion(year: question.year) else {
            throw CommandFailure.usage(
                "Biểu của cả \(city.name) là số hôm nay. Ngày khác, chuẩn khác: hãy thêm --area MÃ_PHƯỜNG.")
        }
        guard number == "all" || Int(number).map(forms.contains) ?? false else {
            throw CommandFailure.usage("Danh sách \(number) làm ở từng phường, xã: hãy thêm --area MÃ_PHƯỜNG.")
        }
        let totals = RunningTotals(open.premises)
        let keys = communes.map(\.key)
        for commune in try await totals.stale(keys, year: question.year, on: asking.today) {
            try await totals.recount(commune, year: question.year, on: asking.today, at: asking.at)
        }
        let tables = try await totals.tables(
            Int(number).map { [$0] } ?? forms, of: city, communes, year: question.year, by: asking)
        return MadeTables(question: question, tables: tables, lists: [])
    }

    /// The commune of a code, or of a tổ dân phố of the home commune by its name.
    private func place() async throws -> (commune: Key, place: Area?) {
        guard let area else { return (open.home.key, nil) }
        let today = asking.today
        if let commune = try await open.premises.database.read({ try Areas.commune($0, code: area, on: today) }) {
            return (commune.key, nil)
        }
        let places = try await CommuneAreas(open.premises).neighbourhoods(of: open.home.key, by: asking)
        let wanted = VietnameseText.folded(area)
        guard let place = places.first(where: { VietnameseText.folded($0.name) == wanted }) else {
            throw CommandFailure.data(
                "Không có địa bàn “\(area)”. Hãy ghi mã phường, xã, hoặc tên tổ dân phố như trong sổ.")
        }
        return (open.home.key, place)
    }
}

/// Tables and lists that were made together.
struct MadeTables {
    let question: TableQuestion
    var tables: [OfficialTable]
    var lists: [DetailedList]

    var words: String { (tables.map(\.name) + lists.map(\.name)).joined(separator: ", ") }

    func show() {
        for table in tables {
            print("\(table.name). \(table.title), \(table.area), năm \(table.year)")
            print(table.standing)
            print((["", ""] + table.columns.map(\.formula)).joined(separator: "\t"))
            for row in table.rows {
                print(([row.label, row.kind?.label ?? ""] + row.cells.map(\.shown)).joined(separator: "\t"))
            }
            for note in table.notes { print(note) }
            print(table.sentence)
        }
        for list in lists {
            print("\(list.name). \(list.title), \(list.area): \(list.households) hộ, \(list.people) nhân khẩu")
            for household in list.places.flatMap(\.households) {
                print(([household.code] + household.members.map(\.name)).joined(separator: "\t"))
            }
        }
    }

    func object(isOne: Bool) -> [String: Any] {
        let all = tables.map(MadeTables.object) + lists.map(MadeTables.object)
        return isOne ? all.first ?? [:] : ["tables": all]
    }

    private static func object(_ table: OfficialTable) -> [String: Any] {
        [
            "table": table.number, "title": table.title, "year": table.year, "area": table.area, "day": table.day.iso,
            "final": table.isFinal, "sentence": table.sentence, "notes": table.notes,
            "breaches": table.breaches.map(\.sentence),
            "columns": table.columns.map {
                ["number": $0.number, "header": $0.header, "formula": $0.formula] as [String: Any]
            },
            "rows": table.rows.map { row in
                [
                    "label": row.label, "kind": row.kind?.rawValue ?? NSNull() as Any, "line": row.line.rawValue,
                    "cells": row.cells.map(value),
                ] as [String: Any]
            },
        ]
    }

    private static func object(_ list: DetailedList) -> [String: Any] {
        [
            "table": list.number, "title": list.title, "year": list.question.year, "area": list.area,
            "households": list.households, "people": list.people,
            "rows": list.places.flatMap { place in
                place.households.map { household in
                    ["place": place.name, "code": household.code, "members": household.members.count] as [String: Any]
                }
            },
        ]
    }

    private static func value(_ cell: OfficialTable.Cell) -> Any {
        switch cell {
        case .counted(let number), .typed(let number): number
        case .rate(let ratio), .share(let ratio):
            ratio.value.map { ($0 * 10_000).rounded() / 100 as Any } ?? NSNull()
        case .missing, .blank: NSNull()
        }
    }
}
