extension FileProblem {
    /// What the file is, and what its owner can do, in Vietnamese.
    public var message: String {
        switch self {
        case .unreadable:
            "Không mở được tệp. Hãy kiểm tra tệp còn ở đó và được phép đọc, rồi chọn lại."
        case .empty:
            "Tệp trống, không có byte nào. Hãy chọn lại tệp danh sách; nếu vừa tải về thì tải lại."
        case .tooLarge(let limit):
            "Tệp lớn hơn mức nhận \(megabytes(limit)). "
                + "Hãy bỏ hình ảnh, trang tính thừa, hoặc chia danh sách thành nhiều tệp."
        case .otherKind(let what?):
            "Đây là \(what), không phải danh sách Excel hay CSV (dù tên tệp thế nào). "
                + "Hãy chọn đúng tệp danh sách; nếu danh sách nằm trong đó thì mở bằng Excel hoặc LibreOffice, "
                + "lưu lại dạng .xlsx rồi chọn tệp mới."
        case .otherKind(nil):
            "Tệp này không phải danh sách Excel (.xlsx, .xls) hay văn bản CSV. "
                + "Hãy mở bằng Excel hoặc LibreOffice và lưu lại dạng .xlsx."
        case .oldExcel:
            "Đây là tệp Excel đời rất cũ (trước Excel 5). "
                + "Hãy mở bằng Excel hoặc LibreOffice, chọn Lưu thành, rồi lưu lại dạng .xlsx."
        case .passwordProtected:
            "Tệp được đặt mật khẩu hoặc bảo vệ sổ làm việc nên không đọc được. Hãy mở bằng Excel, bỏ mật khẩu "
                + "(Tệp → Thông tin → Bảo vệ sổ làm việc → Mã hóa bằng mật khẩu, xóa trống), "
                + "lưu lại dạng .xlsx rồi chọn tệp mới."
        case .macros:
            "Tệp có macro (như .xlsm) nên không được nhận, vì macro có thể mang mã độc. "
                + "Hãy lưu lại dạng .xlsx (không có macro)."
        case .binaryExcel:
            "Đây là sổ Excel nhị phân (.xlsb). Hãy mở bằng Excel và lưu lại dạng .xlsx."
        case .damagedArchive:
            "Tệp Excel bị hỏng hoặc tải về chưa hết. Hãy sao chép hoặc tải lại tệp gốc; "
                + "nếu Excel vẫn mở được thì lưu lại thành một tệp .xlsx mới."
        case .bomb:
            "Tệp nén bung ra lớn bất thường nên bị chặn để bảo vệ máy. "
                + "Hãy mở bằng Excel, chép riêng vùng danh sách sang một tệp mới và lưu lại dạng .xlsx."
        case .tooManyEntries:
            "Tệp nén chứa quá nhiều thành phần nên bị chặn để bảo vệ máy. "
                + "Hãy chép riêng vùng danh sách sang một tệp mới và lưu lại dạng .xlsx."
        case .partMissing:
            "Tệp Excel thiếu thành phần cần có (sổ làm việc hoặc trang tính). "
                + "Hãy mở bằng Excel hoặc LibreOffice và lưu lại thành một tệp .xlsx mới."
        default: messageAboutContent
        }
    }

    private var messageAboutContent: String {
        switch self {
        case .brokenMarkup(let sheet, let row):
            "Nội dung tệp Excel bị lỗi\(place(sheet, row)). "
                + "Hãy mở bằng Excel hoặc LibreOffice, kiểm tra chỗ đó rồi lưu lại thành một tệp .xlsx mới."
        case .tooManyRows(let sheet, let limit):
            "Trang tính “\(sheet)” có dòng vượt quá \(limit). "
                + "Hãy xóa các dòng thừa ở cuối hoặc chia danh sách thành nhiều tệp."
        case .tooManyColumns(let sheet, let row, let limit):
            "Trang tính “\(sheet)”, dòng \(row) có nhiều hơn \(limit) cột. Hãy xóa các cột thừa rồi lưu lại."
        case .rowTooLong(let sheet, let row):
            "Trang tính “\(sheet)”, dòng \(row) dài bất thường. Hãy kiểm tra dòng này và xóa phần thừa rồi lưu lại."
        case .tooMuchText:
            "Tệp chứa quá nhiều chữ nên không đọc được. Hãy chia danh sách thành nhiều tệp."
        case .encoding(let line):
            "Dòng \(line) không phải chữ UTF-8 (tệp lưu bằng bảng mã cũ thì tiếng Việt sẽ sai). "
                + "Hãy mở bằng Excel và lưu lại dạng “CSV UTF-8” hoặc .xlsx."
        case .openQuote(let line):
            "Dấu ngoặc kép mở ở dòng \(line) không được đóng lại. Hãy thêm dấu \" còn thiếu hoặc lưu lại dạng .xlsx."
        case .noSuchSheet:
            "Không có trang tính này trong tệp. Hãy chọn một trang tính có trong tệp."
        default: ""
        }
    }

    private func place(_ sheet: String?, _ row: Int?) -> String {
        guard let sheet else { return "" }
        return row.map { " ở trang tính “\(sheet)”, gần dòng \($0)" } ?? " ở trang tính “\(sheet)”"
    }

    private func megabytes(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes) byte"
    }
}
