import Access
import Office
import Vocabulary

// How the letters of a file are kept.
extension Listings {
    /// The coding from before Unicode in which a file seems to be typed, with a text of it that the conversion changes;
    /// nil for a file of today.
    public func suspectedLetters(
        path: String, fileName: String, by asking: Asking
    ) async throws -> (coding: LegacyText, example: String)? {
        try asking.must(.importList)
        let reader = try CityFile.open(path: path, name: fileName)
        return try reader.legacy().map { ($0, try reader.example(of: $0)) }
    }
}

extension TableReader {
    /// The coding by fonts in which the first rows seem to be typed; nil for letters of today.
    func legacy() throws -> LegacyText? { try suspectedEncoding().flatMap { LegacyText(rawValue: $0.rawValue) } }

    /// A text that the conversion changes, as it stands in the file.
    func example(of legacy: LegacyText) throws -> String {
        var example = ""
        for sheet in sheets where !sheet.isHidden && example.isEmpty {
            try rows(of: sheet) { row in
                for place in 0..<row.count where row.kind(at: place) == .text {
                    let text = row.plain(at: place)
                    guard legacy.isSpoken(by: text), text.count <= 60 else { continue }
                    example = text
                    throw StopReading()
                }
            }
        }
        return example
    }
}
