import Vocabulary

/// What somebody can run into who copies, restores or moves an installation.
public enum SafekeepingRefusal: Refusal, Equatable {
    case notOurs(String)
    case wrongKey
    case wantsPassphrase, wantsKey
    case broken(String)
    case laterVersion(String)
    case different(table: String)
    case paperKeyLength(Int)
    case paperKey(group: Int)
    case noMemory
    case cannotWrite(String, code: Int32)
    case cannotRead(String)
    case weakPassphrase
    case chainBroken
    case notEmpty
    case badSettings(String)
    case noKey(String)
    case noBackup(String)
    case noPage

    /// `SAO-1xx`.
    public var code: String {
        switch self {
        case .notOurs: "SAO-101"
        case .wrongKey: "SAO-102"
        case .wantsPassphrase: "SAO-103"
        case .wantsKey: "SAO-104"
        case .broken: "SAO-105"
        case .laterVersion: "SAO-106"
        case .different: "SAO-107"
        case .paperKeyLength: "SAO-108"
        case .paperKey: "SAO-109"
        case .noMemory: "SAO-110"
        case .cannotWrite: "SAO-111"
        case .cannotRead: "SAO-112"
        case .weakPassphrase: "SAO-113"
        case .chainBroken: "SAO-114"
        case .notEmpty: "SAO-115"
        case .badSettings: "SAO-116"
        case .noKey: "SAO-117"
        case .noBackup: "SAO-118"
        case .noPage: "SAO-119"
        }
    }

    public var kind: RefusalKind {
        switch self {
        case .notEmpty: .conflict
        default: .invalid
        }
    }

    public var message: String {
        switch self {
        case .notOurs(let file): "\(file) không phải bản sao lưu của Vươn. Hãy chọn tệp có đuôi .vuonsao."
        case .wrongKey:
            "Khoá không mở được bản sao lưu này. Hãy dùng tệp backup.key hoặc tờ khoá của chính hệ thống đã sao lưu; "
                + "nếu khoá đã được thay, dùng tờ khoá cũ đi cùng bản sao lưu cũ."
        case .wantsPassphrase: "Bản sao lưu này được khoá bằng cụm mật khẩu. Hãy thêm --passphrase rồi gõ cụm ấy."
        case .wantsKey:
            "Bản sao lưu này được khoá bằng khoá sao lưu. Hãy thêm --key TỆP_KHOÁ, hoặc --paper rồi gõ tờ khoá."
        case .broken(let place):
            "Bản sao lưu bị hỏng hoặc bị cắt cụt (\(place)). Không dùng bản này; hãy chọn bản khác."
        case .laterVersion(let id):
            "Bản sao lưu này do phiên bản mới hơn làm ra (bước \(id)). Hãy dùng chương trình mới hơn để phục hồi."
        case .different(let table):
            "Bảng \(table) sau khi chép không giống bản gốc. Không giữ lại gì; hãy kiểm tra ổ đĩa và làm lại."
        case .paperKeyLength(let count):
            "Tờ khoá có 16 nhóm, mỗi nhóm 6 chữ số (96 chữ số); đã gõ \(count) chữ số. Hãy gõ lại đủ các nhóm."
        case .paperKey(let group): "Nhóm thứ \(group) của tờ khoá gõ chưa đúng. Hãy xem lại nhóm này trên giấy."
        case .noMemory: "Máy không đủ bộ nhớ để tính khoá từ cụm mật khẩu. Hãy đóng bớt chương trình rồi làm lại."
        case .cannotWrite(let file, let code):
            code == 28
                ? "Ổ đĩa đã đầy, không ghi được \(file). Hãy dọn chỗ trống hoặc chọn ổ khác rồi làm lại; chưa mất gì."
                : "Không ghi được \(file) (lỗi \(code)). Hãy kiểm tra thư mục, quyền ghi và ổ đĩa rồi làm lại."
        case .cannotRead(let file): "Không đọc được \(file). Hãy kiểm tra tệp, quyền đọc và ổ đĩa."
        case .weakPassphrase: "Cụm mật khẩu cần ít nhất 16 ký tự. Hãy dùng một câu dài mà chỉ người giữ biết."
        case .chainBroken:
            "Chuỗi nhật ký trong bản sao lưu không nguyên vẹn: cơ sở dữ liệu đã bị sửa ngoài chương trình từ trước khi sao "
                + "lưu. Không phục hồi bản này; hãy chọn bản cũ hơn."
        case .notEmpty: "Cơ sở dữ liệu đích đã có dữ liệu. Không chép đè; hãy dùng cơ sở dữ liệu trống."
        case .badSettings(let file): "Tệp \(file) viết sai. Hãy xoá tệp rồi đặt lại bằng vuon backup schedule."
        case .noKey(let file):
            "Tệp khoá \(file) bị hỏng hoặc không đọc được. Hãy đặt lại từ tờ khoá: vuon backup key --paper."
        case .noBackup(let folder): "Chưa có bản sao lưu nào ở \(folder). Hãy chạy vuon backup trước."
        case .noPage:
            "Hệ thống phục hồi thử không mở được trang. Hãy thử lại; nếu vẫn vậy, giữ bản sao lưu cũ hơn và báo hỗ trợ."
        }
    }
}
