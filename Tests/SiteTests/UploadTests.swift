import HTTPTypes
import Hummingbird
import PageClient
import Testing

@testable import Site

struct UploadTests {
    @Test func `fields come back, the file goes to the sink`() async throws {
        let received = try await upload(Self.whole)

        #expect(received.form.typed("ngay") == "05/01/2026")
        #expect(received.form.chosen("tdp") == ["gn", "vx"])
        #expect(received.files == ["tep|danh sách.xlsx": Array(Self.content.utf8)])
    }

    @Test func `however the bytes are cut, the same is read`() async throws {
        let expected = try await upload(Self.whole)

        for size in 1...120 {
            let received = try await upload(Self.whole, chunk: size)
            #expect(received == expected, "chunks of \(size) bytes")
        }
    }

    @Test func `an empty file is one empty piece, a file left out is none`() async throws {
        let body = Self.part("a", fileName: "trong.csv", "") + Self.part("b", fileName: "", "") + Self.end

        let received = try await upload(body)

        #expect(received.files == ["a|trong.csv": []])
    }

    @Test(arguments: [
        ("C:\\Users\\tam\\ds.xlsx", "ds.xlsx"), ("../../etc/passwd", "passwd"), ("a%22b.csv", "a\"b.csv"), ("..", ".."),
    ])
    func `a file's name is never a path`(_ sent: String, _ kept: String) async throws {
        let received = try await upload(Self.part("tep", fileName: sent, "x") + Self.end)

        #expect(received.files.keys.sorted() == ["tep|\(kept)"])
    }

    @Test func `a file of exactly the limit is taken, one byte more is not`() async throws {
        let ok = Self.part("tep", fileName: "a", String(repeating: "a", count: 1000)) + Self.end
        let more = Self.part("tep", fileName: "a", String(repeating: "a", count: 1001)) + Self.end

        #expect(try await upload(ok).files["tep|a"]?.count == 1000)
        await #expect(throws: UploadRefusal.tooLarge(limit: 1000)) { try await upload(more) }
    }

    @Test func `fields have a limit of their own`() async {
        let body = Self.part("ten", fileName: nil, String(repeating: "a", count: 501)) + Self.end

        await #expect(throws: UploadRefusal.tooLarge(limit: 500)) { try await upload(body) }
    }

    @Test func `endless bytes before the first part are not read endlessly`() async {
        let body = [UInt8](repeating: 97, count: 1_000_000) + Self.whole

        await #expect(throws: UploadRefusal.tooLarge(limit: 1000)) { try await upload(body) }
    }

    @Test func `an upload that breaks off is said to have broken off`() async {
        await #expect(throws: UploadRefusal.cutOff) { try await upload(Array(Self.whole.dropLast(8))) }
        await #expect(throws: UploadRefusal.cutOff) { try await upload([]) }
    }

    @Test func `more parts than the limit are refused`() async {
        let body = (0..<11).flatMap { Self.part("f\($0)", fileName: nil, "x") } + Self.end

        await #expect(throws: UploadRefusal.tooManyParts) { try await upload(body) }
    }

    @Test(arguments: [
        "--ranh\r\n\r\nx\r\n--ranh--\r\n", "--ranh\r\nContent-Type: text/plain\r\n\r\nx\r\n--ranh--",
        "--ranh\r\nContent-Disposition: form-data\r\n\r\nx\r\n--ranh--", "--ranhx\r\n\r\n",
        "--ranh\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nx\r\n--ranh--",
    ])
    func `parts without a name are refused`(_ body: String) async {
        await #expect(throws: UploadRefusal.unreadable) { try await upload(Array(body.utf8)) }
    }

    @Test(arguments: ["application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=", ""])
    func `another kind of content is refused`(_ type: String) async {
        await #expect(throws: UploadRefusal.unreadable) { try await upload(Self.whole, type: type) }
    }

    @Test func `whatever is done to the bytes, it ends in fields or in a refusal`() async throws {
        var random = Seeded(state: 20_261_124)
        var (taken, refused) = (0, 0)

        for _ in 0..<2000 {
            let body = mutated(Self.whole, &random)
            do {
                _ = try await upload(body, chunk: Int.random(in: 1...200, using: &random))
                taken += 1
            } catch is UploadRefusal {
                refused += 1
            }
        }

        // Both must happen, or the mutations test nothing.
        #expect(taken > 100 && refused > 100 && taken + refused == 2000)
    }

    private func upload(
        _ body: [UInt8], chunk: Int = 65_536, type: String = "multipart/form-data; boundary=ranh"
    ) async throws -> Received {
        let chunks = stride(from: 0, to: body.count, by: chunk).map { start in
            ByteBuffer(bytes: body[start..<min(start + chunk, body.count)])
        }
        let stream = AsyncStream { continuation in
            for chunk in chunks { continuation.yield(chunk) }
            continuation.finish()
        }
        let head = HTTPRequest(
            method: .post, scheme: nil, authority: nil, path: "/", headerFields: [.contentType: type])
        let request = Request(head: head, body: .init(asyncSequence: stream))
        var files: [String: [UInt8]] = [:]
        let limits = UploadLimits(files: 1000, fields: 500, parts: 10)
        let form = try await request.upload(limits: limits) { chunk in
            let key = chunk.field + "|" + chunk.fileName
            #expect(chunk.isFirst || files[key] != nil)
            files[key, default: []] += chunk.bytes
        }
        return Received(form: form, files: files)
    }

    private static let whole =
        part("ngay", fileName: nil, "05/01/2026") + part("tdp", fileName: nil, "gn") + part("tdp", fileName: nil, "vx")
        + part("tep", fileName: "danh sách.xlsx", content)
        + end

    /// Nearly a boundary, several times.
    private static let content = "PK\u{3}\u{4}\r\n--ran\r\n\r\n--\r--ranh\r\n nội dung\r\n"

    private static let end = Array("--ranh--\r\n".utf8)

    private static func part(_ name: String, fileName: String?, _ content: String) -> [UInt8] {
        let file = fileName.map { "; filename=\"\($0)\"\r\nContent-Type: application/octet-stream" } ?? ""
        return Array("--ranh\r\nContent-Disposition: form-data; name=\"\(name)\"\(file)\r\n\r\n\(content)\r\n".utf8)
    }

    private func mutated(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert([13, 10, 45, 34, 0, 255].randomElement(using: &random) ?? 0, at: place)
            case 3: bytes.insert(contentsOf: bytes[..<min(place, 60)], at: place)
            default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0...20, using: &random)))
            }
        }
        return bytes
    }
}

private struct Received: Equatable {
    let form: Form
    let files: [String: [UInt8]]

    static func == (left: Received, right: Received) -> Bool {
        left.form.fields == right.form.fields && left.files == right.files
    }
}

/// Numbers that look random and are the same in every run (xorshift).
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
