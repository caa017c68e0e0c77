import HTTPTypes
import Hummingbird
import Vocabulary

/// A file to be kept by whoever asked for it: a list, a table, the refused rows of an import.
public struct Download: ResponseGenerator, Sendable {
    /// What kind of file it is.
    public enum Kind: Sendable {
        case xlsx, csv, docx, pdf, yaml

        var type: String {
            switch self {
            case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            case .csv: "text/csv; charset=utf-8"
            case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            case .pdf: "application/pdf"
            case .yaml: "application/yaml; charset=utf-8"
            }
        }
    }

    private let fileName: String
    private let kind: Kind
    private let body: ResponseBody

    /// - Parameter fileName: what the file is, of which area and day, with its suffix; never a person's name.
    public init(_ fileName: String, _ kind: Kind, bytes: [UInt8]) {
        self.init(fileName, kind, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A file that is written while it is sent.
    public init(_ fileName: String, _ kind: Kind, body: ResponseBody) {
        self.fileName = fileName
        self.kind = kind
        self.body = body
    }

    public func response(from request: Request, context: some RequestContext) throws -> Response {
        // Browsers read the second form; the first, in plain letters, is for those that do not.
        let encoded = Address("").appending(fileName).text.dropFirst()
        let disposition = "attachment; filename=\"\(plainName)\"; filename*=UTF-8''\(encoded)"
        return Response(status: .ok, headers: [.contentType: kind.type, .contentDisposition: disposition], body: body)
    }

    private var plainName: String {
        let parts = fileName.split(separator: ".")
        let words = VietnameseText.tokens(parts.dropLast().joined(separator: " ")).joined(separator: "-")
        return words + "." + VietnameseText.folded(String(parts.last ?? ""))
    }
}
