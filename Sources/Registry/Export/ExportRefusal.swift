import Vocabulary

/// What an officer can run into when the register is exported, or an exported one is taken over.
public enum ExportRefusal: Refusal {
    case areaUnknown
    case numbersUnreadable
    case cannotPlace
    case tooLong(String)
    case notExport
    case otherFormat(String)
    case otherCommune(String)
    case registerNotEmpty(String)
    case decisionsNotForOfficer(Int)
    case invalid([FieldProblem])
    case realNumbers
    case mixedNumbers
    case sampleIntoReal
    case confirmWithoutNumbers

    /// `XUAT-1xx`.
    public var code: String {
        switch self {
        case .areaUnknown: "XUAT-101"
        case .numbersUnreadable: "XUAT-102"
        case .notExport: "XUAT-103"
        case .otherFormat: "XUAT-104"
        case .otherCommune: "XUAT-105"
        case .registerNotEmpty: "XUAT-106"
        case .decisionsNotForOfficer: "XUAT-107"
        case .invalid: "XUAT-108"
        case .realNumbers: "XUAT-109"
        case .mixedNumbers: "XUAT-110"
        case .sampleIntoReal: "XUAT-111"
        case .confirmWithoutNumbers: "XUAT-112"
        case .cannotPlace: "XUAT-113"
        case .tooLong: "XUAT-114"
        }
    }

    /// What a page answers with.
    public var kind: RefusalKind {
        switch self {
        case .areaUnknown: .notFound
        case .decisionsNotForOfficer: .notAllowed
        case .registerNotEmpty, .numbersUnreadable, .cannotPlace: .conflict
        default: .invalid
        }
    }

    /// What happened and what to do.
    public var message: String {
        switch self {
        case .areaUnknown:
            "Không có địa bàn này trong hệ thống. Hãy kiểm tra lại mã phường, xã."
        case .numbersUnreadable:
            "Không mở được số định danh trong sổ: tệp khoá của hệ thống không đúng với cơ sở dữ liệu này. "
                + "Chưa xuất gì. Hãy đặt lại đúng tệp khoá đi cùng cơ sở dữ liệu."
        case .cannotPlace:
            "Không đặt được tệp vào chỗ đã chọn. Hãy chọn một tên tệp khác, trong thư mục còn ghi được."
        case .tooLong(let sheet):
            "Trang “\(sheet)” có một nội dung dài quá 64.000 ký tự, không đặt vừa trong trang tính. Chưa xuất gì. "
                + "Hãy chuyển hệ thống bằng bản sao lưu (vuon backup, vuon restore)."
        case .notExport:
            "Đây không phải tệp xuất toàn bộ sổ của Vươn. Để nhập danh sách, hãy dùng tệp mẫu của Vươn."
        case .otherFormat(let format):
            "Tệp xuất có dạng “\(format.prefix(40))” mà phiên bản này không đọc được. "
                + "Hãy cập nhật Vươn ở nơi nhận, hoặc xuất lại tệp bằng phiên bản này."
        case .otherCommune(let name):
            "Tệp này là sổ của \(name), không phải của địa bàn đang nhập. "
                + "Hãy chọn đúng tệp, hoặc lập hệ thống cho địa bàn đó."
        case .registerNotEmpty(let what):
            "Sổ của địa bàn này đã có \(what), nên không nhận cả sổ từ tệp xuất; chưa ghi gì. "
                + "Để thêm hoặc sửa hộ, hãy dùng tệp mẫu của Vươn: tải mẫu ở trang Nhập danh sách, "
                + "chép các hộ vào mẫu rồi nhập. "
                + "Để nhận cả sổ, hãy lập một hệ thống mới còn trống rồi nhập tệp này vào đó."
        default: messageOfFile
        }
    }

    private var messageOfFile: String {
        switch self {
        case .decisionsNotForOfficer(let count):
            "Tệp có \(Shown.number(count)) quyết định công nhận. "
                + "Người nhập số liệu không ghi nhận quyết định, nên chưa ghi gì. "
                + "Hãy nhập tệp này tại máy chủ bằng lệnh vuon import, trước khi lập tài khoản."
        case .invalid(let problems):
            problems.prefix(5).map(\.message).joined(separator: " ")
                + (problems.count > 5 ? " Còn \(Shown.number(problems.count - 5)) lỗi nữa." : "")
                + " Chưa ghi gì. Hãy xuất lại tệp từ hệ thống gốc và không sửa các ô."
        case .realNumbers:
            "Đây là hệ thống DỮ LIỆU MẪU mà tệp có số định danh của người thật. Không nhận tệp này. "
                + "Hãy chọn “Bắt đầu với số liệu thật” để lập hệ thống riêng cho số liệu thật."
        case .mixedNumbers:
            "Tệp có cả số liệu mẫu lẫn số định danh của người thật, nên không biết sổ này là mẫu hay thật. "
                + "Không nhận tệp này. Hãy xuất lại từ hệ thống gốc."
        case .sampleIntoReal:
            "Tệp là sổ DỮ LIỆU MẪU mà hệ thống này đang giữ số liệu thật. Không nhận tệp này. "
                + "Hãy nhập vào một hệ thống còn trống hoặc hệ thống DỮ LIỆU MẪU."
        case .confirmWithoutNumbers:
            "Đây là hệ thống DỮ LIỆU MẪU và tệp không có số định danh nào, "
                + "nên không biết được đây là người mẫu hay người thật. "
                + "Hãy xác nhận tệp không chứa người thật rồi nhận."
        default: ""
        }
    }
}
