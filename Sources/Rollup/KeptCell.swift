import Results
import Vocabulary

/// A cell of a table as a row keeps it.
struct KeptCell {
    let state: String
    let value: Int64
    let among: Int64

    init(_ cell: OfficialTable.Cell) {
        switch cell {
        case .counted(let number): (state, value, among) = ("counted", number, 0)
        case .typed(let number): (state, value, among) = ("typed", number, 0)
        case .share(let ratio): (state, value, among) = ("share", ratio.numerator, ratio.denominator)
        case .rate(let ratio): (state, value, among) = ("rate", ratio.numerator, ratio.denominator)
        case .missing: (state, value, among) = ("missing", 0, 0)
        case .blank: (state, value, among) = ("blank", 0, 0)
        }
    }

    static func cell(_ state: String, _ value: Int64, _ among: Int64) -> OfficialTable.Cell {
        switch state {
        case "counted": .counted(value)
        case "typed": .typed(value)
        case "share": .share(Ratio(value, of: among))
        case "rate": .rate(Ratio(value, of: among))
        case "missing": .missing
        default: .blank
        }
    }
}
