import Registry
import Site
import Vocabulary

extension Links {
    static let errands = Address("/viec")
    static let arrival = Address("/ho/chuyen-den")

    static func life(of household: Key) -> Address { Links.household(household).appending("bien-dong") }

    static func life(_ step: LifeStep, of household: Key) -> Address {
        Links.household(household).appending(step.rawValue)
    }

    static func errand(_ errand: Key, of household: Key) -> Address {
        Links.household(household).appending("viec").appending(errand)
    }

    static func back(_ absence: Key, of household: Key) -> Address {
        Links.life(.absence, of: household).appending(absence)
    }
}

/// What can be recorded of a household, each under its own address.
enum LifeStep: String, CaseIterable {
    case birth = "sinh"
    case marriageIn = "ket-hon-ve"
    case moveIn = "chuyen-den"
    case death = "chet"
    case marriageOut = "ket-hon-di"
    case moveOut = "chuyen-di"
    case split = "tach"
    case merge = "nhap-ho"
    case across = "chuyen-phuong"
    case end = "ket-thuc"
    case absence = "vang"
    case representative = "dai-dien"
    case kind = "cu-tru"
    case phone = "dien-thoai"
    case errand = "viec"
    case note = "ghi-chu"

    var label: String {
        switch self {
        case .birth: "Sinh"
        case .marriageIn: "Kết hôn, về ở hộ này"
        case .moveIn: "Chuyển đến ở hộ này"
        case .death: "Chết"
        case .marriageOut: "Kết hôn, về ở nơi khác"
        case .moveOut: "Chuyển đi nơi khác"
        case .split: "Tách hộ"
        case .merge: "Nhập vào hộ khác"
        case .across: "Chuyển cả hộ sang xã, phường khác trong hệ thống"
        case .end: "Hộ không còn"
        case .absence: "Vắng mặt có thời hạn"
        case .representative: "Người đại diện"
        case .kind: "Đổi loại cư trú"
        case .phone: "Số điện thoại"
        case .errand: "Hẹn việc phải làm, phải gọi lại"
        case .note: "Ghi chú"
        }
    }

    /// When it is the right one.
    var hint: String {
        switch self {
        case .birth: "Trẻ mới sinh, theo giấy khai sinh"
        case .marriageIn: "Vợ, chồng của thành viên về ở cùng"
        case .moveIn: "Người từ nơi khác đến, hoặc trở về"
        case .death: "Theo giấy chứng tử; nếu là chủ hộ thì chọn người thay"
        case .marriageOut: "Thành viên về ở nhà vợ, nhà chồng"
        case .moveOut: "Một hay nhiều người ra khỏi địa bàn; đi hết thì hộ khép lại"
        case .split: "Một số người ra ở riêng: mã hộ mới, chờ quyết định"
        case .merge: "Cả hộ về chung với một hộ khác, giữ mã của hộ kia"
        case .across: "Hồ sơ và người theo sang nơi mới, cùng một lần ghi"
        case .end: "Giải thể, mọi người đã chết, hoặc cả hộ chuyển hẳn đi"
        case .absence: "Đi học, đi làm ăn xa, nghĩa vụ, tù, nước ngoài: vẫn là thành viên"
        case .representative: "Hộ không có chủ hộ, hoặc chủ hộ không tự làm được"
        case .kind: "Thường trú, tạm trú, đang ở cùng"
        case .phone: "Để gọi khi cần"
        case .errand: "Có ngày thì hiện ở Việc hôm nay"
        case .note: "Điều cần nhớ, không phải câu trả lời của phiếu"
        }
    }
}
