import Foundation

/// The lists that `official_lists.py` makes, once for all tests.
enum OfficialLists {
    /// Who wrote the file last.
    enum Writer: String, CaseIterable {
        case openpyxl, libreOffice
    }

    /// The path of a list; nil where LibreOffice is not there to write it.
    static func path(_ name: String, _ writer: Writer) throws -> String? {
        let folder = try folder.get()
        let path = folder.appending(path: writer == .openpyxl ? "\(name).xlsx" : "lo/\(name).xlsx").path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    private static let folder = Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vuon-official-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "official_lists.py")
        _ = try Python.run(try String(contentsOf: script, encoding: .utf8), [folder.path])
        return folder
    }
}
