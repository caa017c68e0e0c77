import Markup

/// A value of a year, as a picture and as words.
public struct YearValue: Hashable, Sendable {
    /// `2024`, or any other name of a period.
    public let label: String
    /// Nil where nobody knows; the place stays empty.
    public let value: Double?
    /// The value as readers see it, with its unit: `95 hộ`.
    public let shown: String
    /// A second number of the same year, below its name: `1,12 %`.
    public let note: String
    /// Whether the figures before this one were counted by another rule, so that the two cannot be compared.
    public let startsAnew: Bool

    public init(_ label: String, _ value: Double?, shown: String, note: String = "", startsAnew: Bool = false) {
        self.label = label
        self.value = value
        self.shown = shown
        self.note = note
        self.startsAnew = startsAnew
    }
}

/// Bars over years with their values, and a mark where the way of counting changed.
public struct YearBars: HTMLPart {
    private let title: String
    private let values: [YearValue]
    private let breakNote: String

    /// - Parameters:
    ///   - title: what the bars show: "Tỷ lệ hộ nghèo".
    ///   - breakNote: what a mark between two bars means.
    public init(
        _ title: String, _ values: [YearValue], breakNote: String = "từ đây tính theo chuẩn khác, không so được"
    ) {
        self.title = title
        self.values = values
        self.breakNote = breakNote
    }

    public var html: HTML {
        let drawing = BarDrawing(values, width: 66, gap: 20, height: 150)
        let note: HTML? = values.contains(where: \.startsAnew) ? "<p class=\"chart-note\">┊ \(breakNote)</p>" : nil
        return """
            <figure class="chart"><figcaption>\(title)</figcaption>
            <svg class="bars" role="img" aria-label="\(title): \(spoken)" viewBox="0 0 \(drawing.totalWidth) \(height)" \
            width="\(drawing.totalWidth)" height="\(height)">
            <line class="axis" x1="0" x2="\(drawing.totalWidth)" y1="180" y2="180"/>
            \(drawing.bars.map(bar))</svg>\(note)</figure>
            """
    }

    private var height: Int { values.contains { !$0.note.isEmpty } ? 234 : 210 }

    private func bar(_ bar: BarDrawing.Bar) -> HTML {
        let top = 30 + bar.top
        let middle = bar.left + bar.width / 2
        let mark: HTML? = bar.value.startsAnew ? breakLine(at: bar.left - 10, from: 8, to: 200) : nil
        let note: HTML? = bar.value.note.isEmpty ? nil : noteLine(bar.value.note, at: middle)
        return """
            \(mark)<rect class="bar\(when: bar.isLast, " bar-last")" x="\(bar.left)" y="\(top)" width="\(bar.width)" \
            height="\(bar.height)"/>\
            <text class="bar-value" x="\(middle)" y="\(top - 8)" text-anchor="middle">\(bar.value.shown)</text>\
            <text class="bar-label" x="\(middle)" y="202" text-anchor="middle">\(bar.value.label)</text>\(note)
            """
    }

    private func noteLine(_ note: String, at middle: Int) -> HTML {
        "<text class=\"bar-note\" x=\"\(middle)\" y=\"226\" text-anchor=\"middle\">\(note)</text>"
    }

    private var spoken: String { Sparkline.spoken(values, breakNote: breakNote) }
}

/// The same bars without words, small enough to stand in a line of text or a cell.
public struct Sparkline: HTMLPart {
    private let title: String
    private let values: [YearValue]

    public init(_ title: String, _ values: [YearValue]) {
        self.title = title
        self.values = values
    }

    public var html: HTML {
        let drawing = BarDrawing(values, width: 14, gap: 5, height: 36)
        let spoken = Sparkline.spoken(values, breakNote: "cách tính khác")
        return """
            <svg class="sparkline" role="img" aria-label="\(title): \(spoken)" \
            viewBox="0 0 \(drawing.totalWidth) 40" width="\(drawing.totalWidth)" height="40">\
            \(drawing.bars.map(bar))</svg>
            """
    }

    private func bar(_ bar: BarDrawing.Bar) -> HTML {
        let mark: HTML? = bar.value.startsAnew ? breakLine(at: bar.left - 2, from: 0, to: 40) : nil
        return """
            \(mark)<rect class="bar\(when: bar.isLast, " bar-last")" x="\(bar.left)" y="\(bar.top + 4)" \
            width="\(bar.width)" height="\(bar.height)"/>
            """
    }

    /// The values as a sentence, for those who cannot see the bars.
    static func spoken(_ values: [YearValue], breakNote: String) -> String {
        values.map { value in
            let start = value.startsAnew ? "(\(breakNote)) " : ""
            return "\(start)\(value.label): \(value.shown)\(value.note.isEmpty ? "" : " (\(value.note))")"
        }.joined(separator: "; ")
    }
}

private func breakLine(at x: Int, from top: Int, to bottom: Int) -> HTML {
    "<line class=\"break\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(top)\" y2=\"\(bottom)\"/>"
}

/// Where the bars stand. All of them start at zero, so that twice as tall means twice as many.
struct BarDrawing {
    struct Bar {
        let value: YearValue
        let isLast: Bool
        let left: Int
        let top: Int
        let width: Int
        let height: Int
    }

    let bars: [Bar]
    let totalWidth: Int

    init(_ values: [YearValue], width: Int, gap: Int, height: Int) {
        let greatest = values.compactMap(\.value).max() ?? 0
        bars = values.enumerated().map { index, value in
            let share = greatest > 0 ? max(0, value.value ?? 0) / greatest : 0
            // A value that is there is never drawn as nothing.
            let tall = share > 0 ? max(2, Int((share * Double(height)).rounded())) : 0
            return Bar(
                value: value, isLast: index == values.count - 1, left: gap / 2 + index * (width + gap),
                top: height - tall, width: width, height: tall)
        }
        totalWidth = max(1, values.count * (width + gap))
    }
}
