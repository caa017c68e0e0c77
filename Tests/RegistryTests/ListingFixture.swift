import Access
import Foundation
import Office
import Registry
import Rulebook
import Storage
import TestDatabase
import Vocabulary

/// A list in the template, as an official would type it; each test changes what it is about.
struct TypedList {
    typealias Line = [TemplateColumn: String]

    var columns: [TemplateColumn] = [
        .householdNumber, .householdCode, .neighbourhood, .address, .name, .relation, .birth, .sex, .number, .ethnicity,
        .residence, .member(.workStatus), .member(.disabled), .member(.healthInsurance), .member(.school),
        .household(.wallDurable), .household(.livingArea), .household(.usesInternet), .household(.income),
        .household(.b1), .household(.b2), .causes,
    ]
    var lines: [Line] = []
    /// Headers of columns that the template does not have, each with the text of all its cells.
    var strange: [(header: String, text: String)] = []

    /// Two households of tổ dân phố 1 and one of tổ dân phố 2, all of them invented.
    static var three: TypedList {
        var list = TypedList()
        list.add(
            "1", "Tổ dân phố 1",
            [
                .address: "12 đường Cây Thị", .household(.wallDurable): "có", .household(.livingArea): "45,5",
                .household(.income): "1.500.000", .household(.b2): "20", .causes: "1; 3",
            ],
            [
                ["Nguyễn Văn Bưởi", "Chủ hộ", "07/03/1950", "Nam", "046050000017"],
                ["Trần Thị Cau", "Vợ/chồng", "1952", "Nữ", "046152000021"],
                ["Nguyễn Văn Dâu", "Con", "03/1981", "Nam", "046081000035"],
            ])
        list.add(
            "2", "Tổ dân phố 1", [.address: "3 ngõ Mít", .household(.usesInternet): "không"],
            [
                ["Lê Thị Ổi", "Chủ hộ", "15/08/1968", "Nữ", "046168000043"],
                ["Lê Văn Quýt", "Con", "01/01/2001", "Nam", "046201000057"],
            ])
        list.add("3", "TDP 2", [:], [["Phan Văn Sung", "Chủ hộ", "1977", "Nam", "046077000069"]])
        list.lines[0][.member(.disabled)] = "x"
        list.lines[4][.member(.school)] = "Đại học trở lên"
        return list
    }

    /// - Parameter members: each name, relation, birth, sex, number.
    mutating func add(_ number: String, _ place: String, _ household: Line, _ members: [[String]]) {
        for (order, member) in members.enumerated() {
            var line: Line = order == 0 ? household : [:]
            line[.householdNumber] = number
            if order == 0 { line[.neighbourhood] = place }
            for (column, text) in zip([TemplateColumn.name, .relation, .birth, .sex, .number], member) {
                line[column] = text
            }
            lines.append(line)
        }
    }

    func setting(_ line: Int, _ column: TemplateColumn, _ text: String) -> TypedList {
        var list = self
        if !list.columns.contains(column) { list.columns.append(column) }
        list.lines[line][column] = text
        return list
    }

    func without(household number: String) -> TypedList {
        var list = self
        list.lines.removeAll { $0[.householdNumber] == number }
        return list
    }

    func without(line: Int) -> TypedList {
        var list = self
        list.lines.remove(at: line)
        return list
    }

    var cells: [[String]] {
        [columns.map(\.header) + strange.map(\.header)]
            + lines.map { line in columns.map { line[$0] ?? "" } + strange.map(\.text) }
    }

    /// With semicolons, as a Vietnamese Excel saves it.
    func csv(in folder: URL, named name: String = "ds.csv") throws -> String {
        let text = cells.map { row in
            row.map { $0.contains(";") ? "\"\($0)\"" : $0 }.joined(separator: ";")
        }.joined(separator: "\r\n")
        let path = folder.appending(path: name).path
        try Data(("\u{FEFF}" + text + "\r\n").utf8).write(to: URL(filePath: path))
        return path
    }

    /// Made by openpyxl, days as date cells and amounts as numbers.
    func workbook(in folder: URL, named name: String = "ds.xlsx") throws -> String {
        let path = folder.appending(path: name).path
        let json = try JSONSerialization.data(withJSONObject: cells)
        _ = try Python.run(Self.script, [path, String(decoding: json, as: UTF8.self)])
        return path
    }

    private static let script = """
        import datetime, json, re, sys
        import openpyxl
        book = openpyxl.Workbook()
        notes = book.active
        notes.title = "Ghi chú"
        notes.append(["Danh sách nhập vào sổ hộ"])
        sheet = book.create_sheet("Danh sách")
        sheet.append(["DANH SÁCH HỘ"])
        sheet.append([])
        def value(text):
            if re.fullmatch(r"\\d\\d/\\d\\d/\\d{4}", text):
                return datetime.datetime.strptime(text, "%d/%m/%Y")
            if re.fullmatch(r"\\d{1,3}(\\.\\d{3})+", text):
                return int(text.replace(".", ""))
            if re.fullmatch(r"\\d+,\\d+", text):
                return float(text.replace(",", "."))
            if re.fullmatch(r"\\d{1,4}", text):
                return int(text)
            return text or None
        for row in json.loads(sys.argv[2]):
            sheet.append([value(cell) for cell in row])
        book.save(sys.argv[1])
        """
}
