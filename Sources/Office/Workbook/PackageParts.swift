/// What the package says about its own parts: the kinds, and which part points to which.
struct ContentTypes {
    /// Content types by part name, lower case, without the first slash.
    private(set) var overrides: [String: String] = [:]

    init(_ bytes: [UInt8]) throws {
        let listener = Listener()
        try XMLPart.read(listener, bytes: bytes)
        overrides = listener.overrides
    }

    func contains(_ text: String) -> Bool { overrides.values.contains { $0.contains(text) } }

    private final class Listener: XMLListener {
        var overrides: [String: String] = [:]

        func begin(_ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes) {
            guard let kind = attributes["ContentType"] else { return }
            if name.equals("Override"), let part = attributes["PartName"] {
                overrides[String(part.drop { $0 == "/" }).lowercased()] = kind
            } else if name.equals("Default"), let ending = attributes["Extension"] {
                overrides["." + ending.lowercased()] = kind
            }
        }
        func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
        func end() {}
    }
}

/// The pointers of one part to others.
struct Relations {
    struct Relation {
        let id: String
        /// The last word of the kind: `worksheet`, `sharedStrings`; the rest differs between dialects.
        let kind: String
        let target: String
    }

    let all: [Relation]

    /// - Parameter folder: the folder of the part that points, such as `xl/`.
    init(_ bytes: [UInt8], folder: String) throws {
        let listener = Listener(folder)
        try XMLPart.read(listener, bytes: bytes)
        all = listener.all
    }

    func target(id: String) -> Relation? { all.first { $0.id == id } }
    func target(kind: String) -> String? { all.first { $0.kind == kind }?.target }

    private final class Listener: XMLListener {
        var all: [Relation] = []
        private let folder: String

        init(_ folder: String) { self.folder = folder }

        func begin(_ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes) {
            guard name.equals("Relationship"), attributes["TargetMode"] != "External", let id = attributes["Id"],
                let kind = attributes["Type"]?.split(separator: "/").last, let target = attributes["Target"]
            else { return }
            all.append(Relation(id: id, kind: String(kind), target: resolved(target)))
        }
        func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
        func end() {}

        private func resolved(_ target: String) -> String {
            let whole = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
            var parts: [Substring] = []
            for part in whole.split(separator: "/") where part != "." {
                if part == ".." { _ = parts.popLast() } else { parts.append(part) }
            }
            return parts.joined(separator: "/")
        }
    }
}

/// The workbook part: its sheets, and from when days are counted.
struct WorkbookPart {
    struct SheetReference {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    let sheets: [SheetReference]
    let usesDate1904: Bool

    init(_ bytes: [UInt8]) throws {
        let listener = Listener()
        try XMLPart.read(listener, bytes: bytes)
        sheets = listener.sheets
        usesDate1904 = listener.usesDate1904
    }

    private final class Listener: XMLListener {
        var sheets: [SheetReference] = []
        var usesDate1904 = false

        func begin(_ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes) {
            if name.equals("workbookPr") {
                usesDate1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "")
            } else if name.equals("sheet"), let title = attributes["name"], let id = attributes.anyPrefix("id") {
                let state = attributes["state"] ?? "visible"
                sheets.append(SheetReference(name: title, relation: id, isHidden: state != "visible"))
            }
        }
        func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
        func end() {}
    }
}
