/// What a file is by its first bytes, whatever its name says.
enum FileKind: Equatable {
    case zip, ole
    /// The records of an old workbook without anything around them, as simple programs write them.
    case records
    /// Something that has no rows: its name in Vietnamese.
    case other(String)
    /// Perhaps text.
    case unknown

    init(_ start: [UInt8]) {
        switch start {
        case _ where start.starts(with: [0x50, 0x4B, 3, 4]), _ where start.starts(with: [0x50, 0x4B, 5, 6]): self = .zip
        case _ where start.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]): self = .ole
        case _ where start.starts(with: [0x09, 0x08]) && start.count > 3 && start[3] == 0: self = .records
        default:
            let known = FileKind.signatures.first { start.starts(with: $0.signature) }?.name
            self = (known ?? FileKind.markup(start)).map { .other($0) } ?? .unknown
        }
    }

    /// The problem with reading a file that begins so as a workbook; nil for a ZIP file.
    static func problem(of start: [UInt8]) -> FileProblem? {
        switch FileKind(start) {
        case .zip: nil
        case .ole, .records: .oldExcel
        case .other(let what): .otherKind(what: what)
        case .unknown: .otherKind(what: nil)
        }
    }

    private static let signatures: [(signature: [UInt8], name: String)] = [
        (Array("%PDF".utf8), "một tệp PDF"),
        ([0x89, 0x50, 0x4E, 0x47], "một hình ảnh"),
        ([0xFF, 0xD8, 0xFF], "một hình ảnh"),
        (Array("GIF8".utf8), "một hình ảnh"),
        (Array("Rar!".utf8), "một tệp nén RAR"),
        ([0x37, 0x7A, 0xBC, 0xAF], "một tệp nén 7z"),
        ([0x1F, 0x8B], "một tệp nén gzip"),
        (Array("{\\rtf".utf8), "một tệp văn bản RTF"),
        (Array("SQLite format 3".utf8), "một tệp cơ sở dữ liệu"),
        ([0x7F, 0x45, 0x4C, 0x46], "một chương trình"),
        (Array("MZ".utf8) + [0x90], "một chương trình"),
        ([9, 0, 4, 0], "một tệp Excel 2"),
        ([9, 2, 6, 0], "một tệp Excel 3"),
        ([9, 4, 6, 0], "một tệp Excel 4"),
        (Array("MIME-Version".utf8), "một trang web (MHTML)"),
    ]

    private static func markup(_ start: [UInt8]) -> String? {
        let text = String(decoding: start.prefix(512), as: UTF8.self).lowercased()
        let body = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let isPage = ["<!doctype html", "<html", "<head", "<meta", "<style", "<table", "<body", "<div", "<tr"]
            .contains { body.hasPrefix($0) }
        if isPage || body.hasPrefix("<!--") && text.contains("<t") { return "một trang web (HTML)" }
        if body.hasPrefix("<?xml") || body.hasPrefix("<workbook") {
            return text.contains("<html") ? "một trang web (HTML)" : "một tệp XML"
        }
        return nil
    }
}
