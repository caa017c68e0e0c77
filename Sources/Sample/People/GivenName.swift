import Rulebook

/// Đệm and tên, as parents of each time have liked them.
enum GivenName {
    /// - Parameter birthYear: decides the fashion.
    static func draw(_ sex: Sex, birthYear: Int, _ random: inout SplitMix64) -> String {
        let fashion = fashion(sex, birthYear)
        let middle = fashion.middle.pick(&random)
        var given = random.pick(fashion.given)
        // Nobody is called Ngọc Ngọc.
        while middle.hasSuffix(given) { given = random.pick(fashion.given) }
        return middle.isEmpty ? given : middle + " " + given
    }

    private struct Fashion: Sendable {
        let middle: Weighted<String>
        let given: [String]

        init(_ given: String, middle: KeyValuePairs<String, Int>) {
            self.given = given.split(separator: " ").map(String.init)
            self.middle = Weighted(middle)
        }
    }

    private static func fashion(_ sex: Sex, _ birthYear: Int) -> Fashion {
        switch (sex, birthYear) {
        case (.female, ..<1966): oldWomen
        case (.female, ..<1996): women
        case (.female, _): girls
        case (.male, ..<1966): oldMen
        case (.male, ..<1996): men
        case (.male, _): boys
        }
    }

    private static let oldWomen = Fashion(
        """
        Bưởi Bé Cúc Chút Diệu Đào Điểu Gái Gấm Hoa Huê Hường Huệ Khuê Lan Liên Lợi Lựu Mai Mận Nga Nhạn Nở Phượng \
        Quýt Sen Sương Tâm Thảo Thí Thỏa Thuận Tuyết Vui Xuân Yến Hạnh Hiền Hòa Bích
        """, middle: ["Thị": 92, "": 4, "Thị Ngọc": 2, "Thị Kim": 2])
    private static let women = Fashion(
        """
        Anh Ánh Bình Châu Chi Dung Duyên Giang Hà Hằng Hạnh Hiền Hoa Hồng Huyền Hương Lan Liên Linh Loan Ly Mai Minh \
        My Nga Ngân Ngọc Nguyệt Nhàn Nhi Nhung Oanh Phương Phượng Quyên Sương Tâm Thảo Thu Thúy Thủy Trang Trâm Vân Yến
        """,
        middle: [
            "Thị": 60, "Thị Thanh": 8, "Thị Kim": 6, "Thị Ngọc": 6, "Thị Thu": 5, "Thị Mỹ": 4, "Thị Hồng": 4,
            "Thị Bích": 3, "Ngọc": 2, "Thị Minh": 2,
        ])
    private static let girls = Fashion(
        """
        An Anh Ánh Chi Châu Diệp Giang Hà Hân Khuê Lam Linh Ly Mai My Na Ngân Nghi Nguyên Nhi Như Oanh Phương Quyên \
        Quỳnh Tâm Thảo Thư Thy Trang Trâm Trân Trúc Tuyền Uyên Vân Vy Yến
        """,
        middle: [
            "Thị": 14, "Ngọc": 10, "Bảo": 10, "Thị Ngọc": 6, "Khánh": 7, "Minh": 7, "Thanh": 6, "Phương": 6, "Quỳnh": 5,
            "Gia": 5, "Hoài": 4, "Thùy": 4, "Thị Thảo": 4, "Thị Như": 4, "Tường": 3, "Diệu": 3, "Hà": 2,
        ])
    private static let oldMen = Fashion(
        """
        Ái Bé Bình Bốn Chắt Châu Chiến Cư Dõng Đá Đính Đức Hai Hòa Hưng Khoa Lành Lộc Lợi Minh Mua Nam Nghi Phú Phước \
        Quế Quý Sáu Soạn Sơn Tá Tám Thành Thạnh Thiện Thọ Tư Vinh Xê Xuân
        """,
        middle: ["Văn": 48, "Đình": 10, "Xuân": 8, "Hữu": 8, "Viết": 7, "": 6, "Ngọc": 5, "Quang": 4, "Đức": 4])
    private static let men = Fashion(
        """
        An Anh Bảo Bình Công Cường Chung Dũng Duy Đạt Định Đông Đức Hải Hậu Hiếu Hòa Hoàng Hùng Huy Hưng Khánh Khoa Lâm \
        Linh Long Lộc Mẫn Minh Nam Nghĩa Nhân Phong Phú Phúc Phương Quân Quang Quốc Sơn Tài Tâm Tân Thành Thắng Thịnh \
        Thuận Tiến Tín Toàn Trí Trung Tú Tuấn Vinh Vũ
        """,
        middle: [
            "Văn": 36, "Đình": 9, "Xuân": 7, "Hữu": 9, "Viết": 6, "Ngọc": 6, "Quang": 7, "Đức": 6, "Minh": 5,
            "Quốc": 4, "Công": 3, "Thanh": 2,
        ])
    private static let boys = Fashion(
        """
        An Anh Bách Bảo Bin Cường Duy Dương Đạt Đăng Đức Hải Hiếu Hoàng Huy Hưng Kha Khang Khánh Khoa Khôi Kiên Kiệt Lâm \
        Long Lộc Minh Nam Nghĩa Nguyên Nhân Nhật Phát Phong Phú Phúc Quân Quang Quốc Sơn Tài Thành Thiên Thịnh Tiến Tín \
        Trí Trung Tuấn Việt Vinh Vũ
        """,
        middle: [
            "Văn": 12, "Gia": 11, "Minh": 10, "Quốc": 9, "Đức": 8, "Bảo": 7, "Nhật": 7, "Anh": 6, "Hoàng": 5, "Đình": 5,
            "Hữu": 5, "Quang": 5, "Tuấn": 4, "Thiên": 3, "Ngọc": 3,
        ])
}
