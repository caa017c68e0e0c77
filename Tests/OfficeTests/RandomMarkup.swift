/// Worksheets and tables of shared texts as chance writes them: mostly in the usual form, sometimes in others.
enum RandomMarkup {
    static func make(_ random: inout RandomNumbers) -> (sheet: String, shared: String) {
        var shared = "<sst xmlns=\"m\" count=\"9\">"
        let texts = Int.random(in: 1...6, using: &random)
        for _ in 0..<texts { shared += "<si>" + richText(&random) + "</si>" }
        shared += random.chance(20) ? "<!-- end --></sst>" : "</sst>"
        var sheet = random.chance(2) ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n" : ""
        sheet += "<worksheet xmlns=\"m\"><dimension ref=\"A1\"/><sheetData>"
        var number = 0
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            number += random.chance(3) ? Int.random(in: 1...9, using: &random) : 1
            let reference = random.chance(6) ? "" : " r=\"\(number)\""
            sheet +=
                "<row\(reference)\(random.chance(4) ? " spans='1:3' ht=\"1\"" : "")>" + cells(number, texts, &random)
            sheet += "</row>" + space(&random)
        }
        return (sheet + "</sheetData><pageMargins left=\"1\"/></worksheet>", shared)
    }

    private static func cells(_ row: Int, _ texts: Int, _ random: inout RandomNumbers) -> String {
        var (output, column) = ("", 0)
        for _ in 0..<Int.random(in: 0...7, using: &random) {
            column += random.chance(4) ? Int.random(in: 1...30, using: &random) : 1
            let style = random.chance(3) ? " s=\"\(Int.random(in: 0...3, using: &random))\"" : ""
            let head = (random.chance(6) ? "" : " r=\"\(letters(column))\(row)\"") + style
            output += cell(head, texts, &random) + space(&random)
        }
        return output
    }

    private static func cell(_ head: String, _ texts: Int, _ random: inout RandomNumbers) -> String {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return "<c\(head)/>"
        case 1, 2: return "<c\(head) t=\"s\"><v>\(Int.random(in: 0..<texts, using: &random))</v></c>"
        case 3: return "<c\(head) t=\"inlineStr\"><is>\(richText(&random))</is></c>"
        case 4: return "<c\(head) t=\"str\"><f>A1&amp;B1</f><v>\(text(&random))</v></c>"
        case 5: return "<c\(head) t=\"b\"><v>\(random.pick(["0", "1", ""]))</v></c>"
        case 6: return "<c\(head) t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
        case 7: return "<c\(head) t=\"d\"><v>\(random.pick(["2026-01-31", "1999-12-31T23:59:59", "x"]))</v></c>"
        default:
            let numbers = ["0", "-1.5", "1234567", "1E+3", " 7 ", "46082001234", "", "0.1", "-", "123456789012345678"]
            return "<c\(head)><v>\(random.pick(numbers))</v></c>"
        }
    }

    private static func richText(_ random: inout RandomNumbers) -> String {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return "<t/>"
        case 1: return ""
        case 2: return "<r><rPr><b/><sz val=\"9\"/></rPr><t>\(text(&random))</t></r><r><t>\(text(&random))</t></r>"
        case 3: return "<t>\(text(&random))</t><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh><phoneticPr fontId=\"1\"/>"
        default: return "<t xml:space=\"preserve\">\(text(&random))</t>"
        }
    }

    private static func text(_ random: inout RandomNumbers) -> String {
        let pieces = [
            "Trần", " ", "Thị", "Bưởi", "a", "&amp;", "&lt;", "&#272;", "&#x1F33E;", "\r\n", "\n", "\r", "_x000D_",
            "_x0041",
            "_", "_xD83C__xDF3E_", "_xD83C_", "007", "\"", ">", "'", "=1+1", "\t", "漢", "\u{1F33E}",
        ]
        var output = ""
        for _ in 0..<Int.random(in: 0...6, using: &random) { output += random.pick(pieces) }
        if random.chance(25) { output += "<![CDATA[<b>]]>" }
        if random.chance(40) { output += "<!-- c -->" }
        return output
    }

    private static func space(_ random: inout RandomNumbers) -> String {
        random.chance(30) ? "<!-- s -->" : random.chance(6) ? "\r\n  " : ""
    }

    private static func letters(_ column: Int) -> String {
        var (rest, output) = (column, "")
        while rest > 0 {
            output = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + output
            rest = (rest - 1) / 26
        }
        return output
    }
}
