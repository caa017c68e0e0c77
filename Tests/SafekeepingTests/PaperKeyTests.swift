import Testing
import Vocabulary

@testable import Safekeeping

struct PaperKeyTests {
    @Test func `what was copied by hand gives the same bytes, however it is spaced`() throws {
        let bytes = SecureRandom.bytes(32)
        let lines = PaperKey.lines(of: bytes)

        #expect(lines.count == 4 && lines.allSatisfy { $0.split(separator: " ").count == 4 })
        #expect(try PaperKey.bytes(of: lines.joined(separator: "\n")) == bytes)
        #expect(try PaperKey.bytes(of: lines.joined().replacing(" ", with: " - ")) == bytes)
        #expect(
            try PaperKey.bytes(of: PaperKey.lines(of: Array(repeating: 0xFF, count: 32)).joined()).allSatisfy {
                $0 == 255
            })
    }

    @Test func `a wrong or swapped digit is found in its own group`() throws {
        let text = Array(PaperKey.lines(of: Array(0..<32)).joined(separator: " "))
        for place in text.indices where text[place] != " " {
            var wrong = text
            wrong[place] = text[place] == "9" ? "8" : "9"
            guard wrong != text else { continue }
            #expect(throws: SafekeepingRefusal.paperKey(group: place / 7 + 1)) {
                try PaperKey.bytes(of: String(wrong))
            }
        }
        #expect(throws: SafekeepingRefusal.paperKeyLength(95)) { try PaperKey.bytes(of: String(text.dropLast())) }
    }
}
