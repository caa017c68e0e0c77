/// How a written cell looks.
public struct CellStyle: Hashable, Sendable {
    /// Where text stands between left and right; `automatic` puts numbers right and texts left.
    public enum Alignment: Sendable { case automatic, left, center, right, justified }
    /// Where text stands between top and bottom.
    public enum Height: Sendable { case top, middle, bottom }

    /// The name of the font.
    public var font: String
    /// In points.
    public var size: Double
    /// Heavier letters.
    public var isBold: Bool
    /// Slanted letters.
    public var isItalic: Bool
    /// Between left and right.
    public var alignment: Alignment
    /// Between top and bottom.
    public var height: Height
    /// Long text goes on in a new line instead of over the next cell.
    public var wraps: Bool
    /// A thin line around the cell.
    public var hasBorder: Bool
    /// The colour behind the text as `0xRRGGBB`.
    public var fill: UInt32?
    /// The colour of the text as `0xRRGGBB`.
    public var ink: UInt32?
    /// How a number in it is shown.
    public var format: NumberFormat

    /// Plain text of 11 points, unless said otherwise.
    public init(
        font: String = "Times New Roman", size: Double = 11, isBold: Bool = false, isItalic: Bool = false,
        alignment: Alignment = .automatic, height: Height = .middle, wraps: Bool = false, hasBorder: Bool = false,
        fill: UInt32? = nil, ink: UInt32? = nil, format: NumberFormat = .general
    ) {
        self.font = font
        self.size = size
        self.isBold = isBold
        self.isItalic = isItalic
        self.alignment = alignment
        self.height = height
        self.wraps = wraps
        self.hasBorder = hasBorder
        self.fill = fill
        self.ink = ink
        self.format = format
    }

    /// Text on the sheet outside a table.
    public static let plain = CellStyle()
    /// The head of a table: bold, centred, wrapped, bordered.
    public static let header = CellStyle(
        isBold: true, alignment: .center, wraps: true, hasBorder: true, fill: 0xE8_EEF4)
    /// The title over a table.
    public static let title = CellStyle(size: 14, isBold: true, alignment: .center)
    /// A bordered cell of text; what looks like a number stays as typed.
    public static let text = CellStyle(wraps: true, hasBorder: true, format: .text)
    /// A bordered whole number, grouped.
    public static let integer = CellStyle(alignment: .right, hasBorder: true, format: .integer)
    /// A bordered number with decimals, grouped.
    public static func decimal(_ places: Int) -> CellStyle {
        CellStyle(alignment: .right, hasBorder: true, format: .decimal(places))
    }
    /// A bordered day.
    public static let day = CellStyle(alignment: .center, hasBorder: true, format: .day)

    /// The same style but for a change.
    public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var copy = self
        change(&copy)
        return copy
    }
}

/// How a number is shown. The signs for thousands and decimals are those of the machine that opens the file:
/// 1.234.567,8 on one set to Vietnamese.
public enum NumberFormat: Hashable, Sendable {
    case general
    /// As typed, never read as a number: identity numbers, codes.
    case text
    case integer
    case decimal(Int)
    /// A percentage kept as it is said: 0.95 stands for 0,95 % and is shown without a sign.
    case percentage
    case day

    var code: String {
        switch self {
        case .general: "General"
        case .text: "@"
        case .integer: "#,##0"
        case .decimal(let places): places > 0 ? "#,##0." + String(repeating: "0", count: min(places, 9)) : "#,##0"
        case .percentage: "0.00"
        case .day: "dd/mm/yyyy"
        }
    }
}
