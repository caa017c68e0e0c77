import Foundation
import Registry
import Results
import Storage
import TestDatabase
import Testing
import Vocabulary

/// The tables, counted a second time by a program of another language that knows only the exported register.
struct IndependentTablesTests {
    @Test(arguments: TestDatabase.engines)
    func `tables 1 to 13 are what an independent count of the export gives`(_ engine: Engine) async throws {
        try await Ward.with(engine) { ward in
            _ = try await FullYear(ward)

            for year in 2023...2026 {
                let answer = try await compare(year, in: ward)
                #expect(answer.status == 0, "\(year): \(answer.said)")
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `years in which anything happens are counted alike, and nothing breaches`(_ seed: UInt64) async throws {
        try await Ward.with(.sqlite) { ward in
            _ = try await RandomYears(ward, seed: seed)

            for year in RandomYears.years.lowerBound...RandomYears.years.upperBound + 1 {
                // Of some 180 columns: what is nowhere but zero proves little.
                let answer = try await compare(year, in: ward, filled: 140)
                #expect(answer.status == 0, "\(year): \(answer.said)")
                for number in 1...13 { #expect(try await ward.table(number, year).breaches == []) }
            }
        }
    }

    @Test func `behind every number of tables 1 to 13, in every tổ dân phố, stand the households that make it up`()
        async throws
    {
        try await Ward.with(.sqlite) { ward in
            _ = try await RandomYears(ward, seed: 4)
            let question = TableQuestion(year: 2024)

            var opened: Set<[Int]> = []
            for table in try await ward.tables.all(question, in: ward.commune, by: ward.officer()) {
                for row in table.rows where row.place == nil || row.place == ward.places[0] {
                    for (column, cell) in zip(table.columns, row.cells) {
                        guard case .counted(let number) = cell, number > 0 else { continue }
                        let address = CellAddress(
                            table: table.number, question: question, place: row.place, column: column.number,
                            kind: row.kind ?? .households, line: row.line)
                        let behind = try await ward.tables.households(
                            behind: address, in: ward.commune, by: ward.officer())
                        #expect(behind.reduce(0) { $0 + $1.contribution } == number)
                        opened.insert([table.number, column.number])
                    }
                }
            }
            #expect(opened.count > 120)
        }
    }

    @Test func `the independent count notices a number that is one too high`() async throws {
        try await Ward.with(.sqlite) { ward in
            _ = try await FullYear(ward)

            let answer = try await compare(2025, in: ward) { rows in
                var cells = rows[1]["cells"] as? [Any] ?? []
                cells[2] = (cells[2] as? Int64 ?? 0) + 1
                rows[1]["cells"] = cells
            }

            #expect(answer.status == 1)
            #expect(answer.said.contains("table 1"))
        }
    }

    @Test(arguments: [4, 8, 9, 10, 11, 12])
    func `the independent count notices it in every kind of table`(_ number: Int) async throws {
        try await Ward.with(.sqlite) { ward in
            _ = try await RandomYears(ward, seed: 1)

            let answer = try await compare(2025, in: ward) { rows in
                guard let place = rows.lastIndex(where: { $0["table"] as? Int == number }) else { return }
                var cells = rows[place]["cells"] as? [Any] ?? []
                let last = cells.indices.last { cells[$0] is Int64 } ?? 0
                cells[last] = (cells[last] as? Int64 ?? 0) + 1
                rows[place]["cells"] = cells
            }

            #expect(answer.status == 1)
            #expect(answer.said.contains("table \(number)"))
        }
    }

    private func compare(
        _ year: Int, in ward: Ward, filled: Int = 0, _ change: (inout [[String: Any]]) -> Void = { _ in }
    ) async throws -> (status: Int32, said: String) {
        var rows: [[String: Any]] = []
        for table in try await ward.tables.all(TableQuestion(year: year), in: ward.commune, by: ward.officer()) {
            rows += table.rows.map { row in
                [
                    "table": table.number, "line": row.line.rawValue, "columns": table.columns.map(\.number),
                    "place": row.place?.description ?? NSNull(), "kind": row.kind?.rawValue ?? "",
                    "cells": row.cells.map(plain),
                ]
            }
        }
        change(&rows)
        let text: [String: Any] = ["year": year, "today": Ward.today, "rows": rows, "filled": filled]
        return try await Ward.withFolder { folder in
            let (register, tables) = (folder.path + "/so.xlsx", folder.path + "/bieu.json")
            try await RegisterExport(ward.premises).write(commune: ward.commune, to: register, by: ward.officer())
            try JSONSerialization.data(withJSONObject: text).write(to: URL(filePath: tables))
            return try Python.run("expected_tables.py", [register, tables])
        }
    }

    private func plain(_ cell: OfficialTable.Cell) -> Any {
        switch cell {
        case .counted(let number), .typed(let number): number
        case .rate(let ratio), .share(let ratio): [ratio.numerator, ratio.denominator]
        case .missing, .blank: NSNull()
        }
    }
}

/// The Python of the tests, which has openpyxl.
enum Python {
    static func run(_ script: String, _ arguments: [String]) throws -> (status: Int32, said: String) {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            [ProcessInfo.processInfo.environment["VUON_TEST_PYTHON"] ?? "python3", folder.appending(path: script).path]
            + arguments
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}
