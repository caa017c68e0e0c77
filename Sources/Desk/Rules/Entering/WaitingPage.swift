import Markup
import Rulings
import Site

/// What waits for a second officer, and what was decided before.
struct WaitingModel: Sendable {
    let rulings: [Ruling]
    /// By rule, for those that ship or that are in force.
    let labels: [String: String]
}

func waitingPage(_ frame: PageFrame, _ model: WaitingModel) -> HTML {
    let waiting = model.rulings.filter { $0.state == .waiting }
    let decided = model.rulings.filter { $0.state != .waiting }
    return layout(
        frame, title: "Quy định chờ xác nhận",
        body: """
            \(heading("Quy định chờ xác nhận", lead: "Một người nhập theo văn bản, một người khác xem từng thay đổi rồi xác nhận."))
            \(RulingTable("Chờ xác nhận", waiting, labels: model.labels, empty: "<p>Không có bản nhập nào chờ xác nhận.</p>"))
            <h2>Đã xử lý</h2>
            \(RulingTable("Đã xử lý", decided, labels: model.labels, empty: "<p>Chưa có bản nhập nào được xử lý.</p>"))
            """)
}
