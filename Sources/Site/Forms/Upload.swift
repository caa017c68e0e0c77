import FormCoding
import HTTPTypes
import Hummingbird
import Vocabulary

/// How much of an upload is taken.
public struct UploadLimits: Sendable {
    /// Bytes of all files together.
    public let files: Int
    /// Bytes of all other fields together.
    public let fields: Int
    /// Fields and files together.
    public let parts: Int

    public init(files: Int, fields: Int = 65_536, parts: Int = 100) {
        self.files = files
        self.fields = fields
        self.parts = parts
    }

    /// Bytes of everything, with the headers between the parts and whatever stands around them.
    var whole: Int { files + fields + (parts + 1) * 16_384 }
}

/// A piece of a file that is being uploaded.
public struct UploadedChunk: Sendable {
    /// The form's field, and the file's name on the officer's computer (never a path); only to be shown.
    public let field: String
    public let fileName: String
    public let bytes: [UInt8]
    /// Whether this is the first piece of its file; an empty file is one empty piece.
    public let isFirst: Bool
}

extension Request {
    /// Reads a form with files; each piece of a file goes to the sink as it comes, and nothing of it is kept here.
    ///
    /// A file field left empty reaches the sink with neither name nor bytes, so the sink is not called for it.
    ///
    /// - Returns: the other fields.
    /// - Throws: `UploadRefusal`, and whatever the sink throws; what the sink has taken until then is its to undo.
    public func upload(
        limits: UploadLimits, sink: (UploadedChunk) async throws -> Void
    ) async throws -> Form {
        guard let type = headers[.contentType], var parser = MultipartParser(contentType: type) else {
            throw UploadRefusal.unreadable
        }
        var intake = Intake(limits: limits)
        var received = 0
        for try await buffer in body {
            received += buffer.readableBytes
            guard received <= limits.whole else { throw UploadRefusal.tooLarge(limit: limits.files) }
            for event in try events(in: buffer.readableBytesView, &parser) {
                if let chunk = try intake.take(event) { try await sink(chunk) }
            }
        }
        guard parser.isDone else { throw UploadRefusal.cutOff }
        return Form(intake.fields)
    }

    private func events(
        in bytes: some Sequence<UInt8>, _ parser: inout MultipartParser
    ) throws(UploadRefusal) -> [MultipartParser.Event] {
        do { return try parser.feed(bytes) } catch { throw .unreadable }
    }
}

/// The fields gathered and the bytes counted while an upload is read.
struct Intake {
    let limits: UploadLimits
    private(set) var fields: [String: [String]] = [:]
    private var current: (name: String, fileName: String?) = ("", nil)
    private var value: [UInt8] = []
    private var hasBegun = false
    private var counts = (files: 0, fields: 0, parts: 0)

    init(limits: UploadLimits) {
        self.limits = limits
    }

    /// Takes one event; a piece of a file comes back to be given to the sink.
    mutating func take(_ event: MultipartParser.Event) throws(UploadRefusal) -> UploadedChunk? {
        switch event {
        case .part(let name, let fileName):
            counts.parts += 1
            guard counts.parts <= limits.parts else { throw .tooManyParts }
            (current, value, hasBegun) = ((name, fileName), [], false)
            return nil
        case .content(let bytes):
            return try take(bytes)
        case .partEnd:
            return endPart()
        }
    }

    private mutating func take(_ bytes: [UInt8]) throws(UploadRefusal) -> UploadedChunk? {
        if let fileName = current.fileName {
            counts.files += bytes.count
            guard counts.files <= limits.files else { throw .tooLarge(limit: limits.files) }
            return chunk(fileName, bytes)
        }
        counts.fields += bytes.count
        guard counts.fields <= limits.fields else { throw .tooLarge(limit: limits.fields) }
        value += bytes
        return nil
    }

    private mutating func endPart() -> UploadedChunk? {
        guard let fileName = current.fileName else {
            fields[current.name, default: []].append(String(decoding: value, as: UTF8.self))
            return nil
        }
        return hasBegun || fileName.isEmpty ? nil : chunk(fileName, [])
    }

    private mutating func chunk(_ fileName: String, _ bytes: [UInt8]) -> UploadedChunk {
        defer { hasBegun = true }
        return UploadedChunk(field: current.name, fileName: fileName, bytes: bytes, isFirst: !hasBegun)
    }
}

/// Why an upload was not taken.
public enum UploadRefusal: Refusal, Equatable {
    case unreadable, cutOff, tooManyParts
    case tooLarge(limit: Int)

    public var code: String {
        switch self {
        case .unreadable: "SITE-201"
        case .cutOff: "SITE-202"
        case .tooManyParts: "SITE-203"
        case .tooLarge: "SITE-204"
        }
    }

    public var kind: RefusalKind { .invalid }

    public var message: String {
        switch self {
        case .unreadable: "Không đọc được nội dung gửi lên. Hãy mở lại trang nhập trong Vươn rồi chọn tệp và gửi lại."
        case .cutOff: "Tệp gửi lên bị đứt giữa chừng. Hãy kiểm tra đường truyền rồi gửi lại; chưa có gì được lưu."
        case .tooManyParts: "Gửi lên quá nhiều mục một lúc. Hãy gửi từng tệp một."
        case .tooLarge(let limit):
            """
            Nội dung gửi lên lớn hơn mức nhận được (\(Shown.number(max(1, limit / 1024))) KB). Hãy chia nhỏ rồi gửi \
            từng phần; chưa có gì được lưu.
            """
        }
    }
}
