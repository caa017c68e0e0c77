import Foundation
import Testing
import Vocabulary

struct LegacyTextTests {
    @Test func `every letter of TCVN3 is the one that the C library's converter reads`() {
        #expect(Self.seenByIconv.count == 94)
        for (code, letter) in Self.seenByIconv {
            let coded = String(Unicode.Scalar(code))
            let read = LegacyText.tcvn3.converted(coded)
            // What the fonts leave empty stays: TCVN 5712 has rare capitals there.
            if read != coded { #expect(read == letter, "code \(code)") }
        }
        let small = (UInt8(0xA8)...0xFE).map { LegacyText.tcvn3.converted(String(Unicode.Scalar($0))) }
        #expect(Set(small).isSuperset(of: Self.smallLetters.map(String.init)))
    }

    @Test func `every letter of both cases goes through VNI and back to itself`() {
        for (letter, coded) in Self.codedByVNI() {
            #expect(LegacyText.vni.converted(coded) == letter)
        }
        #expect(Self.codedByVNI().count == 134)
    }

    @Test(
        arguments: [
            ("NguyÔn ThÞ B\u{AD}ëi", "Nguyễn Thị Bưởi"), ("§µo V¨n Hïng", "Đào Văn Hùng"),
            ("§inh ThÞ ¸nh", "Đinh Thị ánh"),
            ("¢u D\u{AD}¬ng", "Âu Dương"), ("Tæ d©n phè 4, ph\u{AD}êng Kim Trµ", "Tổ dân phố 4, phường Kim Trà"),
            ("NGUYÔN V¡N Tó", "NGUYỄN VĂN TÚ"), ("TDP Lª Lîi", "TDP Lê Lợi"), ("hé nghÌo", "hộ nghèo"),
        ])
    func `lines of TCVN3 become Vietnamese`(coded: String, text: String) {
        #expect(Array(LegacyText.tcvn3.converted(coded).utf8) == Array(text.utf8))
    }

    @Test(
        arguments: [
            ("Nguyeãn Thò Böôûi", "Nguyễn Thị Bưởi"), ("NGUYEÃN THÒ BÖÔÛI", "NGUYỄN THỊ BƯỞI"),
            ("Ñaøo Vaên Huøng", "Đào Văn Hùng"), ("Toå daân phoá 4, phöôøng Kim Traø", "Tổ dân phố 4, phường Kim Trà"),
            ("Lyù Myõ", "Lý Mỹ"), ("Kyø, kyû, kî", "Kỳ, kỷ, kỵ"), ("hoä caän ngheøo", "hộ cận nghèo"),
            ("AÂu Cô", "Âu Cơ"),
        ])
    func `lines of VNI become Vietnamese`(coded: String, text: String) {
        #expect(Array(LegacyText.vni.converted(coded).utf8) == Array(text.utf8))
    }

    @Test func `names in either coding are recognised, and come back as they were`() {
        #expect(LegacyText.recognise(Self.names.map(Self.tcvn3)) == .tcvn3)
        #expect(LegacyText.recognise(Self.names.map(Self.vni)) == .vni)
        #expect(LegacyText.recognise(Self.names.map { Self.vni($0.uppercased()) }) == .vni)
        for name in Self.names {
            #expect(LegacyText.tcvn3.converted(Self.tcvn3(name)) == name)
            #expect(LegacyText.vni.converted(Self.vni(name)) == name)
            #expect(LegacyText.vni.converted(Self.vni(name.uppercased())) == name.uppercased())
        }
    }

    @Test func `a list in TCVN3 under a header in Unicode is recognised, and the header stays`() {
        let header = ["Họ và tên chủ hộ", "Ngày sinh", "Giới tính", "Địa chỉ", "Số định danh", "Tổ dân phố"]
        #expect(LegacyText.recognise(header + Self.names.map(Self.tcvn3)) == .tcvn3)
        for title in header { #expect(LegacyText.tcvn3.converted(title) == title) }
    }

    @Test func `plain Vietnamese is never taken for a coding`() {
        #expect(LegacyText.recognise(Self.names) == nil)
        #expect(LegacyText.recognise(Self.names.map { $0.decomposedStringWithCanonicalMapping }) == nil)
        #expect(LegacyText.recognise(Self.names.map { $0.uppercased() }) == nil)
        #expect(
            LegacyText.recognise(["Hà", "Tú", "Nhã", "Lê", "Thanh Hà", "Bé", "Út", "Cò", "Lý", "Tô", "Cúc"]) == nil)
        #expect(LegacyText.recognise(["a", "Nam", "12", ""]) == nil)
    }

    @Test(arguments: [
        "L'été où Noël était déjà passé, les élèves français arrivèrent à l'école près de la forêt, là où le maître "
            + "répétait son thème préféré: né sûr, dû à l'île, ça a été très bête, même tôt, et la fête fût gâchée",
        "Der Bürgermeister fährt müde über die schöne Brücke; süße Äpfel, große Höhe, Größe, Fußgänger, für zwölf Jäger",
        "naïve café résumé façade — coöperate; Zoë Brontë, jalapeño, São Paulo, ±5 µm, 20 °C, © 2026 ® ½ ¾ £5 §3",
        "El niño pequeño comió piñas en la montaña; mañana vendrá también José Núñez, según él, a las cinco y así será",
        "Não há avião às três; coração, maçã, pão, irmão, você também é então amanhã, já são três anos, até lá",
    ])
    func `other languages are not taken for a coding`(text: String) {
        #expect(LegacyText.recognise([text]) == nil)
        #expect(LegacyText.recognise(text.split(separator: " ").map(String.init)) == nil)
    }

    static let names = [
        "Nguyễn Thị Bưởi", "Trần Văn Hùng", "Lê Thị Oánh Tuyết", "Phạm Quốc Huy", "Hoàng Thị Mỹ Duyên",
        "Phan Đình Phùng",
        "Võ Thị Sáu", "Đặng Hữu Phước", "Bùi Thị Quỳnh", "Đỗ Khắc Tiệp", "Hồ Thị Kỷ", "Ngô Quyền", "Dương Thị Thuỷ",
        "Lý Thường Kiệt", "Tôn Nữ Diễm Khuê", "Nguyễn Khoa Điềm", "Huỳnh Ngọc Giàu", "Trương Thị Giỏi", "Cao Xuân Dục",
    ]

    static let smallLetters = Array("àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ")

    /// Written with the converter's help, by asking for every code: no table of ours.
    static func tcvn3(_ text: String) -> String {
        String(text.map { letter in coded[letter] ?? letter })
    }

    private static let coded: [Character: Character] = Dictionary(
        seenByIconv.compactMap { code, letter in letter.first.map { ($0, Character(Unicode.Scalar(code))) } },
        uniquingKeysWith: { first, _ in first })

    /// Written by the rule of VNI: the vowel with its own mark, then the sign of the tone.
    static func vni(_ text: String) -> String {
        let table = Dictionary(uniqueKeysWithValues: codedByVNI())
        return text.map { table[String($0)] ?? String($0) }.joined()
    }

    static func codedByVNI() -> [(String, String)] {
        let tones = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
        let plain = ["", "ø", "ù", "û", "õ", "ï"], circumflex = ["â", "à", "á", "å", "ã", "ä"]
        let breve = ["ê", "è", "é", "ú", "ü", "ë"]
        var all: [(String, String)] = [("đ", "ñ")]
        func add(_ vowel: String, _ base: String, _ marks: [String]) {
            for (tone, mark) in zip(tones, marks) {
                all.append(((vowel + tone).precomposedStringWithCanonicalMapping, base + mark))
            }
        }
        for vowel in ["a", "e", "o", "u", "y"] { add(vowel, vowel, plain) }
        for vowel in ["a", "e", "o"] { add(vowel + "\u{302}", vowel, circumflex) }
        add("ă", "a", breve)
        add("ơ", "ô", plain)
        add("ư", "ö", plain)
        add("i", "", ["i", "ì", "í", "æ", "ó", "ò"])
        all = all.map { $0 == "ỵ" ? ($0, "î") : ($0, $1) }.filter { $0 != $1 || !$0.utf8.allSatisfy { $0 < 0x80 } }
        return all + all.map { ($0.uppercased(), $1.uppercased()) }
    }

    /// What the C library's converter reads in each code, asked once for all.
    static let seenByIconv: [UInt8: String] = {
        let codes = Array(UInt8(0xA1)...0xFE)
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"]
        (process.standardInput, process.standardOutput) = (input, output)
        guard (try? process.run()) != nil else { return [:] }
        try? input.fileHandleForWriting.write(contentsOf: codes.flatMap { [$0, UInt8(ascii: ";")] })
        try? input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let letters = String(decoding: data, as: UTF8.self).unicodeScalars.split(separator: ";")
        guard letters.count == codes.count else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: zip(codes, letters.map { String($0).precomposedStringWithCanonicalMapping }))
    }()
}
