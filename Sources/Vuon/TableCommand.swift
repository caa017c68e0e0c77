import Access
import ArgumentParser
import Foundation
import Results
import Territory
import Vocabulary

struct TableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table", abstract: "Một biểu tổng hợp kết quả rà soát (1, 2 hoặc 3).")

    @Argument(help: ArgumentHelp("Số biểu.", valueName: "số"))
    var number: Int

    @OptionGroup var options: DataOptions
    @OptionGroup var officer: OfficerOptions

    @Option(help: ArgumentHelp("Năm rà soát; không ghi là năm nay.", valueName: "năm"))
    var year: Int?

    @Option(help: ArgumentHelp("Ghi ra tệp .xlsx theo mẫu in.", valueName: "tệp"))
    var out: String?

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func validate() throws {
        guard (1...3).contains(number) else {
            throw ValidationError("Chưa có biểu số \(number). Hiện có các biểu 1, 2 và 3.")
        }
    }

    func run() async throws {
        let open = try await options.open()
        let asking = try await open.asking(officer, for: "việc xem biểu")
        let table = try await OfficialTables(open.premises).table(
            number, year: year ?? asking.today.year, in: open.home.key, by: asking)
        if let out {
            try TableWorkbook(table, isSample: open.installation.isSample).write(to: out, at: asking.at)
            complain("Đã ghi \(table.name) ra \(out).")
        }
        await open.close()
        if json { JSONOutput.print(object(table)) } else if out == nil { show(table) }
        for breach in table.breaches { complain(breach) }
        if !table.breaches.isEmpty { throw CommandFailure.data("Biểu có số không khớp, xem các dòng trên.") }
    }

    private func show(_ table: OfficialTable) {
        print("\(table.name). \(table.title), \(table.area), năm \(table.year)")
        print(table.standing)
        print((["", ""] + table.columns.map(\.formula)).joined(separator: "\t"))
        for row in table.rows {
            print(([row.label, row.kind?.label ?? ""] + row.cells.map(\.shown)).joined(separator: "\t"))
        }
    }

    private func object(_ table: OfficialTable) -> [String: Any] {
        [
            "table": table.number, "title": table.title, "year": table.year, "area": table.area, "day": table.day.iso,
            "final": table.isFinal,
            "columns": table.columns.map {
                ["number": $0.number, "header": $0.header, "formula": $0.formula] as [String: Any]
            },
            "rows": table.rows.map { row in
                [
                    "label": row.label, "kind": row.kind?.rawValue ?? NSNull() as Any,
                    "cells": row.cells.map(TableCommand.value),
                ] as [String: Any]
            },
        ]
    }

    private static func value(_ cell: OfficialTable.Cell) -> Any {
        switch cell {
        case .counted(let number), .typed(let number): number
        case .rate(let ratio): ratio.value.map { ($0 * 10_000).rounded() / 100 as Any } ?? NSNull()
        case .missing: NSNull()
        }
    }
}
