import Markup
import Programme
import Rollup
import Site
import Territory

/// Who has sent nothing yet, and what is missing where something was sent.
///
/// - Parameter most: how many names a line has room for; nil for all of them.
func silence(_ figures: CityFigures, most: Int? = nil) -> HTML {
    let groups: [(String, [CommuneStanding])] = [
        ("chưa có sổ hộ, chưa ghi quyết định nào", figures.communes.filter { !$0.hasSent }),
        ("có sổ hộ nhưng chưa ghi quyết định công nhận", figures.sent.filter { !$0.hasRecognitions }),
        ("chưa có kế hoạch năm \(figures.year)", figures.sent.filter { $0.targets.isEmpty }),
        (
            "chưa ghi tổng số dân cư nên chưa tính được tỷ lệ",
            figures.sent.filter { $0.hasRecognitions && $0.measures[.poorRate] == nil }
        ),
    ]
    let lines: [HTML] = groups.filter { !$0.1.isEmpty }.map { what, communes in
        let named = communes.prefix(most ?? communes.count)
        let more = named.count < communes.count ? " và \(communes.count - named.count) nơi khác" : ""
        let names: [HTML] = named.map { "<a href=\"\(Links.start(of: $0.area))\">\($0.area.name)</a>" }
        return "<li><strong>\(communes.count) nơi \(what):</strong> \(names.joined(separator: ", "))\(more)</li>"
    }
    return """
        <h2>Còn thiếu từ phường, xã</h2>
        \(when: lines.isEmpty, "<p>Không thiếu: nơi nào cũng có sổ, quyết định, kế hoạch và tổng số dân cư.</p>")
        \(when: !lines.isEmpty, "<ul>\(lines)</ul>")
        """
}
