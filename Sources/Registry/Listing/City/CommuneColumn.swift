import Office
import Vocabulary

/// The column of a city's list that names the ward of each row, and the row of headers that it stands in.
public struct CommuneColumn {
    let index: Int
    let headerLine: Int

    /// The header that samples write. A column of names alone does not make a list one of a city: a ward's own list names
    /// its ward in every row too, often by the name that it had before.
    public static let header = "Mã phường, xã"
    private static let words: Set<String> = Set(
        [
            header, "Mã xã, phường", "Mã xã", "Mã phường", "Mã phường/xã", "Mã xã/phường", "Mã đơn vị hành chính",
            "Mã ĐVHC",
        ].map(folded))

    /// The first such column among the first rows of a sheet.
    static func find(in reader: any TableReader, _ sheet: Sheet) throws -> CommuneColumn? {
        var found: CommuneColumn?
        try reader.rows(of: sheet) { row in
            guard row.number <= 30 else { throw StopReading() }
            for index in 0..<min(row.count, 400) where row.kind(at: index) == .text {
                guard words.contains(folded(row.plain(at: index))) else { continue }
                found = CommuneColumn(index: index, headerLine: row.line)
                throw StopReading()
            }
        }
        return found
    }

    private static func folded(_ header: String) -> String {
        let words = VietnameseText.folded(header).split { !$0.isLetter && !$0.isNumber }
        return words.joined(separator: " ")
    }
}
