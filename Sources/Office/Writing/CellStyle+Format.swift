import CXlsxWriter

extension CellStyle {
    /// Says the style in libxlsxwriter's words.
    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        format_set_font_name(format, font)
        format_set_font_size(format, size)
        if isBold { format_set_bold(format) }
        if isItalic { format_set_italic(format) }
        if let code = alignment.code { format_set_align(format, code) }
        format_set_align(format, height.code)
        if wraps { format_set_text_wrap(format) }
        if hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if let ink { format_set_font_color(format, ink) }
        if let fill {
            format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_fg_color(format, fill)
        }
        if self.format != .general { format_set_num_format(format, self.format.code) }
    }
}

extension CellStyle.Alignment {
    fileprivate var code: UInt8? {
        switch self {
        case .automatic: nil
        case .left: UInt8(LXW_ALIGN_LEFT.rawValue)
        case .center: UInt8(LXW_ALIGN_CENTER.rawValue)
        case .right: UInt8(LXW_ALIGN_RIGHT.rawValue)
        case .justified: UInt8(LXW_ALIGN_JUSTIFY.rawValue)
        }
    }
}

extension CellStyle.Height {
    fileprivate var code: UInt8 {
        switch self {
        case .top: UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)
        case .middle: UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue)
        case .bottom: UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue)
        }
    }
}
