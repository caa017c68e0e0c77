import Rulebook
import Vocabulary

/// The words by which officials' lists name their columns, folded.
enum HeaderPhrases {
    /// Whole headers.
    static let exact: [String: ListColumn] = {
        var words: [String: ListColumn] = [:]
        for (column, phrases) in others { for phrase in phrases { words[phrase] = column } }
        // The template's own words win over whatever stands above.
        for column in TemplateColumn.all {
            let short = column.header.split(separator: "(").first.map(String.init) ?? ""
            for text in [column.header, column.id, short] { words[VietnameseText.folded(text)] = .template(column) }
        }
        return words
    }()

    /// The column whose words all stand in a longer header; the first that fits.
    static func column(holding header: String) -> ListColumn? {
        // Rows of people are read as headers too until the headers are found, and hold hardly any of these words.
        let mayFit = header.split(separator: " ").flatMap { byFirstWord[$0] ?? [] }
        guard !mayFit.isEmpty else { return nil }
        let padded = " \(header) "
        return mayFit.sorted().lazy.map { parts[$0] }.first { part in
            part.all.allSatisfy { padded.contains(" \($0) ") } && !part.none.contains { padded.contains(" \($0) ") }
        }?.column
    }

    private static let others: [(ListColumn, [String])] = [
        (.ordinal, ["stt", "tt", "so tt", "so thu tu"]),
        (.memberNumber, ["stt thanh vien", "stt nhan khau", "stt tv", "so thu tu thanh vien", "tt thanh vien"]),
        (
            .template(.householdNumber),
            [
                "stt ho gia dinh", "stt chu ho", "so thu tu ho", "tt ho", "so tt ho", "ho so", "stt theo ho",
            ]
        ),
        (.template(.householdCode), ["ma ho gia dinh", "ma so ho", "ma ho ngheo", "ma ho dan", "ma dinh danh ho"]),
        (
            .template(.neighbourhood),
            [
                "to dan pho thon", "to dan pho so", "tdp", "thon", "thon to dan pho", "thon tdp", "tdp thon", "to",
                "ap",
                "khu pho", "thon ban", "ban", "thon xom", "khu dan cu", "to dp", "dia ban", "noi o thon to dan pho",
                "ten to dan pho", "ten thon", "thon ap", "thon ban to dan pho", "thon ap ban to dan pho",
            ]
        ),
        (
            .template(.address),
            [
                "noi o", "noi o hien nay", "dia chi thuong tru", "noi thuong tru", "cho o hien nay", "noi cu tru",
                "dia chi noi o", "so nha", "so nha duong", "noi dang ky thuong tru",
            ]
        ),
        (.headName, ["ho va ten chu ho", "ho ten chu ho", "ten chu ho", "chu ho", "ho va ten nguoi dung dau ho"]),
        (
            .template(.name),
            [
                "ho ten", "ho va ten thanh vien", "ho ten thanh vien", "ten thanh vien", "ho va ten cac thanh vien",
                "ho va ten nhan khau", "thanh vien", "ho ten nhan khau", "ho va ten chu ho va thanh vien",
                "ho va chu dem ten",
                "ho ten chu ho va cac thanh vien", "ho va ten chu ho va cac thanh vien trong ho", "ho dem va ten",
            ]
        ),
        (.template(.relation), ["quan he chu ho", "quan he", "qh voi chu ho", "moi quan he voi chu ho", "qhch"]),
        (
            .template(.birth),
            [
                "ngay thang nam sinh", "nam sinh", "ngay sinh nam sinh", "sinh ngay", "nam sinh ngay sinh",
                "ngay thang sinh",
            ]
        ),
        (.template(.sex), ["gioi", "phai", "nam nu", "gt"]),
        (
            .template(.number),
            [
                "so dinh danh ca nhan", "cccd", "so cccd", "so dinh danh ca nhan cccd", "so cmnd", "cmnd", "cmnd cccd",
                "cccd cmnd", "so cmnd cccd", "so can cuoc", "can cuoc", "so ddcn", "ddcn", "so cccd cmnd ddcn",
                "ma dinh danh",
            ]
        ),
        (.template(.ethnicity), ["dt", "thanh phan dan toc"]),
        (.template(.residence), ["tinh trang cu tru", "loai cu tru"]),
        (.template(.member(.healthInsurance)), ["bhyt", "co the bhyt"]),
        (.template(.member(.disabled)), ["nguoi khuyet tat"]),
        (
            .template(.member(.merit)),
            [
                "thanh vien co cong", "la thanh vien co cong", "is thanh vien co cong", "nguoi co cong voi cach mang",
                "ncc",
            ]
        ),
        (.template(.household(.livingArea)), ["dien tich nha o m2", "dien tich nha o", "dien tich nha"]),
        (.template(.household(.b1)), ["b1", "tong diem b1", "diem thu nhap", "so diem b1"]),
        (.template(.household(.b2)), ["b2", "tong diem b2", "diem thieu hut", "so diem b2"]),
        (.template(.household(.income)), ["thu nhap", "thu nhap binh quan", "thu nhap bq"]),
        (.template(.causes), ["nguyen nhan", "nguyen nhan ngheo chinh"]),
        (
            .category,
            [
                "phan loai ho", "phan loai", "loai ho", "dien ho", "dien", "ket qua ra soat", "ket qua phan loai",
                "ket qua cong nhan", "phan loai ho sau ra soat", "doi tuong ho", "ket qua",
            ]
        ),
        (.categoryMark(.poor), ["ho ngheo", "ngheo", "hn"]),
        (.categoryMark(.nearPoor), ["ho can ngheo", "can ngheo", "hcn"]),
        (.decisionNumber, ["so qd cong nhan", "so qd", "so quyet dinh", "quyet dinh so", "so quyet dinh cong nhan"]),
        (
            .decisionDay,
            [
                "ngay ban hanh qd", "ngay ban hanh quyet dinh", "ngay qd", "ngay quyet dinh", "ngay ky qd", "ngay ky",
                "ngay ky quyet dinh", "ngay ban hanh",
            ]
        ),
        (
            .noted(.area),
            [
                "tinh", "tinh thanh pho", "thanh pho", "huyen", "ma huyen", "xa", "ma xa", "phuong", "xa phuong",
                "phuong xa",
                "ma phuong", "ma tinh", "quan huyen", "ma xa phuong",
            ]
        ),
        (.noted(.people), ["so khau", "nhan khau", "so nhan khau", "tong so khau", "khau", "so nguoi"]),
        (.noted(.phone), ["dien thoai", "so dien thoai", "sdt", "dt lien he"]),
        (.noted(.minority), ["ho dtts", "dtts", "is dtts", "la dtts", "ho dan toc thieu so"]),
        (.noted(.localPeople), ["ho dttc", "dttc", "ho dan toc tai cho", "dan toc tai cho"]),
        (
            .noted(.policy),
            ["ho cscc", "cscc", "ho chinh sach co cong", "ho co cong", "ho chinh sach", "ho co nguoi co cong"]
        ),
        (
            .noted(.cannotWork),
            [
                "ho khong knld", "khong knld", "ho khong co kha nang lao dong", "is khong kha nang ld",
                "khong kha nang ld",
                "khong co kha nang lao dong", "ho khong co kha nang ld", "la khong kha nang ld",
            ]
        ),
        (
            .noted(.movement),
            [
                "ngheo moi", "tai ngheo", "ngheo cu", "can ngheo moi", "tai can ngheo", "can ngheo cu", "phat sinh",
                "phat sinh moi", "ho ngheo moi", "ho tai ngheo", "ho ngheo cu", "ho can ngheo moi", "ho tai can ngheo",
                "ho can ngheo cu", "moi", "cu",
            ]
        ),
        (.noted(.remark), ["ghi chu", "gc", "chu thich"]),
        (.noted(.signature), ["ky nhan", "ky ten", "chu ky"]),
    ]

