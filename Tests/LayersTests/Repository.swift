import Foundation

/// The files of this repository, found from where this file stands.
enum Repository {
    struct File {
        /// From the repository's root, as `Sources/Vocabulary/Day.swift`.
        let path: String
        let text: String
    }

    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func files(under folder: String, ending: String) throws -> [File] {
        try paths(under: folder).filter { $0.hasSuffix(ending) }.compactMap(read)
    }

    /// Every text file that is or may be committed; what `.gitignore` names is passed over.
    static func textFiles() throws -> [File] {
        try paths(under: "").compactMap(read)
    }

    static func folders(under folder: String) throws -> Set<String> {
        let here = root.appending(path: folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: here.path)
        return Set(names.filter { isFolder(here.appending(path: $0)) })
    }

    /// Depth first, so that a folder full of build products is never entered.
    private static func paths(under folder: String) throws -> [String] {
        let here = folder.isEmpty ? root : root.appending(path: folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: here.path).sorted()
        return try names.filter { !isIgnored($0) }.flatMap { name in
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            return isFolder(here.appending(path: name)) ? try paths(under: path) : [path]
        }
    }

    private static func isIgnored(_ name: String) -> Bool {
        [".git", ".swiftpm", "__pycache__", "data", "Package.resolved"].contains(name)
            || name.hasPrefix(".build") || name.hasPrefix(".venv")
    }

    private static func isFolder(_ url: URL) -> Bool {
        (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
    }

    /// Nil for what is not text: a workbook, a picture, a font.
    private static func read(_ path: String) -> File? {
        guard let bytes = try? Data(contentsOf: root.appending(path: path)), !bytes.contains(0),
            let text = String(data: bytes, encoding: .utf8)
        else { return nil }
        return File(path: path, text: text)
    }
}
