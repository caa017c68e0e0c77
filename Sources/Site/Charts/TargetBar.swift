import Markup

/// What is against what should be: a bar, and a mark where the target stands.
public struct TargetBar: HTMLPart {
    private let label: String
    private let actual: Double?
    private let target: Double
    private let actualShown: String
    private let targetShown: String
    private let standing: Standing

    /// - Parameters:
    ///   - label: what is counted.
    ///   - actual: nil where it is not known; then only the mark is drawn.
    ///   - targetShown: with its comparison: "dưới 77 hộ".
    ///   - standing: decides the colour; the words beside the bar say the same.
    public init(
        _ label: String, actual: Double?, target: Double, actualShown: String, targetShown: String, standing: Standing
    ) {
        self.label = label
        self.actual = actual
        self.target = target
        self.actualShown = actualShown
        self.targetShown = targetShown
        self.standing = standing
    }

    public var html: HTML {
        """
        <svg class="target-bar target-\(standing.rawValue)" role="img" \
        aria-label="\(label): hiện \(actualShown), mục tiêu \(targetShown), \(standing.label.lowercased())" \
        viewBox="0 0 1000 64" preserveAspectRatio="none" width="100%" height="22">\
        <rect class="track" x="0" y="14" width="1000" height="36"/>\
        <rect class="fill" x="0" y="14" width="\(place(of: actual ?? 0))" height="36"/>\
        <rect class="goal-edge" x="\(place(of: target) - 7)" y="0" width="14" height="64"/>\
        <rect class="goal" x="\(place(of: target) - 4)" y="0" width="8" height="64"/></svg>
        """
    }

    /// Thousandths of the width; the greater of the two stands at nine tenths.
    private func place(of value: Double) -> Int {
        let greatest = max(actual ?? 0, target)
        guard greatest > 0 else { return 4 }
        return max(4, Int((max(0, value) / greatest * 900).rounded()))
    }
}
