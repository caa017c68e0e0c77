import Vocabulary

/// What is wrong with a list of several wards as a whole.
public enum CityListRefusal: Refusal, Equatable {
    /// No column says of which ward a row is.
    case noCommunes
    case unknownCommune(String, line: Int)
    case scatteredCommune(String, lines: Int, Int)

    public var code: String {
        switch self {
        case .noCommunes: "NHAP-151"
        case .unknownCommune: "NHAP-152"
        case .scatteredCommune: "NHAP-153"
        }
    }

    public var kind: RefusalKind { .invalid }

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
        }
    }
}
