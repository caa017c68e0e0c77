import Access
import Foundation
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct `a fault of a list` {
    /// Line of `TypedList.three`, column, what is typed there, words that the sentence must hold.
    @Test(arguments: [
        (0, TemplateColumn.name, "", "trống"),
        (0, .neighbourhood, "", "trống"),
        (1, .relation, "", "trống"),
        (1, .relation, "Bạn bè", "Hãy ghi một trong: Chủ hộ"),
        (1, .relation, "Chủ hộ", "đã có chủ hộ ở dòng 2"),
        (0, .birth, "", "trống"),
        (0, .birth, "mùa xuân 1950", "Không hiểu “mùa xuân 1950”"),
        (0, .birth, "31/02/1950", "Không hiểu “31/02/1950”"),
        (0, .birth, "16/02/2026", "không sau ngày của số liệu (15/02/2026)"),
        (0, .birth, "1899", "từ năm 1900"),
        (0, .sex, "n", "Nam hoặc Nữ"),
        (0, .number, "46050000017", "có 11 chữ số, có thể đã mất số 0 ở đầu"),
        (0, .number, "04605000001", "có 11 chữ số"),
        (0, .number, "không có", "không phải số định danh"),
        (1, .number, "046050000017", "đã có ở dòng 2"),
        (0, .ethnicity, "Kinh tế", "Không hiểu “Kinh tế”"),
        (0, .residence, "KT3", "Thường trú"),
        (1, .member(.disabled), "hơi hơi", "“có” hoặc “không”"),
        (1, .member(.school), "trường làng", "Hãy ghi một trong"),
        (0, .household(.livingArea), "rộng", "Hãy ghi một số"),
        (0, .household(.livingArea), "-45", "không được âm"),
        (0, .household(.livingArea), "45000", "lớn bất thường"),
        (0, .household(.income), "1.50.000", "Hãy ghi một số"),
        (0, .household(.income), "15.000.000.000", "lớn bất thường"),
        (0, .household(.b1), "120,5", "Hãy ghi một số"),
        (0, .household(.b2), "25", "bội số của 10"),
        (0, .household(.b2), "130", "nhiều nhất là 120"),
        (0, .causes, "1; 9", "số thứ tự nguyên nhân (1 đến 8)"),
        (1, .household(.income), "1.600.000", "khác với dòng trên"),
        (1, .neighbourhood, "Tổ dân phố 2", "khác với dòng trên"),
    ])
    func `says line, column, what stands there and how to mend it, and refuses its household whole`(
        _ line: Int, _ column: TemplateColumn, _ text: String, _ words: String
    ) async throws {
        try await within(.sqlite) { ward, folder in
            let list = TypedList.three.setting(line, column, text)
            let summary = try await ward.take(list, mode: .valid, in: folder)
            #expect(summary.households.refused == 1)
            #expect(summary.households.new == 2)
            let faults = summary.rows.flatMap(\.faults)
            #expect(faults.count == 1)
            let fault = try #require(faults.first)
            #expect(fault.line == line + 2)
            #expect(fault.column == column.header)
            #expect(fault.message.contains(words), "\(fault.sentence)")
            #expect(!fault.sentence.contains("46050000017"))
            #expect(try await ward.register()["Nguyễn Văn Bưởi"] == nil)
        }
    }

    @Test func `is only a warning where a number disagrees, the head is missing or is a child`() async throws {
        try await within(.sqlite) { ward, folder in
            let list = TypedList.three.setting(0, .birth, "1951").setting(3, .relation, "Con")
                .setting(5, .birth, "2015").setting(5, .number, "")
            let summary = try await ward.take(list, in: folder)
            #expect(summary.households.new == 3)
            #expect(summary.warnings == 3)
            #expect(summary.isStored)
        }
    }

    @Test(arguments: [
        ("chưa biết", Answer.unknown(.notKnown)), ("Không biết", .unknown(.notKnown)), ("từ chối", .unknown(.refused)),
        ("không áp dụng", .unknown(.notApplicable)), ("chưa hỏi", .unknown(.notAsked)), ("CÓ", .flag(true)),
        ("x", .flag(true)), ("1", .flag(true)), ("0", .flag(false)), ("Không", .flag(false)),
    ])
    func `is none of the words that answer`(_ text: String, _ answer: Answer) async throws {
        try await within(.sqlite) { ward, folder in
            try await ward.take(.three.setting(1, .member(.healthInsurance), text), in: folder)
            let member = try #require(try await ward.register()["Nguyễn Văn Bưởi"]?.members[1])
            #expect(member.answers[.healthInsurance] == answer)
        }
    }

    @Test(arguments: [
        ("45,5", 4550), ("45.5", 4550), ("45", 4500), ("45 m2", 4500), ("1.200,25 m²", 120_025), ("45,555", 4555),
    ])
    func `is no way of writing an area`(_ text: String, _ hundredths: Int64) async throws {
        try await within(.sqlite) { ward, folder in
            try await ward.take(.three.setting(0, .household(.livingArea), text), in: folder)
            #expect(try await ward.register()["Nguyễn Văn Bưởi"]?.answers[.livingArea] == .number(hundredths))
        }
    }

    @Test(arguments: [
        ("1500000", 1_500_000), ("1.500.000", 1_500_000), ("1,500,000", 1_500_000), ("1 500 000 đ", 1_500_000),
        ("2.000.000,4", 2_000_001), ("0", 0),
    ])
    func `is no way of writing money, and a đồng begun is over the line`(_ text: String, _ amount: Int64) async throws {
        try await within(.sqlite) { ward, folder in
            try await ward.take(.three.setting(0, .household(.income), text), in: folder)
            #expect(try await ward.register()["Nguyễn Văn Bưởi"]?.answers[.income] == .number(amount))
        }
    }

    @Test func `a file that is no list, is damaged or lacks columns gets a clear sentence`() async throws {
        try await within(.sqlite) { ward, folder in
            func code(_ bytes: [UInt8], _ name: String) async throws -> String? {
                let path = folder.appending(path: name).path
                try Data(bytes).write(to: URL(filePath: path))
                return try await ward.refusal {
                    _ = try await ward.listings.upload(
                        path: path, fileName: name, commune: ward.commune, by: ward.officer())
                }
            }
            #expect(try await code([], "rong.xlsx") == "TEP-102")
            #expect(try await code(Array("%PDF-1.7\n".utf8), "ds.xlsx") == "TEP-104")
            let whole = try Data(contentsOf: URL(filePath: try TypedList.three.workbook(in: folder)))
            #expect(try await code(Array(whole.prefix(whole.count / 2)), "nua.xlsx") == "TEP-109")
            var list = TypedList.three
            list.columns.removeAll { $0 == .relation }
            #expect(try await ward.refusal { try await ward.take(list, in: folder) } == "NHAP-103")
            list.columns = [.sex]
            #expect(try await ward.refusal { try await ward.take(list, in: folder) } == "NHAP-102")
            list = .three
            list.lines = []
            #expect(try await ward.refusal { try await ward.take(list, in: folder) } == "NHAP-104")
        }
    }
}
