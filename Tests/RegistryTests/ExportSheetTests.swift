import Access
import Foundation
import Office
import Registry
import Rulebook
import Storage
import TestDatabase
import Testing
import Vocabulary

@Suite struct `an exported register` {
    @Test(arguments: TestDatabase.engines)
    func `holds every place, every membership and every answer, also those that ended`(_ engine: Engine) async throws {
        let book = try await book(engine)

        #expect(
            book.names == [
                "Về tệp này", "Địa bàn", "Tổng số dân cư", "Hộ", "Thành viên", "Tách, nhập hộ", "Thông tin hộ",
                "Thông tin thành viên", "Quyết định", "Kỳ rà soát", "Công nhận",
                "Biến động", "Hộ chuyển đến", "Vắng mặt", "Người đại diện", "Điện thoại", "Ghi chú", "Việc phải làm",
                "Cách hiểu cột của danh sách", "Kết luận về hộ trùng",
                "Sáp nhập, chia, đổi tên tổ", "Tổ trước và sau sắp xếp", "Tên địa bàn đã thay",
                "Tổng số dân cư đã thay", "Hộ đã rút", "Nơi ở đã thay", "Thành viên đã thay", "Tách, nhập hộ đã thay",
                "Thông tin hộ đã thay", "Thông tin thành viên đã thay", "Quyết định đã thay", "Công nhận đã thay",
                "Hồ sơ người đã thay", "Quy định đã dùng", "Quy định dùng từ khi nào", "Nhật ký", "Nhật ký từng hồ sơ",
            ])
        #expect(book.texts("Mã hộ", of: "Hộ") == ["20017-00001", "20017-00001", "20017-00002", "20017-00003"])
        #expect(book.texts("Tổ dân phố", of: "Hộ") == ["Tổ dân phố 1", "Tổ dân phố 2", "Tổ dân phố 2", "Tổ dân phố 2"])
        let ended = book.column("Ở đến ngày", of: "Hộ").map { $0 != .empty }
        #expect(ended == [true, false, false, false])
        #expect(book.texts("Lý do", of: "Thành viên").contains("đi làm ăn xa"))
        #expect(book.texts("Nhà tiêu", of: "Thông tin hộ") == ["từ chối trả lời", "Hai ngăn", ""])
        #expect(
            book.texts("Nguyên nhân nghèo", of: "Thông tin hộ") == [
                "Không có đất sản xuất; Không có lao động; Có người ốm đau, bệnh nặng, tai nạn", "",
                "Không có nguyên nhân nào",
            ])
        #expect(book.column("Diện tích nhà ở (m²)", of: "Thông tin hộ")[0] == .number(45.55, isDate: false))
        #expect(
            book.texts("Số quyết định", of: "Công nhận") == ["12/QĐ-UBND", "34/QĐ-UBND", "34/QĐ-UBND", "34/QĐ-UBND"])
    }

    @Test func `shows what the rules propose today, and undetermined where nothing was answered`() async throws {
        let book = try await book(.sqlite)

        let proposed = book.texts("Phân loại đề xuất hôm nay", of: "Hộ")
        #expect(proposed == ["", "Hộ nghèo", "Chưa xác định", "Chưa xác định"])
    }

    @Test func `keeps zeros before identity numbers, and births as exactly as they are known`() async throws {
        let book = try await book(.postgresql)

        #expect(
            book.texts("Số định danh", of: "Thành viên") == [
                "046150001234", "046150001234", "046078005678", "046078005678", "", "", "", "191234567",
            ])
        // Two of them have two rows: the head changed.
        #expect(
            book.texts("Ngày sinh", of: "Thành viên") == [
                "1950", "1950", "07/03/1978", "07/03/1978", "09/2012", "", "", "1949",
            ])
    }

    @Test func `shows a person as corrected, not as written before`() async throws {
        let names = try await book(.sqlite).texts("Họ và tên", of: "Thành viên")

        #expect(names.contains("Nguyễn Văn Na Anh"))
        #expect(!names.contains("Nguyễn Văn Na"))
    }

    @Test func `is the same for the same register`() async throws {
        try await Ward.withFolder { folder in
            try await Ward.with(.sqlite) { ward in
                _ = try await RichRegister(ward)
                let paths = ["1", "2"].map { folder.appending(path: $0 + ".xlsx").path }
                for path in paths {
                    try await RegisterExport(ward.premises).write(commune: ward.commune, to: path, by: ward.officer())
                }

                #expect(try ReadWorkbook(paths[0]).ofRegister == ReadWorkbook(paths[1]).ofRegister)
            }
        }
    }

    @Test(arguments: [true, false])
    func `says on its first sheet whose it is, from when, and whether it is a sample`(_ isSample: Bool) async throws {
        try await Ward.withFolder { folder in
            try await Ward.with(.sqlite, isSample: isSample) { ward in
                let path = folder.appending(path: "1.xlsx").path
                try await RegisterExport(ward.premises).write(commune: ward.commune, to: path, by: ward.officer())

                let words = Array((try ReadWorkbook(path).rows["Về tệp này"] ?? []).joined())
                #expect(words.contains(.text("Phường Kim Trà")))
                #expect(words.contains(.text("Lê Thị Mận")))
                #expect(words.contains(.text(Ward.rules.version)))
                #expect(words.contains(.text("DỮ LIỆU MẪU")) == isSample)
            }
        }
    }

    @Test func `is logged, and lies where only its owner reads it`() async throws {
        try await Ward.withFolder { folder in
            try await Ward.with(.sqlite) { ward in
                let path = folder.appending(path: "1.xlsx").path
                try await RegisterExport(ward.premises).write(commune: ward.commune, to: path, by: ward.leader())

                let entries = try await Journal(database: ward.database).entries(by: ward.leader(), of: ward.commune)
                #expect(entries.entries.map(\.action) == [.exported])
                #expect(entries.entries.map(\.changeCount) == [0])
                let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(rights == 0o600)
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["1.xlsx"])
            }
        }
    }

    @Test func `opens in another program`() async throws {
        try await Ward.withFolder { folder in
            let path = folder.appending(path: "1.xlsx").path
            try await Ward.with(.sqlite) { ward in
                _ = try await RichRegister(ward)
                try await RegisterExport(ward.premises).write(commune: ward.commune, to: path, by: ward.officer())
            }

            let seen = try openpyxl(path)
            #expect(seen.first == "Về tệp này|2")
            #expect(seen.contains("Thành viên|17"))
            #expect(seen.contains("number|046078005678|str"))
            #expect(seen.contains("birth|1950|str"))
        }
    }

    @Test func `names its columns as files made before name them; another name needs another format`() async throws {
        let book = try await book(.sqlite)

        let household = (book.rows["Thông tin hộ"]?.first ?? []).dropFirst(7).map(\.self)
        #expect(
            household
                == [
                    "Tường bền chắc", "Cột bền chắc", "Mái bền chắc", "Diện tích nhà ở (m²)", "Nguồn nước sinh hoạt",
                    "Nhà tiêu",
                    "Có người sử dụng internet", "Có phương tiện dùng chung (tivi, radio, máy tính để bàn, điện thoại)",
                    "Có phương tiện cá nhân (máy tính xách tay, máy tính bảng, điện thoại thông minh)",
                    "Rác thải được thu gom, xử lý", "Thu nhập bình quân (đồng/người/tháng)", "Điểm B1 (điểm)",
                    "Điểm B2 (điểm)",
                    "Nguyên nhân nghèo",
                ].map { Cell.text($0) })
        let member = (book.rows["Thông tin thành viên"]?.first ?? []).dropFirst(7).map(\.self)
        #expect(
            member
                == [
                    "Việc làm", "Hợp đồng lao động", "Trợ cấp xã hội hằng tháng", "Khuyết tật", "Suy dinh dưỡng",
                    "Thẻ BHYT",
                    "Đang học", "Bằng cấp", "Vừa học vừa làm tại doanh nghiệp", "Người có công",
                ].map { Cell.text($0) })
    }

    private func book(_ engine: Engine) async throws -> ReadWorkbook {
        try await Ward.withFolder { folder in
            let path = folder.appending(path: "1.xlsx").path
            try await Ward.with(engine) { ward in
                _ = try await RichRegister(ward)
                try await RegisterExport(ward.premises).write(commune: ward.commune, to: path, by: ward.officer())
            }
            return try ReadWorkbook(path)
        }
    }

    private func openpyxl(_ path: String) throws -> [String] {
        let script = """
            import sys, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            for sheet in book: print(f"{sheet.title}|{sheet.max_column}")
            heads = [cell.value for cell in book["Thành viên"][1]]
            for row in book["Thành viên"].iter_rows(min_row=2, values_only=True):
                for name, header in (("number", "Số định danh"), ("birth", "Ngày sinh")):
                    value = row[heads.index(header)]
                    print(f"{name}|{value}|{type(value).__name__}")
            """
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [ProcessInfo.processInfo.environment["VUON_TEST_PYTHON"] ?? "python3", "-c", script, path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
