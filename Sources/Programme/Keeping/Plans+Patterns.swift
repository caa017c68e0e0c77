import Access
import Registry
import Storage
import Territory
import Vocabulary

extension Plans {
    /// A plan that ships with the program, as a commune would begin with it: its own as it is, another's renamed and
    /// marked.
    public func adopted(_ pattern: Plan, for commune: Key, by asking: Asking) async throws -> Plan {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read { connection in
            let area = try Plans.area(connection, commune, on: asking.today)
            let own = try Areas.commune(connection, code: pattern.heading.areaCode, on: asking.today)
            return pattern.adopted(byArea: area.code, named: area.name, insteadOf: own?.name ?? "")
        }
    }

    /// A plan that has nothing but its name and the headings that every such plan has.
    public func blank(year: Int, title: String, for commune: Key, by asking: Asking) async throws -> Plan {
        try asking.must(.readFigures, in: commune)
        let area = try await premises.database.read { try Plans.area($0, commune, on: asking.today) }
        return Plan(
            heading: PlanHeading(areaCode: area.code, year: year, title: title),
            items: Plans.headings.map { code, parent, number, title in
                PlanItem(code: code, parent: parent, kind: .heading, number: number, title: title)
            })
    }

    private static let headings: [(String, String?, String?, String?)] = [
        ("can-cu", nil, nil, nil),
        ("i", nil, "I.", "MỤC TIÊU"), ("i.1", "i", "1.", "Mục tiêu tổng quát"), ("i.2", "i", "2.", "Mục tiêu cụ thể"),
        ("ii", nil, "II.", "PHẠM VI, ĐỐI TƯỢNG VÀ THỜI GIAN THỰC HIỆN"),
        ("iii", nil, "III.", "CÁC GIẢI PHÁP CHỦ YẾU THỰC HIỆN"), ("iv", nil, "IV.", "NỘI DUNG HOẠT ĐỘNG"),
        ("v", nil, "V.", "KINH PHÍ THỰC HIỆN"), ("vi", nil, "VI.", "TỔ CHỨC THỰC HIỆN"),
        ("vii", nil, "VII.", "CHẾ ĐỘ BÁO CÁO"), ("noi-nhan", nil, nil, "Nơi nhận:"), ("ky", nil, nil, nil),
    ]
}
