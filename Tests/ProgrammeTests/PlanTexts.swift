import Foundation
import Programme
import Vocabulary

enum PlanTexts {
    /// The text of the plan that ships with the program.
    static var shipped: String {
        get throws { try String(contentsOf: root.appending(path: "Plans/kim-tra-2026.yaml"), encoding: .utf8) }
    }

    static var kimTra: Plan { get throws { try PlanFile(yaml: shipped).plan } }

    static func small(limit: Int, rate: String) -> String {
        """
        area: "20017"
        year: 2026
        title: Kế hoạch thử
        targets:
          - {id: count, label: Hộ nghèo, section: Mục I, quote: "dưới \(limit) hộ", unit: hộ, comparison: below,
             limit: \(limit), measure: poor_households, due: "2026-12-31"}
          - {id: rate, label: Tỷ lệ, section: Mục I, quote: "dưới \(rate) %", unit: "%", comparison: below,
             limit: \(rate), measure: poor_rate, decided_by: count, due: "2026-12-31"}
        """
    }

    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

extension Day {
    /// A day that the test wrote itself.
    static func iso(_ text: String) -> Day {
        guard let day = Day(iso: text) else { preconditionFailure("no such day: \(text)") }
        return day
    }
}
