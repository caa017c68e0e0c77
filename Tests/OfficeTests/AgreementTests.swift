import Doors
import Foundation
import Testing

@testable import Office

/// The scanners against expat, on markup that chance writes, and everything against damage.
@Suite struct AgreementTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `scanner and expat read the same cells of random sheets`(seed: UInt64) throws {
        var random = RandomNumbers(seed: seed)
        var leftToExpat = 0
        for round in 0..<500 * Rounds.factor {
            let (sheet, shared) = RandomMarkup.make(&random)
            let file = plainWorkbook(sheet: Array(sheet.utf8), shared: Array(shared.utf8))
            let (fast, slow) = (try reader(file, .fastest), try reader(file, .expatOnly))
            let (seen, wanted) = (try fast.everything(), try slow.everything())
            #expect(seen == wanted, "seed \(seed), round \(round): \(sheet)\n\(shared)")
            leftToExpat += fast.partsLeftToExpat
        }
        // Both ways must have been taken often, or nothing was compared.
        #expect(leftToExpat > 100 * Rounds.factor && leftToExpat < 900 * Rounds.factor)
    }

    @Test func `what expat reads of damaged markup the scanner reads the same`() throws {
        var random = RandomNumbers(seed: 7)
        var (read, refused) = (0, 0)
        for round in 0..<3000 * Rounds.factor {
            let (sheet, shared) = RandomMarkup.make(&random)
            var bytes = Array(sheet.utf8)
            damage(&bytes, &random)
            let file = plainWorkbook(sheet: bytes, shared: Array(shared.utf8))
            guard let wanted = try outcome({ try reader(file, .expatOnly).everything() }) else {
                refused += 1
                _ = try outcome { try reader(file, .fastest).everything() }
                continue
            }
            read += 1
            let seen = try outcome { try reader(file, .fastest).everything() }
            #expect(seen == wanted, "round \(round): \(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(read > 300 && refused > 300, "\(read) read, \(refused) refused")
    }

    @Test func `mutated files give rows or a problem, never a crash`() throws {
        var random = RandomNumbers(seed: 11)
        let names = [
            "usual.xlsx", "stored.xlsx", "zip64.xlsx", "prefixed.xlsx", "openpyxl.xlsx", "encrypted.xlsx",
            "strict.xlsx",
            "utf16.xlsx",
        ]
        let originals = try names.map { try Fixtures.bytes($0) }
        var (read, refused) = (0, 0)
        for _ in 0..<4000 * Rounds.factor {
            var bytes = random.pick(originals)
            for _ in 0..<Int.random(in: 1...8, using: &random) { damage(&bytes, &random) }
            if try outcome({ try WorkbookReader(bytes: bytes).everything() }) == nil { refused += 1 } else { read += 1 }
        }
        #expect(read > 50 && refused > 500, "\(read) read, \(refused) refused")
    }

    @Test func `mutated text tables give rows or a problem, never a crash`() throws {
        var random = RandomNumbers(seed: 13)
        let original = Array("\u{FEFF}Mã;\"Họ, \"\"tên\"\"\"\r\n1;\"a\nb\"\r\n\r\n2;Trần Thị Bưởi;\n".utf8)
        for _ in 0..<4000 * Rounds.factor {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &random) { damage(&bytes, &random) }
            _ = try outcome { try TextTableReader(bytes: bytes, name: "a").everything() }
        }
    }

    private func reader(_ file: [UInt8], _ markup: WorkbookReader.Markup) throws -> WorkbookReader {
        try WorkbookReader(ByteSource(bytes: file), limits: .standard, markup: markup)
    }

    /// What was read; nil where the file was refused. Any other error is passed on.
    private func outcome(_ work: () throws -> [ExpectedSheet]) throws -> [ExpectedSheet]? {
        do { return try work() } catch is FileProblem { return nil }
    }

    private func damage(_ bytes: inout [UInt8], _ random: inout RandomNumbers) {
        guard bytes.count > 2 else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(random.pick(Array("<>&\"'=/ \r\n;,\u{0}".utf8)), at: place)
        case 4:
            let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
            bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &random))
        default:
            // A number of the archive's directory stands near the end.
            bytes[max(0, bytes.count - 1 - place % 90)] = random.pick([0, 1, 0x7F, 0x80, 0xFF])
        }
    }
}
