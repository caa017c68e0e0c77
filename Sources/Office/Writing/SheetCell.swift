import Vocabulary

/// What is written into a cell. Text is always text: `=1+1` and `012345678901` stay as they are.
public enum SheetValue: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int64)
    case number(Double)
    case day(Day)
    case flag(Bool)
}

extension SheetValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
}

/// A cell with its look, possibly over several columns and rows.
public struct SheetCell: Hashable, Sendable {
    /// What stands in it.
    public var value: SheetValue
    /// nil: the style of the column.
    public var style: CellStyle?
    /// Columns that the cell takes up. Under a cell that reaches down, write `.covered` in the rows below.
    public var across: Int
    /// Rows that the cell takes up.
    public var down: Int

    /// A cell, of one column and one row unless said otherwise.
    public init(_ value: SheetValue, _ style: CellStyle? = nil, across: Int = 1, down: Int = 1) {
        precondition(across >= 1 && down >= 1, "a cell takes up at least one column and one row")
        self.value = value
        self.style = style
        self.across = across
        self.down = down
    }

    /// The place of a cell that reaches here from the rows above; counts one column.
    public static let covered = SheetCell(.empty)
}

/// A column of a written sheet.
public struct SheetColumn: Hashable, Sendable {
    /// In characters of the default font, as Excel counts.
    public var width: Double
    /// How a value looks that is written without a style of its own.
    public var style: CellStyle

    /// A column of text, unless said otherwise.
    public init(width: Double, style: CellStyle = .text) {
        self.width = width
        self.style = style
    }
}

/// How a sheet is printed, on A4.
public struct PageSetup: Hashable, Sendable {
    /// Whether the long side lies down.
    public var isLandscape: Bool
    /// Margins in millimetres.
    public var left, right, top, bottom: Double
    /// Scales so that all columns stand on one page.
    public var fitsWidth: Bool
    /// Rows printed again on every page, from 0.
    public var repeatedRows: ClosedRange<Int>?
    /// At the head of every page.
    public var header: PageLine?
    /// At the foot of every page.
    public var footer: PageLine?

    /// An upright page with numbers at its foot, unless said otherwise.
    public init(
        isLandscape: Bool = false, left: Double = 20, right: Double = 15, top: Double = 20, bottom: Double = 20,
        fitsWidth: Bool = true, repeatedRows: ClosedRange<Int>? = nil, header: PageLine? = nil,
        footer: PageLine? = .pageNumbers
    ) {
        self.isLandscape = isLandscape
        (self.left, self.right, self.top, self.bottom) = (left, right, top, bottom)
        self.fitsWidth = fitsWidth
        self.repeatedRows = repeatedRows
        self.header = header
        self.footer = footer
    }
}

/// The line at the head or foot of every printed page. `{page}` and `{pages}` become numbers.
public struct PageLine: Hashable, Sendable {
    /// The three parts of the line.
    public var left, center, right: String

    /// A line whose parts are empty unless given.
    public init(left: String = "", center: String = "", right: String = "") {
        (self.left, self.center, self.right) = (left, center, right)
    }

    /// `Trang 1/3`, in the middle.
    public static let pageNumbers = PageLine(center: "Trang {page}/{pages}")

    /// In Excel's own signs.
    var code: String {
        [("&L", left), ("&C", center), ("&R", right)].filter { !$0.1.isEmpty }
            .map { $0.0 + escaped($0.1) }.joined()
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&&").replacing("{page}", with: "&P").replacing("{pages}", with: "&N")
    }
}
