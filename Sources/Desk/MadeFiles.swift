import Foundation
import HTTPTypes
import Hummingbird
import Vocabulary

/// Files made for one answer: written into a private folder of the installation, read, and gone at once.
struct MadeFiles: Sendable {
    let folder: String

    /// The bytes of what `write` puts at the path it is given.
    func made(_ write: (String) throws -> Void) throws -> [UInt8] {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = folder + "/" + Key.make().description
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(path)
        return [UInt8](try Data(contentsOf: URL(filePath: path)))
    }
}

extension Response {
    /// A file to be saved under a name.
    static func file(_ bytes: [UInt8], name: String) -> Response {
        let type =
            name.hasSuffix(".xlsx")
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8"
        return Response(
            status: .ok, headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
