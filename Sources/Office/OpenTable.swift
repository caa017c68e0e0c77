/// Opens a list for reading, whatever its kind: the content decides, not the name.
///
/// - Parameters:
///   - name: the name that the file had with its owner, where it stands at `path` under another.
///   - encoding: how its letters are kept; anything but `.unicode` only where its owner said so.
/// - Throws: `FileProblem` saying what the file is and what to do.
public func openTable(
    path: String, name: String? = nil, limits: FileLimits = .standard, encoding: TextEncoding = .unicode
) throws(FileProblem) -> any TableReader {
    let source = try ByteSource(path: path)
    guard source.count > 0 else { throw .empty }
    guard source.count <= limits.fileBytes else { throw .tooLarge(limit: limits.fileBytes) }
    let start = try source.bytes(at: 0, count: 4096)
    let ending = (name ?? path).split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch FileKind(start) {
    case .zip: return try WorkbookReader(source, limits: limits, encoding: encoding)
    case .ole: return try OldWorkbookReader.open(source, ending: ending, limits: limits, encoding: encoding)
    case .records:
        return try OldWorkbookReader(
            OLEStream(whole: source), name: TextTableReader.sheetName(name ?? path), limits: limits, encoding: encoding)
    case .other(let what): throw .otherKind(what: what)
    case .unknown:
        let isMarked = start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
        // Zeros stand in no text but UTF-16, which says so at its beginning.
        guard isMarked || !start.contains(0) else { throw .otherKind(what: nil) }
        // A text that calls itself a workbook is a list all the same if it has columns; a single column is no list.
        if ["xlsx", "xls"].contains(ending), !isMarked, Separator.isMissing(in: start) { throw .otherKind(what: nil) }
        return try TextTableReader(path: path, name: name, limits: limits, encoding: encoding)
    }
}
