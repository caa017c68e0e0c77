import Foundation
import Office
import Territory
import Vocabulary

/// A list of several wards in one file: it is cut into the lists of its wards while it is read, none of them held longer
/// than it takes to store it.
///
/// The rows of a ward stand together, each naming it in a column; a row without the name belongs to the ward above.
struct CityFile {
    /// The rows of one ward, with the headers above them.
    struct Part: Sendable {
        let commune: Area
        let rows: KeptRows
        /// Where its first row stands.
        let line: Int
    }

    private let reader: any TableReader
    private let columns: [CommuneColumn?]
    private let communes: CommuneNames

    /// Nil for a file whose rows do not say of which ward they are, or are all of one.
    init?(_ reader: any TableReader, communes: [Area]) throws {
        self.reader = reader
        self.communes = CommuneNames(communes)
        columns = try reader.sheets.map { $0.isHidden ? nil : try CommuneColumn.find(in: reader, $0) }
        guard columns.contains(where: { $0 != nil }), try namesSeveral() else { return nil }
    }

    /// A ward's own list may carry its code in every row too.
    private func namesSeveral() throws -> Bool {
        var first: Key?
        var isSeveral = false
        for (sheet, column) in zip(reader.sheets, columns) where !isSeveral {
            guard let column else { continue }
            try reader.rows(of: sheet) { row in
                guard row.line > column.headerLine, row.kind(at: column.index) != .empty,
                    let commune = communes.find(VietnameseText.tidy(row.plain(at: column.index)))
                else { return }
                isSeveral = first.map { $0 != commune.key } ?? false
                first = first ?? commune.key
                if isSeveral { throw StopReading() }
            }
        }
        return isSeveral
    }

    static func open(path: String, name: String) throws(FileProblem) -> any TableReader {
        try openTable(path: path, name: name, limits: limits)
    }

    /// A list of a million and a half people is some two hundred megabytes packed, half a gigabyte as text.
    private static let limits = FileLimits(fileBytes: 2 << 30, unpackedBytes: 16 << 30)

    /// Gives every part in the order of the file.
    ///
    /// - Throws: `CityListRefusal` where a row names no ward of this installation, or a ward a second time.
    func parts(_ body: (Part) throws -> Void) throws {
        var cutter = Cutter(sheets: reader.sheets, communes)
        for (place, sheet) in reader.sheets.enumerated() {
            guard let column = columns[place] else { continue }
            cutter.begin(place)
            try reader.rows(of: sheet) { row in
                if let whole = try cutter.take(row, column) { try body(whole) }
            }
        }
        if let last = cutter.end() { try body(last) }
    }
}

/// Gathers the rows of a ward until the next one begins.
private struct Cutter {
    private let sheets: [Sheet]
    private let communes: CommuneNames
    private var place = 0
    /// What stands above the first ward of each sheet.
    private var headers: KeptRows
    private var headed: Set<Int> = []
    private var current: CityFile.Part?
    private var name: [UInt8] = []
    private var seen: [Key: Int] = [:]

    init(sheets: [Sheet], _ communes: CommuneNames) {
        self.sheets = sheets
        self.communes = communes
        headers = KeptRows(of: sheets)
    }

    mutating func begin(_ place: Int) {
        self.place = place
        headed = []
        name = []
    }

    /// - Returns: the ward that ended with the row before.
    mutating func take(_ row: borrowing SheetRow, _ column: CommuneColumn) throws -> CityFile.Part? {
        guard row.line > column.headerLine else {
            headers.keep(row, ofSheet: place)
            return nil
        }
        if row.kind(at: column.index) == .empty || isSame(row, column) {
            try keep(row)
            return nil
        }
        let text = VietnameseText.tidy(row.plain(at: column.index))
        guard let commune = communes.find(text) else {
            if isColumnNumber(text) {
                headers.keep(row, ofSheet: place)
                return nil
            }
            throw CityListRefusal.unknownCommune(text, line: row.line)
        }
        name = row.withUTF8(at: column.index) { Array($0) }
        if current?.commune.key == commune.key {
            try keep(row)
            return nil
        }
        if let line = seen[commune.key] { throw CityListRefusal.scatteredCommune(commune.name, lines: line, row.line) }
        seen[commune.key] = row.line
        let ended = current
        current = CityFile.Part(commune: commune, rows: KeptRows(of: sheets), line: row.line)
        headed = []
        try keep(row)
        return ended
    }

    mutating func end() -> CityFile.Part? {
        defer { current = nil }
        return current
    }

    private func isSame(_ row: borrowing SheetRow, _ column: CommuneColumn) -> Bool {
        !name.isEmpty && row.withUTF8(at: column.index) { $0.elementsEqual(name) }
    }

    /// Printed forms number their columns under the header: `(9)`.
    private func isColumnNumber(_ text: String) -> Bool {
        text.count <= 5 && Int(text.filter { $0 != "(" && $0 != ")" }).map { $0 < 100 } ?? false
    }

    private mutating func keep(_ row: borrowing SheetRow) throws {
        // A line under the headers that belongs to no ward yet: the second line of a header, or column numbers.
        guard let current else { return headers.keep(row, ofSheet: place) }
        if headed.insert(place).inserted {
            try headers.rows(of: sheets[place]) { current.rows.keep($0, ofSheet: place) }
        }
        current.rows.keep(row, ofSheet: place)
    }
}

/// The wards of an installation by code and by name.
struct CommuneNames {
    private var byCode: [String: Area] = [:]
    private var byName: [String: [Area]] = [:]

    init(_ communes: [Area]) {
        for commune in communes {
            byCode[commune.code] = commune
            let name = VietnameseText.folded(commune.name)
            byName[name, default: []].append(commune)
            // "Kim Trà" as well as "Phường Kim Trà".
            for kind in ["phuong ", "xa ", "thi tran ", "dac khu "] where name.hasPrefix(kind) {
                byName[String(name.dropFirst(kind.count)), default: []].append(commune)
            }
        }
    }

    /// A code, or a name that only one of them has.
    func find(_ text: String) -> Area? {
        if let commune = byCode[text] { return commune }
        let named = byName[VietnameseText.folded(text)] ?? []
        return named.count == 1 ? named[0] : nil
    }
}