    private struct Part {
        let column: ListColumn
        let all: [String]
        let none: [String]

        init(_ column: ListColumn, _ all: String, none: String = "") {
            self.column = column
            self.all = all.split(separator: "|").map(String.init)
            self.none = none.split(separator: "|").map(String.init)
        }
    }

    /// The places of the parts whose first phrase begins with a word.
    private static let byFirstWord: [Substring: [Int]] = Dictionary(
        grouping: parts.indices, by: { parts[$0].all[0].prefix { $0 != " " } })

    // Words that one header holds beside others; what is told more exactly stands before what is told less.
    private static let parts: [Part] = [
        Part(.memberNumber, "stt|thanh vien"), Part(.template(.householdNumber), "stt|ho"),
        Part(.template(.number), "cccd", none: "ngay cap|noi cap|ngay|nguoi nhan"),
        Part(.template(.number), "cmnd", none: "ngay cap|noi cap|ngay"),
        Part(.template(.number), "dinh danh", none: "ngay"), Part(.template(.number), "can cuoc", none: "ngay|noi cap"),
        Part(.template(.relation), "quan he"),
        Part(.template(.birth), "nam sinh"), Part(.template(.birth), "ngay sinh"),
        Part(.template(.name), "ten|thanh vien"), Part(.headName, "ten chu ho"),
        Part(.template(.name), "ho va ten", none: "nguoi nhan|chu ho"),
        Part(.template(.name), "ho ten", none: "nguoi nhan|chu ho"), Part(.template(.sex), "gioi tinh"),
        Part(.template(.householdCode), "ma ho"), Part(.decisionNumber, "so qd"),
        Part(.decisionNumber, "so quyet dinh"), Part(.decisionDay, "ngay|qd"), Part(.decisionDay, "ngay|quyet dinh"),
        Part(.template(.household(.b1)), "b1"), Part(.template(.household(.b2)), "b2"),
        Part(.template(.member(.merit)), "thanh vien|co cong"),
        Part(.noted(.cannotWork), "kha nang lao dong"), Part(.noted(.cannotWork), "knld"),
        Part(.noted(.policy), "ho|co cong"), Part(.noted(.minority), "dan toc thieu so"),
        Part(.noted(.localPeople), "dan toc|tai cho"), Part(.template(.ethnicity), "dan toc"),
        Part(.template(.causes), "nguyen nhan"), Part(.category, "phan loai"),
        Part(.template(.neighbourhood), "to dan pho"), Part(.template(.neighbourhood), "thon"),
        Part(.template(.address), "dia chi"), Part(.template(.address), "thuong tru", none: "tinh trang"),
        Part(.template(.member(.healthInsurance)), "bhyt", none: "ho tro|so|ma"),
        Part(.template(.member(.healthInsurance)), "the bao hiem y te", none: "so|ma"),
        Part(.noted(.phone), "dien thoai"), Part(.noted(.people), "nhan khau"), Part(.noted(.people), "so khau"),
        Part(.noted(.support), "ho tro"), Part(.noted(.remark), "ghi chu"),
    ]
}
