/// Which cell styles of a workbook show a number as a day or an hour.
struct DateStyles {
    private let isDate: [Bool]

    /// Of a workbook without styles: no number is a date.
    init() { isDate = [] }

    init(_ bytes: [UInt8]) throws {
        let listener = Listener()
        try XMLPart.read(listener, bytes: bytes)
        self.init(formats: listener.styles, codes: listener.codes)
    }

    /// - Parameters:
    ///   - formats: of each style the number of its format.
    ///   - codes: the formats that the workbook spells out.
    init(formats: [Int], codes: [Int: String]) {
        isDate = formats.map { codes[$0].map(DateStyles.showsDate) ?? DateStyles.isBuiltInDate($0) }
    }

    func contains(_ style: Int) -> Bool { style >= 0 && style < isDate.count && isDate[style] }

    /// Formats that Excel knows by number alone; 27-36 and 50-58 are the dates of East Asian versions.
    static func isBuiltInDate(_ format: Int) -> Bool {
        switch format {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }

    /// Whether a format code such as `[$-42A]dd/mm/yyyy;@` shows a day or an hour.
    static func showsDate(_ code: String) -> Bool {
        if code.lowercased() == "general" { return false }
        var signs = code.lowercased().unicodeScalars.makeIterator()
        while let sign = signs.next() {
            switch sign {
            case "\"": while let inside = signs.next(), inside != "\"" {}
            case "\\", "_", "*": _ = signs.next()
            case "[":
                var inside = ""
                while let next = signs.next(), next != "]" { inside.unicodeScalars.append(next) }
                // [h], [mm], [ss] count hours past a day; everything else in brackets is a colour, a language, a test.
                if let first = inside.first, "hms".contains(first), inside.allSatisfy({ $0 == first }) { return true }
            case ";": return false
            case "d", "m", "y", "h", "s": return true
            case "g":
                // "General" as a word within a longer code.
                let word = (0..<6).compactMap { _ in signs.next() }
                if !word.elementsEqual("eneral".unicodeScalars) { return false }
            default: continue
            }
        }
        return false
    }

    private final class Listener: XMLListener {
        var codes: [Int: String] = [:]
        var styles: [Int] = []
        private var isInCellFormats = false
        private var depth = 0

        func begin(_ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes) {
            depth += 1
            if depth == 2 { isInCellFormats = name.equals("cellXfs") }
            if name.equals("numFmt"), let id = attributes["numFmtId"].flatMap({ Int($0) }) {
                codes[id] = attributes["formatCode"] ?? ""
            } else if depth == 3, isInCellFormats, name.equals("xf") {
                styles.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
            }
        }
        func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
        func end() { depth -= 1 }
    }
}
