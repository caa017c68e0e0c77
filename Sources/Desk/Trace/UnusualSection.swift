import Access
import Markup
import Registry
import Site
import Vocabulary

/// Unusual things first: every named check, what it looks for, and what it found.
struct UnusualSection: HTMLPart {
    let model: TraceList

    var html: HTML {
        guard let limits = model.limits else {
            return "<p>Chưa soát việc bất thường: Kho quy định thiếu một tham số của phép soát.</p>"
        }
        let found = UnusualCheck.allCases.filter { check in model.findings.contains { $0.check == check } }
        let silent = UnusualCheck.allCases.filter { !found.contains($0) }
        return """
            <h2>Việc bất thường trong \(limits.days) ngày qua</h2>
            <p>Đây là chỗ nên xem trước, không phải kết luận. Con số của mỗi phép soát là lựa chọn của Vươn hoặc của đơn \
            vị, đặt ở <a href="\(Links.rules)">Kho quy định</a>, không phải quy định của pháp luật.</p>
            \(when: found.isEmpty, "<p>Không thấy việc nào.</p>", else: table(found, limits).html)
            \(when: !silent.isEmpty, Details("Đã soát và không thấy gì: \(silent.count) phép soát", list(silent, limits)).html)
            """
    }

    private func table(_ checks: [UnusualCheck], _ limits: UnusualLimits) -> DataTable {
        let rows = model.findings.map { finding -> [HTML] in
            [
                "<a href=\"\(address(finding))\">\(finding.check.label)</a>",
                HTML(text: finding.check.explanation(limits)), HTML(text: finding.officerName),
                HTML(text: finding.day.shown), HTML(text: Shown.number(finding.count)),
            ]
        }
        return DataTable(
            "Việc bất thường",
            [
                .init("Việc", .rowHeader), .init("Phép soát tìm gì"), .init("Ai"), .init("Ngày", .code),
                .init("Số lần", .number),
            ],
            rows: rows, isCaptionHidden: true, empty: "")
    }

    private func address(_ finding: UnusualFinding) -> Address {
        guard let counted = finding.check.look else { return Links.unusual(finding.check, by: finding.officer) }
        let kind: LookKind =
            switch counted {
            case .household: .household
            case .number: .numberSearch
            case .refused: .refused
            }
        return Links.looks.with("loai", kind.rawValue).with("can_bo", finding.officer?.description)
            .with("tu", finding.day.shown).with("den", finding.day.shown)
    }

    private func list(_ checks: [UnusualCheck], _ limits: UnusualLimits) -> HTML {
        let lines = checks.map { check -> HTML in
            "<li><strong>\(check.label)</strong>: \(check.explanation(limits))</li>"
        }
        return "<ul>\(lines)</ul>"
    }
}
