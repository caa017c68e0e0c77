import Testing
import Vocabulary

struct TextTests {
    @Test func `names are found without accents, in both tone styles and both Unicode forms`() {
        #expect(VietnameseText.folded("Trần Thị Bưởi") == "tran thi buoi")
        #expect(VietnameseText.folded("ĐÀO  Thúy-Hoà") == "dao thuy hoa")
        #expect(VietnameseText.folded("Nguye\u{302}\u{303}n") == "nguyen")
    }

    @Test func `names sort by tên, then họ, then đệm`() {
        let names = ["Nguyễn Văn Ân", "Lê Thị Bá", "Trần An", "Lê Văn Ân", "Lê Ăn", "Phạm Bà", "Phạm Đa", "Phạm Da"]
        let sorted = names.sorted {
            VietnameseText.personSortKey($0).lexicographicallyPrecedes(VietnameseText.personSortKey($1))
        }
        #expect(
            sorted == ["Trần An", "Lê Ăn", "Lê Văn Ân", "Nguyễn Văn Ân", "Phạm Bà", "Lê Thị Bá", "Phạm Da", "Phạm Đa"])
    }

    @Test func `text is kept in one spelling`() {
        #expect(
            Array(VietnameseText.tidy(" Nguye\u{302}\u{303}n  Va\u{306}n\u{A0}A ").utf8) == Array("Nguyễn Văn A".utf8))
    }

    @Test func `a percentage has a comma and two decimals, half up`() {
        #expect(Ratio(81, of: 8540).percent == "0,95 %")
        #expect(Ratio(1, of: 0).percent == "–")
        #expect(Shown.number(1_234_567) == "1.234.567")
    }

    @Test func `keys are sorted by the time they were made`() {
        let first = Key.make(at: Instant(milliseconds: 1000))
        let second = Key.make(at: Instant(milliseconds: 1000))
        let third = Key.make(at: Instant(milliseconds: 1001))
        #expect(first < second && second < third)
        #expect(Key(first.description) == first && Key(bytes: first.bytes) == first)
        #expect(Key.named("20017") == Key.named("20017"))
    }

    @Test func `an identity number is checked against birth and sex, never repaired`() {
        #expect(IdentityNumber("46083001234") == nil)
        let number = IdentityNumber("046 183 001 234")
        #expect(number?.agrees(withYear: 1983, isFemale: true) == true)
        #expect(number?.agrees(withYear: 1983, isFemale: false) == false)
        #expect(IdentityNumber("946183001234")?.isOfSample == true)
    }
}
