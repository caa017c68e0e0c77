/// The small parts of a workbook: which sheets it has, where they stand, which styles are dates.
struct WorkbookPackage {
    private(set) var sheets: [Sheet] = []
    private(set) var parts: [ZipEntry] = []
    private(set) var dates = DateStyles()
    private(set) var sharedStrings: ZipEntry?
    private(set) var usesDate1904 = false

    init(_ archive: ZipArchive) throws(FileProblem) {
        do {
            try WorkbookPackage.refuseOtherKinds(archive)
            try self.read(archive)
        } catch let problem as FileProblem {
            throw problem
        } catch {
            throw .brokenMarkup(sheet: nil, row: nil)
        }
    }

    private mutating func read(_ archive: ZipArchive) throws {
        let path = try WorkbookPackage.workbookPath(archive)
        guard let bytes = try archive.bytes(path) else { throw FileProblem.partMissing }
        let (folder, file) = WorkbookPackage.split(path)
        guard let pointers = try archive.bytes("\(folder)_rels/\(file).rels") else { throw FileProblem.partMissing }
        let (workbook, relations) = (try WorkbookPart(bytes), try Relations(pointers, folder: folder))
        usesDate1904 = workbook.usesDate1904
        for reference in workbook.sheets {
            guard let relation = relations.target(id: reference.relation) else { throw FileProblem.partMissing }
            // Charts and macro sheets hold no rows.
            guard relation.kind == "worksheet" else { continue }
            guard let part = archive.entry(relation.target) else { throw FileProblem.partMissing }
            sheets.append(Sheet(name: reference.name, index: sheets.count, isHidden: reference.isHidden))
            parts.append(part)
        }
        guard !sheets.isEmpty else { throw FileProblem.partMissing }
        sharedStrings = archive.entry(relations.target(kind: "sharedStrings") ?? folder + "sharedStrings.xml")
        if let styles = try relations.target(kind: "styles").flatMap({ try archive.bytes($0) }) {
            dates = try DateStyles(styles)
        }
    }

    private static func workbookPath(_ archive: ZipArchive) throws -> String {
        if let bytes = try archive.bytes("_rels/.rels"),
            let path = try Relations(bytes, folder: "").target(kind: "officeDocument")
        {
            return path
        }
        return "xl/workbook.xml"
    }

    private static func split(_ path: String) -> (folder: String, file: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[...slash]), String(path[path.index(after: slash)...]))
    }

    /// A ZIP file may be many things; says which, where it is not a workbook that is read.
    private static func refuseOtherKinds(_ archive: ZipArchive) throws {
        guard let bytes = try archive.bytes("[Content_Types].xml") else {
            if let kind = try archive.bytes("mimetype", limit: 1 << 16) { throw openDocument(kind) }
            throw archive.entry("xl/workbook.xml") == nil
                ? FileProblem.otherKind(what: "một tệp nén ZIP") : FileProblem.partMissing
        }
        let types = try ContentTypes(bytes)
        if types.contains("sheet.binary.macroEnabled.main") { throw FileProblem.binaryExcel }
        let hasMacros = types.contains("macroEnabled.main") || types.contains("vbaProject")
        if hasMacros || archive.entry("xl/vbaProject.bin") != nil { throw FileProblem.macros }
        if types.contains("wordprocessingml.document.main") { throw FileProblem.otherKind(what: "một tệp Word") }
        if types.contains("presentationml.presentation.main") {
            throw FileProblem.otherKind(what: "một tệp PowerPoint")
        }
    }

    private static func openDocument(_ kind: [UInt8]) -> FileProblem {
        let kind = String(decoding: kind, as: UTF8.self)
        if kind.contains("opendocument.spreadsheet") { return .otherKind(what: "một bảng tính OpenDocument (.ods)") }
        if kind.contains("opendocument") { return .otherKind(what: "một tệp OpenDocument") }
        return .otherKind(what: "một tệp nén ZIP")
    }
}
