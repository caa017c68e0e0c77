import Registry
import Rulebook

/// The sheet that tells what each column takes.
struct Guide {
    let words: Words
    let pointsPerLack: Int

    static let title = "Hướng dẫn ghi danh sách hộ"
    static let headers = ["Cột", "Nội dung", "Cách ghi"]
    static let introduction = [
        "Mỗi dòng là một người. Các dòng của một hộ đứng liền nhau, cùng «STT hộ». Chủ hộ đứng đầu.",
        "Những cột nói về hộ chỉ cần ghi ở dòng đầu của hộ. Thứ tự cột tùy ý; cột lạ được bỏ qua.",
        "Ô trống không xóa giá trị đã biết. Không biết thì ghi «Không biết», không ghi bừa.",
    ]

    /// Name, content and way of writing of every column, in the template's order.
    var lines: [[String]] {
        TemplateColumn.all.map { column in
            [column.header, column.isOfHousehold ? "Của hộ" : "Của từng người", way(column)]
        }
    }

    private func way(_ column: TemplateColumn) -> String {
        switch column {
        case .householdNumber: "Số thứ tự của hộ trong danh sách: 1, 2, 3… Bắt buộc."
        case .householdCode: "Mã do phường cấp, ví dụ 20017-00001. Hộ mới: để trống."
        case .neighbourhood: "Tên tổ dân phố, ví dụ «Tổ dân phố 3». Bắt buộc."
        case .address: "Số nhà, kiệt, đường."
        case .name: "Họ, đệm và tên, có dấu. Bắt buộc."
        case .relation: choice("relations") + " Bắt buộc; mỗi hộ một chủ hộ."
        case .birth: "Ngày/tháng/năm, ví dụ 07/03/1950. Chỉ biết tháng: 03/1950. Chỉ biết năm: 1950. Bắt buộc."
        case .sex: one(Sex.allCases.map(\.label))
        case .number: "12 chữ số, giữ số 0 ở đầu (định dạng ô là Văn bản). Chưa có thì để trống."
        case .ethnicity: "Tên dân tộc, ví dụ «Kinh», «Tà Ôi», «Cơ Tu», «Bru - Vân Kiều»."
        case .residence: one(Membership.allCases.map(\.label))
        case .member(let fact): way(fact.shape)
        case .household(.b2): "Số điểm: \(pointsPerLack) điểm cho mỗi chỉ số thiếu hụt."
        case .household(let fact): way(fact.shape)
        case .causes:
            choice("causes", "Một hoặc nhiều, cách nhau bằng dấu chấm phẩy: ") + " Chỉ ghi cho hộ nghèo, hộ cận nghèo."
        }
    }

    private func way(_ shape: FactShape) -> String {
        switch shape {
        case .flag: one([Words.yes, Words.no])
        case .code(let list): choice(list)
        case .number(scale: 1, let unit): "Số nguyên, \(unit)."
        case .number(_, let unit): "Số, \(unit); phần lẻ sau dấu phẩy: 45,5."
        }
    }

    private func choice(_ list: String, _ opening: String = "Một trong: ") -> String {
        one(words.all(of: list), opening)
    }

    private func one(_ choices: [String], _ opening: String = "Một trong: ") -> String {
        opening + choices.map { "«\($0)»" }.joined(separator: "; ") + "."
    }
}
