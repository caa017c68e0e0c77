import Markup
import Registry
import Results
import Site
import Territory
import Vocabulary

/// *5 hộ gần thoát nhất*: how far each is from the lines, so that somebody can go there first.
func nearestHouseholds(_ model: TargetDetail) -> HTML {
    let places = Dictionary(model.areas.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    let rows: [[HTML]] = model.nearest.map { household in
        [
            "<a href=\"\(Links.household(household.household))\">\(household.code)</a>",
            HTML(text: household.headName), HTML(text: places[household.neighbourhood] ?? ""),
            HTML(text: line(household)), HTML(text: lacks(household)),
        ]
    }
    return """
        <h2>\(model.nearest.count) hộ gần thoát nhất</h2>
        <p>Xếp theo khoảng cách đến chuẩn, tính từ dữ liệu hôm nay. Đây là đề xuất để đến làm việc trước; chỉ quyết định \
        mới đổi diện của hộ.</p>
        \(DataTable(
            "Hộ gần thoát nhất",
            [
                .init("Mã hộ", .code), .init("Chủ hộ", .rowHeader), .init("Tổ dân phố", .code),
                .init("Cách chuẩn thu nhập"), .init("Cách mức thiếu hụt"),
            ],
            rows: rows, isCaptionHidden: true, empty: "<p>Không có hộ nghèo nào.</p>"))
        """
}

private func line(_ household: NearestHousehold) -> String {
    if household.isOver {
        return "dữ liệu đã ra khỏi hộ nghèo (\(household.proposed.label.lowercased())), chờ quyết định"
    }
    if let points = household.points {
        return points == 0 ? "đã vượt mức điểm B1" : "thiếu \(Shown.number(points)) điểm B1 để vượt"
    }
    if let income = household.income {
        return income == 0 ? "đã vượt chuẩn thu nhập" : "thiếu \(Shown.money(income))/người/tháng để vượt"
    }
    return "chưa có điểm B1 hoặc thu nhập"
}

private func lacks(_ household: NearestHousehold) -> String {
    guard let lacks = household.lacks else { return household.isOver ? "" : "chưa rõ" }
    return "hết \(lacks) thiếu hụt thì thành hộ cận nghèo"
}
