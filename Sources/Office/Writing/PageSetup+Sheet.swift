import CXlsxWriter

extension PageSetup {
    /// Says the page in libxlsxwriter's words.
    func apply(to sheet: UnsafeMutablePointer<lxw_worksheet>) {
        let a4: UInt8 = 9
        worksheet_set_paper(sheet, a4)
        if isLandscape { worksheet_set_landscape(sheet) } else { worksheet_set_portrait(sheet) }
        worksheet_set_margins(sheet, left / 25.4, right / 25.4, top / 25.4, bottom / 25.4)
        if fitsWidth { worksheet_fit_to_pages(sheet, 1, 0) }
        if let repeatedRows {
            worksheet_repeat_rows(sheet, UInt32(repeatedRows.lowerBound), UInt32(repeatedRows.upperBound))
        }
        if let header { worksheet_set_header(sheet, header.code) }
        if let footer { worksheet_set_footer(sheet, footer.code) }
    }
}
