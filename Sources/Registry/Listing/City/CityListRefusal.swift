import Vocabulary

/// What is wrong with a list of several wards as a whole.
public enum CityListRefusal: Refusal, Equatable {
    /// No column says of which ward a row is.
    case noCommunes
    case unknownCommune(String, line: Int)
    case scatteredCommune(String, lines: Int, Int)
    /// A ward's register was written in after the comparison that was shown.
    case movedMeanwhile
    case unknownList
    case notCompared
    case discarded

    public var code: String {
        switch self {
        case .noCommunes: "NHAP-151"
        case .unknownCommune: "NHAP-152"
        case .scatteredCommune: "NHAP-153"
        case .movedMeanwhile: "NHAP-154"
        case .unknownList: "NHAP-155"
        case .notCompared: "NHAP-156"
        case .discarded: "NHAP-157"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .noCommunes, .unknownCommune, .scatteredCommune: .invalid
        case .unknownList: .notFound
        case .movedMeanwhile, .notCompared, .discarded: .conflict
        }
    }

    public var message: String {
        switch self {
        case .noCommunes:
            "Không cột nào cho biết mỗi dòng thuộc phường, xã nào. Hãy thêm cột “\(CommuneColumn.header)”."
        case .unknownCommune(let text, let line):
            "Dòng \(line): không có phường, xã “\(text)” trong danh mục của hệ thống. "
                + "Hãy ghi mã 5 chữ số, hoặc tên đầy đủ như “Phường Kim Trà”."
        case .scatteredCommune(let name, let first, let line):
            "Các dòng của \(name) không đứng liền nhau: bắt đầu ở dòng \(first), rồi lại ở dòng \(line). "
                + "Hãy sắp xếp tệp theo cột phường, xã rồi nhập lại."
        case .movedMeanwhile:
            "Sổ của phường, xã này đã thay đổi sau khi so sánh, nên chưa ghi gì ở đây. Hãy so lại tệp với sổ rồi nhận."
        case .unknownList:
            "Không có tệp này, hoặc nó của người khác. Hãy chọn lại ở mục Nhập danh sách."
        case .notCompared:
            "Tệp này chưa được so với các sổ. Hãy xem những gì sẽ thay đổi trước khi nhận."
        case .discarded:
            "Tệp này đã bỏ hoặc đã được xoá khỏi máy chủ. Hãy tải tệp lên lại nếu cần."
        }
    }
}
