import CXlsxWriter
import Foundation

extension SheetWriter {
    /// Lets cells of a column take only one of some choices.
    ///
    /// - Parameter rows: from 0.
    /// - Throws: when the choices are longer together than the 255 signs Excel allows: put them on a sheet and name
    ///   their place with `choices(column:rows:from:)`.
    public func choices(column: Int, rows: ClosedRange<Int>, _ choices: [String]) throws(WritingProblem) {
        try validate(column, rows, choices: choices)
    }

    /// Lets cells of a column take only what stands in a range, such as `='Danh mục'!$A$2:$A$41`.
    public func choices(column: Int, rows: ClosedRange<Int>, from range: String) throws(WritingProblem) {
        try validate(column, rows, formula: range)
    }

    private func validate(
        _ column: Int, _ rows: ClosedRange<Int>, choices: [String] = [], formula: String? = nil
    ) throws(WritingProblem) {
        var validation = lxw_data_validation()
        validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
        let kind = formula == nil ? LXW_VALIDATION_TYPE_LIST : LXW_VALIDATION_TYPE_LIST_FORMULA
        validation.validate = UInt8(kind.rawValue)
        // The library copies what it is given, so the copies here live until it has.
        var texts: [UnsafeMutablePointer<CChar>?] = (choices + [formula ?? ""]).map { strdup($0) }
        defer { texts.forEach { free($0) } }
        validation.value_formula = texts[choices.count]
        let last = texts[choices.count]
        texts[choices.count] = nil
        let code = texts.withUnsafeMutableBufferPointer { list in
            validation.value_list = list.baseAddress
            return worksheet_data_validation_range(
                sheet, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound), UInt16(column), &validation)
        }
        texts[choices.count] = last
        try check(code)
    }
}
