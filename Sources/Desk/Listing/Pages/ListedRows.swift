import Markup
import Registry
import Site
import Vocabulary

/// The counts of a comparison, each opening its rows.
struct ListedTallies: HTMLPart {
    private let listing: Key
    private let counts: ListingCounts
    private let current: ListingOutcome?
    private let opens: Bool

    /// - Parameter opens: whether the rows may be read.
    init(_ listing: Key, _ counts: ListingCounts, current: ListingOutcome?, opens: Bool = true) {
        self.listing = listing
        self.counts = counts
        self.current = current
        self.opens = opens
    }

    var html: HTML {
        Tallies(
            "Các hộ của tệp so với sổ",
            ListingOutcome.allCases.map { outcome in
                let count = counts[outcome]
                return .init(
                    outcome.label, count, opens && count > 0 ? Links.rows(outcome, of: listing) : nil,
                    standing: count > 0 ? standing(outcome) : .neutral, isCurrent: outcome == current)
            }
        ).html
    }

    private func standing(_ outcome: ListingOutcome) -> Standing {
        switch outcome {
        case .refused: .missed
        case .absent: .attention
        case .new, .changed, .unchanged: .neutral
        }
    }
}

/// The households of one outcome: what is wrong with each, or what changes, before and after.
struct ListedRows: HTMLPart {
    private let page: ListedPage
    private let outcome: ListingOutcome
    private let address: Address

    init(_ page: ListedPage, _ outcome: ListingOutcome, address: Address) {
        self.page = page
        self.outcome = outcome
        self.address = address
    }

    static func title(_ outcome: ListingOutcome) -> String {
        switch outcome {
        case .new: "Hộ mới"
        case .changed: "Hộ thay đổi"
        case .unchanged: "Hộ không đổi nhưng có cảnh báo"
        case .refused: "Hộ bị từ chối"
        case .absent: "Hộ có trong sổ, vắng trong tệp"
        }
    }

    var html: HTML {
        """
        \(DataTable(
            ListedRows.title(outcome),
            [
                .init("Chủ hộ", .rowHeader), .init("Dòng", .number), .init("Tổ dân phố"), .init("Khẩu", .number),
                .init(detail),
            ],
            rows: page.rows.map(row), isCaptionHidden: true, empty: "<p>\(nothing)</p>"))
        \(when: page.pageCount > 1, Pager(
            page: page.page, size: page.size, total: page.total, unit: "hộ", address: address).html)
        """
    }

    private var detail: String {
        switch outcome {
        case .refused: "Lỗi và cách sửa"
        case .changed: "Thay đổi: trước → sau"
        case .new, .unchanged, .absent: "Ghi chú"
        }
    }

    private var nothing: String {
        outcome == .unchanged ? "Không hộ nào trong số này có cảnh báo." : "Không có hộ nào thuộc loại này."
    }

    private func row(_ row: ListedRow) -> [HTML] {
        [
            name(row), HTML(text: row.line.map { Shown.number($0) } ?? "–"), HTML(text: row.neighbourhood),
            HTML(text: Shown.number(row.people)), details(row),
        ]
    }

    private func name(_ row: ListedRow) -> HTML {
        let name = row.name.isEmpty ? "(chưa có tên)" : row.name
        let code: HTML = row.code.isEmpty ? "" : "<br/><span class=\"hint\">\(row.code)</span>"
        guard let key = row.key else { return "\(name)\(code)" }
        return "<a href=\"\(Links.household(key))\">\(name)</a>\(code)"
    }

    private func details(_ row: ListedRow) -> HTML {
        // A refused household changes nothing.
        let changed = outcome == .changed ? row.changes : []
        let changes: [HTML] = changed.map { change in
            let whose = change.member.map { $0 + " · " } ?? ""
            return "<li>\(whose)\(change.field): \(Change(from: change.before.known, to: change.after.known))</li>"
        }
        let faults: [HTML] = row.faults.map { "<li>\($0.sentence)</li>" }
        let warnings: [HTML] = row.warnings.map { "<li>\(Badge(.attention, "Đáng ngờ")) \($0.sentence)</li>" }
        let lines = faults + changes + warnings
        return lines.isEmpty ? "–" : "<ul>\(lines)</ul>"
    }
}

extension String {
    fileprivate var known: String? { isEmpty ? nil : self }
}
