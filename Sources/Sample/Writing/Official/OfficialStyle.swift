import Office

/// How the printed forms look.
enum OfficialStyle {
    static let plain = CellStyle(alignment: .center)
    static let bold = CellStyle(isBold: true, alignment: .center)
    static let italic = CellStyle(isItalic: true, alignment: .center)
    static let title = CellStyle(size: 14, isBold: true, alignment: .center, wraps: true)
    static let head = CellStyle(isBold: true, alignment: .center, wraps: true, hasBorder: true)
    static let numbering = CellStyle(isItalic: true, alignment: .center, hasBorder: true)
    static let group = CellStyle(isBold: true, alignment: .left, hasBorder: true)
    static let text = CellStyle(hasBorder: true)
    static let centred = CellStyle(alignment: .center, hasBorder: true)
    static let sum = CellStyle(isBold: true, alignment: .center, hasBorder: true)

    /// What stands over a list: who made it, its title, the paper to which it belongs.
    static func heading(_ title: String, _ below: [String], width: Int) -> [[SheetCell]] {
        let left = width / 2
        return [
            [
                SheetCell("ỦY BAN NHÂN DÂN", plain, across: left),
                SheetCell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold, across: width - left),
            ],
            [
                SheetCell("PHƯỜNG KIM TRÀ", bold, across: left),
                SheetCell("Độc lập - Tự do - Hạnh phúc", bold, across: width - left),
            ],
            [SheetCell(.text("DỮ LIỆU MẪU: người và hộ đều là hư cấu"), italic, across: width)],
            [SheetCell(.text(title), Self.title, across: width)],
        ] + below.map { [SheetCell(.text($0), italic, across: width)] }
    }

    /// The lines of signatures.
    static func signatures(width: Int) -> [[SheetCell]] {
        let left = width / 2
        return [
            [
                SheetCell(.empty, plain, across: left),
                SheetCell("Kim Trà, ngày      tháng      năm", italic, across: width - left),
            ],
            [
                SheetCell("NGƯỜI LẬP BIỂU", bold, across: left),
                SheetCell("TM. ỦY BAN NHÂN DÂN", bold, across: width - left),
            ],
            [
                SheetCell("(Ký, ghi rõ họ tên)", italic, across: left),
                SheetCell("CHỦ TỊCH", bold, across: width - left),
            ],
        ]
    }

    static func roman(_ number: Int) -> String {
        let parts = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
        var (rest, text) = (number, "")
        for (value, letters) in parts {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }
}
