import Registry
import Rulebook
import Vocabulary

/// How each column of the template is filled, in a sentence.
struct TemplateGuide: Sendable {
    let rules: RuleLibrary

    func way(of column: TemplateColumn) -> String {
        switch column {
        case .householdNumber: "Số thứ tự của hộ trong danh sách: 1, 2, 3… Bắt buộc khi chưa có mã hộ."
        case .householdCode: "Mã hộ trong sổ. Hộ mới: để trống, sổ cấp mã khi nhận."
        case .neighbourhood: "Tên tổ dân phố như trong danh mục. Bắt buộc."
        case .address: "Số nhà, kiệt, đường."
        case .name: "Họ, đệm và tên, có dấu. Bắt buộc."
        case .relation: one("relations") + " Bắt buộc; mỗi hộ một chủ hộ."
        case .birth: "Ngày/tháng/năm, ví dụ 07/03/1950. Chỉ biết tháng: 03/1950. Chỉ biết năm: 1950. Bắt buộc."
        case .sex: "Nam hoặc Nữ."
        case .number: "12 chữ số, giữ số 0 ở đầu. Chưa có thì để trống."
        case .ethnicity: "Tên dân tộc như trong danh mục."
        case .residence: Membership.allCases.map(\.label).joined(separator: ", ") + "."
        case .member(let fact): way(of: fact.shape)
        case .household(.b2): "Số điểm thiếu hụt của phiếu rà soát."
        case .household(let fact): way(of: fact.shape)
        case .causes: "Một hoặc nhiều nguyên nhân trong danh mục, cách nhau bằng dấu chấm phẩy."
        }
    }

    private func way(of shape: FactShape) -> String {
        switch shape {
        case .flag: "Có, Không, Chưa biết, Từ chối trả lời hoặc Không áp dụng."
        case .code(let list): one(list)
        case .number(let scale, let unit):
            scale == 1 ? "Số nguyên, \(unit)." : "Số, \(unit); phần lẻ sau dấu phẩy: 45,5."
        }
    }

    /// Few words stand here; many stand in the sheet of words.
    private func one(_ list: String) -> String {
        let labels = rules.list(list)?.items.map(\.label) ?? []
        return labels.count > 8 ? "Một mục trong danh mục." : "Một trong: " + labels.joined(separator: "; ") + "."
    }
}
