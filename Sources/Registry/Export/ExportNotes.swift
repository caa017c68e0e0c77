import Access
import Office
import Rulebook
import Storage
import Territory
import Vocabulary

/// The first sheet: what the file is, of whom, from when.
struct ExportNotes {
    var format = ExportNotes.currentFormat
    var commune: Key?
    var communeName = ""
    var communeCode = ""
    var isSample = false
    var lastCode: Int64 = 0
    var rulesVersion = ""

    static let sheetName = "Về tệp này"
    /// Grows when a file of the new shape can no longer be read by an older program.
    static let currentFormat = "vuon-so-2"
    static let sample = "DỮ LIỆU MẪU"

    init(_ connection: any Connection, _ premises: Premises, commune: Key, on day: Day) throws {
        guard let area = try Areas.area(connection, commune, on: day), area.level == .commune else {
            throw ExportRefusal.areaUnknown
        }
        self.commune = commune
        (communeName, communeCode) = (area.name, area.code)
        isSample = try Installation.current(connection)?.isSample ?? false
        lastCode = try connection.count("SELECT last FROM household_code_issued WHERE commune = \(commune)")
        rulesVersion = premises.rules.version
    }

    /// Reads the labels and values of a file's first sheet.
    init(_ values: [String: String]) {
        format = values[Label.format.rawValue] ?? ""
        commune = values[Label.commune.rawValue].flatMap { Key($0) }
        communeName = values[Label.area.rawValue] ?? ""
        communeCode = values[Label.code.rawValue] ?? ""
        isSample = values[Label.kind.rawValue] == ExportNotes.sample
        lastCode = values[Label.lastCode.rawValue].flatMap { Int64($0) } ?? 0
    }

    func write(to workbook: WorkbookWriter, by asking: Asking) throws {
        let sheet = try workbook.sheet(
            ExportNotes.sheetName, columns: [SheetColumn(width: 30), SheetColumn(width: 80)])
        try sheet.row(cells: [SheetCell("Sổ hộ nghèo, hộ cận nghèo: toàn bộ dữ liệu", .title, across: 2)])
        if isSample {
            try sheet.row(cells: [SheetCell(.text(ExportNotes.sample), .title.with { $0.ink = 0xB0_0020 }, across: 2)])
        }
        for (label, value) in lines(asking) { try sheet.row([.text(label.rawValue), .text(value)]) }
        sheet.skip()
        for note in ExportNotes.notes {
            let lines = (note.count + ExportNotes.lettersOfLine - 1) / ExportNotes.lettersOfLine
            try sheet.row(
                cells: [SheetCell(.text(note), .plain.with { $0.wraps = true }, across: 2)],
                height: 16 * Double(max(2, lines)))
        }
    }

    private func lines(_ asking: Asking) -> [(Label, String)] {
        [
            (.area, communeName), (.code, communeCode), (.kind, isSample ? ExportNotes.sample : "Số liệu thật"),
            (.made, asking.at.shown), (.officer, asking.name), (.program, "Vươn"), (.rules, rulesVersion),
            (.lastCode, String(lastCode)), (.format, format), (.commune, commune?.description ?? ""),
        ]
    }

    private enum Label: String {
        case area = "Địa bàn"
        case code = "Mã địa bàn"
        case kind = "Loại số liệu"
        case made = "Xuất lúc"
        case officer = "Người xuất"
        case program = "Chương trình"
        case rules = "Phiên bản quy định"
        case lastCode = "Mã hộ đã cấp đến số"
        case format = "Dạng tệp"
        case commune = "Khoá địa bàn"
    }

    /// How many letters of a note stand in a line of both columns, some room left.
    private static let lettersOfLine = 95

    private static let notes = [
        "Tệp có số định danh đầy đủ của từng người: giữ kín như sổ gốc, xoá khi không còn cần.",
        "Một hệ thống Vươn còn trống của cùng địa bàn nhận được cả sổ từ tệp này, giữ nguyên mã hộ và các khoá. "
            + "Sửa ô trong tệp có thể làm tệp không nhận lại được.",
        "Ô trống là không có thông tin. "
            + "Câu hỏi đã hỏi mà không có câu trả lời ghi rõ: đã hỏi, không biết; từ chối trả lời.",
        "Đi cùng sổ: biến động, hộ chuyển đến, vắng mặt, người đại diện, điện thoại, ghi chú, việc phải làm, "
            + "kết luận về hộ trùng, sáp nhập và đổi tên tổ dân phố, kế hoạch, số ghi tay, quy định tự nhập, "
            + "số liệu đã chốt cùng mỗi lần công nhận, những gì đã thay (các trang “… đã thay”) và nhật ký.",
        "Không đi cùng: tài khoản, mật khẩu; các lần nhập danh sách và danh sách ngoài đang xem dở; "
            + "móc xích chống sửa của nhật ký. Muốn giữ cả những thứ ấy, hãy dùng bản sao lưu "
            + "(vuon backup, vuon restore).",
    ]
}
