import Foundation
import Vocabulary

/// How the letters of a list are kept. Nothing is ever converted unasked: a reader says what it suspects
/// (`TableReader.suspectedEncoding`), and is opened again with what its owner answers.
public enum TextEncoding: String, Sendable, CaseIterable {
    /// As every program writes today; also what is kept by default.
    case unicode
    /// The letters of the fonts `.VnTime`, `.VnArial`.
    case tcvn3
    /// The letters of the fonts `VNI-Times`, `VNI-Helve`.
    case vni
    /// The code page of Vietnamese Windows without Unicode; of text files only.
    case windows1258

    /// As officials know it.
    public var label: String {
        switch self {
        case .unicode: "Unicode"
        case .tcvn3: "TCVN3 (ABC, phông chữ .VnTime)"
        case .vni: "VNI (phông chữ VNI-Times)"
        case .windows1258: "Windows-1258 (tiếng Việt của Windows cũ)"
        }
    }

    /// Text of a file in Unicode; what already is stays as it is.
    public func unicode(_ text: String) -> String {
        switch self {
        case .unicode: text
        case .tcvn3: LegacyText.tcvn3.converted(text)
        case .vni: LegacyText.vni.converted(text)
        // Only the bytes were strange; its tones follow their vowels.
        case .windows1258: text.precomposedStringWithCanonicalMapping
        }
    }

    init(_ coding: LegacyText) {
        switch coding {
        case .tcvn3: self = .tcvn3
        case .vni: self = .vni
        }
    }

    /// The coding by fonts; nil where letters are what they seem.
    var coding: LegacyText? {
        switch self {
        case .tcvn3: .tcvn3
        case .vni: .vni
        case .unicode, .windows1258: nil
        }
    }
}

extension TableReader {
    /// How the letters seem to be kept, where it is not plain Unicode: by the first rows of every sheet in sight.
    ///
    /// Ask a reader that was opened with `.unicode`.
    func encodingSuspectedInRows() throws -> TextEncoding? {
        var samples: [String] = []
        for sheet in sheets where !sheet.isHidden {
            var rows = 0
            try self.rows(of: sheet) { row in
                for column in 0..<row.count where row.kind(at: column) == .text {
                    samples.append(row.text(at: column) ?? "")
                }
                rows += 1
                if rows >= 300 || samples.count >= 20_000 { throw StopReading() }
            }
        }
        return LegacyText.recognise(samples).map(TextEncoding.init)
    }
}
