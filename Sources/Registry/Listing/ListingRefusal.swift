import Vocabulary

/// What an officer can run into when reading a list in.
public enum ListingRefusal: Refusal, Equatable {
    case unknownListing
    case noHeader
    case columnsMissing([String])
    case noRows
    case fileErased
    case dayAhead(Day)
    case refusedHouseholds(Int)
    case movedMeanwhile
    case notCompared
    case alreadyAccepted
    case notAccepted
    case nothingStored
    case stillNeeded(String)
    case realNumbers(line: Int)
    case sampleNumbers(line: Int)
    case mixedNumbers(line: Int)
    case confirmWithoutNumbers
    case noRefusedRows
    case noNeighbourhood

    public var code: String {
        switch self {
        case .unknownListing: "NHAP-101"
        case .noHeader: "NHAP-102"
        case .columnsMissing: "NHAP-103"
        case .noRows: "NHAP-104"
        case .fileErased: "NHAP-105"
        case .dayAhead: "NHAP-106"
        case .refusedHouseholds: "NHAP-107"
        case .movedMeanwhile: "NHAP-108"
        case .notCompared: "NHAP-109"
        case .alreadyAccepted: "NHAP-110"
        case .notAccepted: "NHAP-111"
        case .nothingStored: "NHAP-112"
        case .stillNeeded: "NHAP-113"
        case .realNumbers: "NHAP-114"
        case .sampleNumbers: "NHAP-115"
        case .mixedNumbers: "NHAP-116"
        case .confirmWithoutNumbers: "NHAP-117"
        case .noRefusedRows: "NHAP-118"
        case .noNeighbourhood: "NHAP-119"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .unknownListing, .noRefusedRows: .notFound
        case .movedMeanwhile, .notCompared, .alreadyAccepted, .notAccepted, .nothingStored, .stillNeeded, .fileErased:
            .conflict
        default: .invalid
        }
    }

    public var message: String {
        switch self {
        case .unknownListing:
            "Không có lần nhập này, hoặc nó của người khác. Hãy chọn lại trong danh sách các lần nhập."
        case .noHeader:
            "Không tìm thấy dòng tiêu đề nào trong 40 dòng đầu của các trang tính. "
                + "Hãy chọn tệp có danh sách với một dòng tiêu đề (Tổ dân phố, Họ và tên, Quan hệ với chủ hộ, …)."
        case .columnsMissing(let headers):
            "Chưa nhận ra cột \(headers.map { "“\($0)”" }.joined(separator: ", ")). "
                + "Hãy chỉ ra cột nào trong tệp nói điều đó, hoặc thêm cột vào tệp rồi nhập lại."
        case .noRows:
            "Dưới dòng tiêu đề không có dòng nào. Hãy chọn tệp có danh sách hộ."
        case .fileErased:
            "Tệp của lần nhập này đã được xoá khỏi máy chủ. Hãy tải tệp lên lại."
        case .dayAhead(let day):
            "Ngày của số liệu (\(day.shown)) ở sau hôm nay. Hãy nhập ngày mà số liệu trong tệp được thu thập."
        case .refusedHouseholds(let count):
            "Có \(Shown.number(count)) hộ bị từ chối nên chưa ghi gì. Hãy tải tệp các hộ bị từ chối về sửa rồi nhập lại, "
                + "hoặc chọn chỉ nhận các hộ hợp lệ."
        default: messageOfState
        }
    }

    private var messageOfState: String {
        switch self {
        case .movedMeanwhile:
            "Danh sách hộ đã thay đổi sau khi so sánh, nên chưa ghi gì. Kết quả so sánh đã được làm lại: hãy xem lại rồi nhận."
        case .notCompared:
            "Tệp này chưa được so với sổ. Hãy xem những gì sẽ thay đổi trước khi nhận."
        case .alreadyAccepted:
            "Lần nhập này đã được nhận vào sổ hoặc đã bỏ. Hãy tải tệp lên lại nếu cần nhập lần nữa."
        case .notAccepted:
            "Lần nhập này chưa được nhận vào sổ (hoặc đã rút lại), nên không có gì để rút."
        case .nothingStored:
            "Lần nhập này không thay đổi gì trong sổ, nên không có gì để rút."
        case .stillNeeded(let what):
            "Không rút lại được vì đã có việc khác dựa trên lần nhập này: \(what). Hãy sửa từng hộ, hoặc rút các lần nhập sau trước."
        case .realNumbers(let line):
            "Đây là hệ thống DỮ LIỆU MẪU, mà dòng \(line) có số định danh của người thật "
                + "(mã tỉnh đã được cấp, hoặc số chứng minh nhân dân). Không nhận tệp này. "
                + "Hãy chọn “Bắt đầu với số liệu thật” để lập hệ thống riêng cho số liệu thật."
        case .sampleNumbers(let line):
            "Dòng \(line) có số định danh mẫu (mã tỉnh 9xx không bao giờ được cấp), mà hệ thống này đang giữ số liệu thật. "
                + "Không nhận tệp này. Hãy dùng hệ thống DỮ LIỆU MẪU để thử."
        case .mixedNumbers(let line):
            "Tệp có cả số định danh mẫu (mã tỉnh 9xx) lẫn số của người thật, ví dụ ở dòng \(line). "
                + "Hãy tách riêng rồi nhập tệp số liệu thật vào hệ thống thật."
        case .confirmWithoutNumbers:
            "Đây là hệ thống DỮ LIỆU MẪU và tệp không có số định danh nào, nên không biết được đây là người mẫu hay người thật. "
                + "Hãy xác nhận tệp không chứa người thật rồi nhận."
        case .noNeighbourhood:
            "Tệp không ghi các hộ thuộc tổ dân phố nào. Hãy chọn tổ dân phố của cả danh sách ở bước 2."
        case .noRefusedRows:
            "Lần nhập này không có hộ nào bị từ chối."
        default: ""
        }
    }
}
