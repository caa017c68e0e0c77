import Testing
import Vocabulary

@testable import Access

struct RecordPackingTests {
    @Test(arguments: [
        "",
        "code=20017-00001\naddress=Số 82, kiệt 24\nwall_durable=yes\nincome=5310000\nb2=0\n",
        "name=Nguyễn Thị Nhàn\nbirth=1994-11-17\nsex=female\nnumber=5ab42f69\nschool=none\nmerit=no\n",
        // Words that the list does not know, values that look like words, lines without a name, no end of line.
        "colour=yes\nname=sex=male\nmerit=\n=\n\nsex=male", "Đông\nsex=male\n", "sex=male\nĐông\nsex=male\n",
        "truoc", "\n",
    ])
    func `a record is read as it was told, however it is stored`(text: String) {
        let bytes = Array(text.utf8)
        let stored = RecordPacking.packed(bytes)
        #expect(RecordPacking.text(stored) == bytes)
        #expect(stored.count <= bytes.count)
    }

    @Test(arguments: [[0xFF], [0xFF, 0xFF], [0xFF, 0x80, 10], [0x80, 10], [1, 0, 2]] as [[UInt8]])
    func `bytes that are no text are kept too`(bytes: [UInt8]) {
        #expect(RecordPacking.text(RecordPacking.packed(bytes)) == bytes)
    }

    @Test func `a member's record takes less than half of its text`() {
        let text = """
            household=01a20e16-ddbc-7000-8000-646664f23ad4
            name=Võ Quốc Minh
            birth=1992-11-12
            sex=male
            ethnicity=01
            number=c1543c055ee61a04eeac6467f92289bd
            kind=registered
            relation=head
            work_status=employed
            work_contract=not_applicable
            monthly_allowance=no
            disabled=no
            malnourished=no
            health_insurance=yes
            school=none
            diploma=intermediate
            trained_on_job=no
            merit=no

            """
        #expect(RecordPacking.packed(Array(text.utf8)).count * 2 < text.utf8.count)
    }

    @Test func `the words keep their places, for every database holds them`() {
        let digest = Digest.sha256(Array(PackedWords.list.joined(separator: "|").utf8))
        // Words may only be added after these.
        #expect(PackedWords.list.count == 94)
        #expect(hexadecimal(digest) == "836367f933b7b38c931125e615737679f5339466a7345d59b6c482f26628d4c0")
        #expect(Set(PackedWords.list).count == PackedWords.list.count)
    }
}
