/// Named values as the audit chain keeps them: a line each, empty ones left out, line ends within a value escaped.
struct CanonicalFields {
    private let fields: [(name: String, value: String?)]

    init(_ fields: [(name: String, value: String?)]) {
        self.fields = fields
    }

    var bytes: [UInt8] {
        let lines = fields.compactMap { field in
            field.value.map { "\(field.name)=\($0.replacing("\\", with: "\\\\").replacing("\n", with: "\\n"))\n" }
        }
        return Array(lines.joined().utf8)
    }
}
