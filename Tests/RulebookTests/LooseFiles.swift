import Foundation
import Rulebook

/// Real files and descriptors around the calculator.
enum LooseFiles {
    static func run(
        _ input: Data, year: Int
    ) throws -> (rows: [[String]], problems: [LooseRows.Problem], summary: LooseRows.Summary) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vuon-loose-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (from, to) = (folder.appending(path: "in.csv"), folder.appending(path: "out.csv"))
        try input.write(to: from)
        try Data().write(to: to)
        let (reading, writing) = (try FileHandle(forReadingFrom: from), try FileHandle(forWritingTo: to))
        var problems: [LooseRows.Problem] = []
        let summary = try LooseRows.run(
            input: reading.fileDescriptor, output: writing.fileDescriptor, listYear: year, rules: Rules.library
        ) { problems.append($0) }
        try writing.close()
        return (rows(String(decoding: try Data(contentsOf: to), as: UTF8.self)), problems, summary)
    }

    /// A reader of CSV that shares nothing with the writer.
    private static func rows(_ text: String) -> [[String]] {
        var (rows, row, field, isQuoted): ([[String]], [String], String, Bool) = ([], [], "", false)
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\"" {
                if !isQuoted, previous == "\"" { field.unicodeScalars.append(scalar) }
                isQuoted.toggle()
            } else if isQuoted {
                field.unicodeScalars.append(scalar)
            } else if scalar == "," || scalar == "\n" {
                row.append(field)
                field = ""
                if scalar == "\n" {
                    rows.append(row)
                    row = []
                }
            } else {
                field.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return Array(rows.dropFirst())
    }
}
