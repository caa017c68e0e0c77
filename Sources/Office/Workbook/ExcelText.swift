/// Text between Excel's way of keeping signs that XML does not allow (`_x000D_`) and the text itself.
enum ExcelText {
    /// The text as it may be handed to a writer of XML: signs that no file can hold are left out, and what only looks
    /// like an escape is escaped.
    static func writable(_ text: String) -> String {
        if isPlain(text) { return text }
        var output = ""
        for scalar in text.unicodeScalars where scalar != "\0" && scalar != "\u{FFFE}" && scalar != "\u{FFFF}" {
            output.unicodeScalars.append(scalar)
        }
        return output.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }

    /// Whether the text holds no `_x`, no NUL and nothing from U+F000 on, so that nothing is to be done.
    private static func isPlain(_ text: String) -> Bool {
        var previous: UInt8 = 1
        for byte in text.utf8 {
            if byte == 0 || byte == 0xEF || (byte == UInt8(ascii: "x") && previous == UInt8(ascii: "_")) {
                return false
            }
            previous = byte
        }
        return true
    }
}
