import Rulebook
import Vocabulary

/// A named pattern in the trace that an auditor looks at first. None of them proves anything.
public enum UnusualCheck: String, Sendable, CaseIterable {
    case nearLimit = "sat-nguong"
    case afterSigning = "sau-ky"
    case againstProposal = "khac-de-xuat"
    case atNight = "ban-dem"
    case manyEdits = "sua-nhieu"
    case manyLooks = "xem-nhieu"
    case manyNumbers = "tim-so-nhieu"
    case manyRefusals = "bi-tu-choi"

    /// What the page calls it.
    public var label: String {
        switch self {
        case .nearLimit: "Sửa điểm B1 qua ngưỡng, kết quả sát ngưỡng"
        case .afterSigning: "Sửa câu trả lời sau khi quyết định đã ký, trước khi ghi nhận"
        case .againstProposal: "Công nhận khác đề xuất của quy định"
        case .atNight: "Ghi vào sổ lúc ban đêm"
        case .manyEdits: "Một người sửa nhiều hộ trong một ngày"
        case .manyLooks: "Một người xem nhiều hồ sơ trong một ngày"
        case .manyNumbers: "Một người tìm nhiều số định danh trong một ngày"
        case .manyRefusals: "Một tài khoản bị từ chối nhiều lần trong một ngày"
        }
    }

    /// What is looked for, with the numbers that the rules give.
    public func explanation(_ limits: UnusualLimits) -> String {
        switch self {
        case .nearLimit:
            "Điểm B1 của hộ được sửa từ bên này sang bên kia ngưỡng của chuẩn, và điểm mới cách ngưỡng không quá "
                + "\(limits.pointsNear) điểm."
        case .afterSigning:
            "Câu trả lời của hộ có trong quyết định được sửa từ ngày ký đến lúc ghi nhận: có thể là sửa cho khớp."
        case .againstProposal:
            "Quyết định có từ \(limits.againstProposal) hộ có kết quả khác với điều quy định đề xuất lúc ghi nhận."
        case .atNight: "Mục ghi từ \(limits.nightBegins) giờ đến \(limits.nightEnds) giờ sáng."
        case .manyEdits: "Từ \(limits.editsADay) hộ trong một ngày, không kể lần nhập danh sách."
        case .manyLooks: "Từ \(limits.looksADay) lượt trong một ngày."
        case .manyNumbers: "Từ \(limits.numbersADay) lượt trong một ngày."
        case .manyRefusals: "Từ \(limits.refusalsADay) lần trong một ngày."
        }
    }

    /// Whether it counts looks, not writes.
    public var look: LookKindCounted? {
        switch self {
        case .manyLooks: .household
        case .manyNumbers: .number
        case .manyRefusals: .refused
        default: nil
        }
    }

    /// Which looks a check counts.
    public enum LookKindCounted: Sendable { case household, number, refused }
}

/// The numbers of the checks: parameters of the rules, each the program's own choice or the installation's.
public struct UnusualLimits: Sendable {
    let daysLooked: Int64
    let nightBegins: Int64
    let nightEnds: Int64
    let pointsNear: Int64
    let editsADay: Int64
    let againstProposal: Int64
    let looksADay: Int64
    let numbersADay: Int64
    let refusalsADay: Int64

    /// Nil where a parameter has no number: nothing is checked by a number that nobody gave.
    init?(_ rules: RuleLibrary, on day: Day) {
        func number(_ id: String) -> Int64? { rules.parameter("trace_" + id, on: day)?.value?.number }
        guard let daysLooked = number("days_looked"), let nightBegins = number("night_begins"),
            let nightEnds = number("night_ends"), let pointsNear = number("points_near"),
            let editsADay = number("edits_a_day"), let againstProposal = number("against_proposal"),
            let looksADay = number("looks_a_day"), let numbersADay = number("numbers_a_day"),
            let refusalsADay = number("refusals_a_day")
        else { return nil }
        (self.daysLooked, self.nightBegins, self.nightEnds) = (daysLooked, nightBegins, nightEnds)
        (self.pointsNear, self.editsADay, self.againstProposal) = (pointsNear, editsADay, againstProposal)
        (self.looksADay, self.numbersADay, self.refusalsADay) = (looksADay, numbersADay, refusalsADay)
    }

    /// How far back the checks look, in days.
    public var days: Int { Int(daysLooked) }
}

/// One finding: what, by whom, how often, and the entries that show it.
public struct UnusualFinding: Sendable {
    public let check: UnusualCheck
    /// As the name stood then.
    public let officerName: String
    /// Nil where it was written at the server.
    public let officer: Key?
    /// The day of it, or its last.
    public let day: Day
    /// Households, entries or looks, as the check counts.
    public let count: Int
    /// The entries of the trace, the newest first; empty where looks are counted.
    public let entries: [Key]
}
