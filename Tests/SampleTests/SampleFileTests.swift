import Foundation
import Office
import Registry
import Rulebook
import Sample
import Testing
import Vocabulary

@Suite struct `a sample list` {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test(arguments: ["list.xlsx", "list.csv"])
    func `has the same bytes for the same arguments, others for another seed`(name: String) throws {
        let paths = ["a-", "b-", "c-", "d-"].map { scratch.path($0 + name) }

        try ward(households: 120).write(to: paths[0])
        try ward(households: 120).write(to: paths[1])
        try ward(households: 120, seed: 8).write(to: paths[2])
        try ward(households: 120).write(to: paths[3], dirty: true)

        let bytes = try paths.map { try Data(contentsOf: URL(filePath: $0)) }
        #expect(bytes[0] == bytes[1])
        #expect(bytes[0] != bytes[2])
        #expect(bytes[0] != bytes[3])
    }

    @Test(arguments: ["list.xlsx", "list.csv"])
    func `is read back as it was made`(name: String) throws {
        let ward = try ward(households: 150)
        let path = scratch.path(name)

        try ward.write(to: path)

        let rows = try Table(path).rows
        let members = all(ward).flatMap(\.members)
        #expect(rows.count == ward.people)
        #expect(rows.map { $0["Họ và tên"] } == members.map(\.name))
        #expect(rows.map { $0["Số định danh"] ?? "" } == members.map { $0.number?.text ?? "" })
        #expect(rows.map { $0["Ngày sinh"] } == members.map(\.birth.shown))
    }

    @Test(arguments: ["list.xlsx", "list.csv"])
    func `writes the household's answers in the head's row, in the words of the lists`(name: String) throws {
        let ward = try ward(households: 150)
        let path = scratch.path(name)

        try ward.write(to: path)

        let heads = try Table(path).rows.filter { $0["Quan hệ với chủ hộ"] == "Chủ hộ" }
        let households = all(ward)
        #expect(heads.map { $0["Mã hộ"] } == households.map(\.code))
        #expect(heads.map { $0["Tổ dân phố"] } == households.map { ward.neighbourhoods[$0.neighbourhood] })
        #expect(
            heads.map { $0["Nguồn nước sinh hoạt"] }
                == households.map { rules.list("water_sources")?[$0.answers[.waterSource].code ?? ""]?.label })
        #expect(
            heads.map { $0["Thu nhập bình quân (đồng/người/tháng)"] }
                == households.map { $0.answers[.income].number.map(String.init) })
        #expect(
            heads.map { ($0["Diện tích nhà ở (m²)"] ?? "").replacing(",", with: ".") }.compactMap(Double.init)
                == households.compactMap { $0.answers[.livingArea].number.map { Double($0) / 100 } })
    }

    @Test func `fills every column for somebody`() throws {
        let path = scratch.path("list.csv")

        try ward(households: 400).write(to: path)

        let rows = try Table(path).rows
        for column in TemplateColumn.all {
            #expect(rows.contains { $0[column.header] != nil }, "\(column.header)")
        }
    }

    @Test func `explains every column on its second sheet`() throws {
        let path = scratch.path("list.xlsx")
        try ward(households: 3).write(to: path)

        let reader = try openTable(path: path)
        #expect(reader.sheets.map(\.name) == ["Danh sách", "Hướng dẫn"])
        let guide = try reader.firstRows(of: reader.sheets[1], 100).compactMap(\.first)
        for column in TemplateColumn.all { #expect(guide.contains(.text(column.header))) }
    }

    @Test func `is opened by openpyxl with text numbers, filter and frozen head`() throws {
        let path = scratch.path("list.xlsx")
        try ward(households: 40).write(to: path)

        let told = try Python.run(
            """
            import openpyxl, sys
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = book["Danh sách"]
            number = next(c for c in sheet[1] if c.value == "Số định danh").column
            print(book.sheetnames, sheet.max_row, sheet.max_column, sheet.freeze_panes, sheet.auto_filter.ref)
            print(sheet["A1"].font.bold, sheet.cell(2, number).data_type, sheet.cell(2, number).number_format)
            print(book.properties.title)
            """, path)

        #expect(
            told == """
                ['Danh sách', 'Hướng dẫn'] 171 35 F2 A1:AI171
                True s @
                Danh sách hộ (DỮ LIỆU MẪU)

                """)
    }

    @Test func `for more rows than a sheet holds is refused before anything is written`() throws {
        let path = scratch.path("list.xlsx")

        #expect(throws: SampleProblem.self) { try ward(households: 300_000).write(to: path) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
