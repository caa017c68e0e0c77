import Storage
import Vocabulary

extension Row {
    /// A column of `audit_change` that holds a record: its bytes as the entry was told them.
    public func recordIfAny(_ column: Int) -> [UInt8]? { bytesIfAny(column).map(RecordPacking.text) }
}

/// How the canonical text of a record lies in `audit_change`: shorter, because nearly all of its lines stand in every
/// other record too.
///
/// A packed record begins with `mark`. Of its lines one that begins with a byte from 0x80 on is a word of the list
/// below; where the word is a whole line nothing follows it, else the value and the end of the line. Every other record
/// and line is stored as it is. What is committed to is always the text itself.
enum RecordPacking {
    private static let mark: UInt8 = 0xFF
    private static let firstWord: UInt8 = 0x80
    private static let lineEnd = UInt8(ascii: "\n")

    static func packed(_ text: [UInt8]) -> [UInt8] {
        // No text begins so; what is none is kept all the same.
        if text.first == mark { return [mark] + text }
        guard let first = text.first, first < firstWord, text.last == lineEnd else { return text }
        var isPlain = true
        let packed = text.withUnsafeBufferPointer { text in
            [UInt8](unsafeUninitializedCapacity: text.count + 1) { buffer, count in
                var output = Output(buffer)
                output.add(mark)
                var start = 0
                while start < text.count {
                    guard text[start] < firstWord else {
                        isPlain = false
                        break
                    }
                    start = addLine(of: text, from: start, to: &output)
                }
                count = output.count
            }
        }
        return isPlain && packed.count < text.count ? packed : text
    }

    /// - Returns: where the next line begins.
    private static func addLine(
        of text: UnsafeBufferPointer<UInt8>, from start: Int, to output: inout Output
    ) -> Int {
        var end = start
        var nameEnd: Int?
        while text[end] != lineEnd {
            if nameEnd == nil, text[end] == UInt8(ascii: "=") { nameEnd = end + 1 }
            end += 1
        }
        end += 1
        if let word = words.place(of: UnsafeBufferPointer(rebasing: text[start..<end])) {
            output.add(firstWord + UInt8(word))
        } else if let nameEnd, let word = words.place(of: UnsafeBufferPointer(rebasing: text[start..<nameEnd])) {
            output.add(firstWord + UInt8(word))
            output.add(text[nameEnd..<end])
        } else {
            output.add(text[start..<end])
        }
        return end
    }

    /// The text again.
    static func text(_ stored: [UInt8]) -> [UInt8] {
        guard stored.first == mark else { return stored }
        guard stored.count < 2 || stored[1] != mark else { return Array(stored.dropFirst()) }
        var text: [UInt8] = []
        text.reserveCapacity(stored.count * 3)
        var isAtStart = true
        for byte in stored.dropFirst() {
            if isAtStart, byte >= firstWord, Int(byte - firstWord) < list.count {
                let word = list[Int(byte - firstWord)]
                text += word
                isAtStart = word.last == lineEnd
            } else {
                text.append(byte)
                isAtStart = byte == lineEnd
            }
        }
        return text
    }

    private struct Output {
        private let buffer: UnsafeMutableBufferPointer<UInt8>
        private(set) var count = 0

        init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

        mutating func add(_ byte: UInt8) {
            buffer[count] = byte
            count += 1
        }

        mutating func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
            for byte in bytes { add(byte) }
        }
    }

    private static let list: [[UInt8]] = PackedWords.list.map { Array($0.utf8) }
    private static let words: ByteWords = {
        precondition(list.count <= 126, "a word has one byte, and 0xFF is the mark")
        var words = ByteWords()
        for word in list { word.withUnsafeBufferPointer { words.add($0) } }
        return words
    }()
}
