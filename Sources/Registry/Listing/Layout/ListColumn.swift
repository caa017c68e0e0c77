import Rulebook
import Vocabulary

/// What a column of an official's list says: one of the template's, or one that other layouts have instead.
public enum ListColumn: Hashable, Sendable {
    case template(TemplateColumn)
    /// *STT*, of which the rows tell whether it counts households or rows.
    case ordinal
    /// *STT thành viên*.
    case memberNumber
    /// The head's name in every row of the household, beside the member's own.
    case headName
    /// The birth of those of one sex: of two columns *Nam* and *Nữ* the filled one says the sex too.
    case birthOf(Sex)
    /// An `x` for those of one sex.
    case sexMark(Sex)
    /// *Phân loại hộ* in words.
    case category
    /// An `x` for the households of one class.
    case categoryMark(RecognisedClass)
    case decisionNumber, decisionDay
    /// Known, and not a thing that a list tells the register.
    case noted(Noted)

    /// Columns that officials' lists have and that an import leaves where they are.
    public enum Noted: String, Sendable, CaseIterable {
        case rowNumber = "row_number"
        case people, phone, area, minority, localPeople = "local_people"
        case policy, cannotWork = "cannot_work", movement, support, remark, signature

        public var label: String {
            switch self {
            case .rowNumber: "Số thứ tự dòng"
            case .people: "Số khẩu"
            case .phone: "Điện thoại"
            case .area: "Tỉnh, huyện, xã"
            case .minority: "Hộ dân tộc thiểu số"
            case .localPeople: "Hộ dân tộc tại chỗ"
            case .policy: "Hộ chính sách có công"
            case .cannotWork: "Hộ không có khả năng lao động"
            case .movement: "Mới, tái nghèo hay cũ"
            case .support: "Hỗ trợ đã hưởng"
            case .remark: "Ghi chú"
            case .signature: "Ký nhận"
            }
        }
    }

    /// In the order in which a page offers them.
    public static let all: [ListColumn] =
        TemplateColumn.all.map { .template($0) }
        + [.ordinal, .memberNumber, .headName]
        + Sex.allCases.map { .birthOf($0) } + Sex.allCases.map { .sexMark($0) }
        + [.category] + RecognisedClass.allCases.map { .categoryMark($0) } + [.decisionNumber, .decisionDay]
        + Noted.allCases.map { .noted($0) }

    /// Under which it is stored and sent.
    public var id: String {
        switch self {
        case .template(let column): column.id
        case .ordinal: "ordinal"
        case .memberNumber: "member_number"
        case .headName: "head_name"
        case .birthOf(let sex): "birth_of_" + sex.rawValue
        case .sexMark(let sex): "sex_mark_" + sex.rawValue
        case .category: "category"
        case .categoryMark(let category): "category_mark_" + category.rawValue
        case .decisionNumber: "decision_number"
        case .decisionDay: "decision_day"
        case .noted(let noted): "noted_" + noted.rawValue
        }
    }

    /// What pages call it.
    public var label: String {
        switch self {
        case .template(let column): column.header
        case .ordinal: "STT (hộ hay dòng: theo các dòng)"
        case .memberNumber: "STT thành viên"
        case .headName: "Họ và tên chủ hộ"
        case .birthOf(let sex): "Ngày sinh hoặc năm sinh của \(sex.label.lowercased())"
        case .sexMark(let sex): "Giới tính: dấu x của \(sex.label.lowercased())"
        case .category: "Phân loại hộ"
        case .categoryMark(let category): "\(category.label): dấu x"
        case .decisionNumber: "Số quyết định công nhận"
        case .decisionDay: "Ngày ký quyết định"
        case .noted(let noted): noted.label
        }
    }

    /// The column with an id, or nil.
    public static func named(_ id: String) -> ListColumn? { byID[id] }

    /// Whether it speaks of the household, not of one member.
    public var isOfHousehold: Bool {
        switch self {
        case .template(let column): column.isOfHousehold
        case .memberNumber, .birthOf, .sexMark: false
        case .noted(.rowNumber), .noted(.phone), .noted(.remark), .noted(.signature): false
        default: true
        }
    }

    /// Whether an import reads its cells.
    public var isRead: Bool {
        switch self {
        case .noted, .memberNumber: false
        default: true
        }
    }

    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { own, _ in own })
}
