public import Yams

/// YAML as people write rules and plans: every value stands where it is read.
///
/// A value that is named (`&a`) and repeated (`*a`) is refused: so a text of one page says more than any memory holds,
/// and the reader of YAML itself follows it there. That is why the text is looked at before it is read.
public enum PlainYAML {
    /// The values of a text; nil where it is empty.
    ///
    /// - Throws: `Yams.YamlError`, or `RepeatedValue`.
    public static func compose(_ text: String) throws -> Node? {
        if let line = lineOfRepetition(in: text) { throw RepeatedValue(line: line) }
        return try Yams.compose(yaml: text)
    }

    /// The first line that seems to repeat a value, where there is also one that names a value; from 1.
    private static func lineOfRepetition(in text: String) -> Int? {
        var (line, repeats, isNaming) = (1, Int?.none, false)
        // The last letter that is no blank: a value begins after one of these, or with the line.
        var last = UInt8(ascii: "\n")
        var mark: UInt8?
        for letter in text.utf8 {
            let isBlank = letter == 32 || letter == 9 || letter == 13 || letter == 10
            if let mark, !isBlank {
                if mark == UInt8(ascii: "&") { isNaming = true } else { repeats = repeats ?? line }
            }
            mark = (letter == UInt8(ascii: "&") || letter == UInt8(ascii: "*")) && begins.contains(last) ? letter : nil
            if letter == 10 { line += 1 }
            if letter == 10 || !isBlank { last = letter }
        }
        return isNaming ? repeats : nil
    }

    private static let begins = Set("\n:-?[{,".utf8)
}

/// A value that a YAML text names in one place, to repeat it in another.
public struct RepeatedValue: Error {
    /// Where it is repeated first, from 1.
    public let line: Int
}
