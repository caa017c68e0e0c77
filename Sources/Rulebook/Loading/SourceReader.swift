import Vocabulary

/// Reads `sources.yaml` and what each value says of its origin.
struct SourceReader {
    let documents: [String: LegalDocument]
    private let verifications: SealedVerifications

    static let keys = ["source", "clause", "basis", "signed", "in_force", "verified"]

    init(_ files: RuleFiles) {
        var documents: [String: LegalDocument] = [:]
        for root in [files.base["sources"], files.local["sources"]].compactMap(\.self) {
            for item in root.items {
                if let document = Self.document(item) { documents[document.id] = document }
            }
        }
        self.documents = documents
        verifications = SealedVerifications(files)
    }

    /// The origin of a value; a missing or unknown source is reported.
    func provenance(_ place: RuleNode, _ fields: [String: RuleNode], isLocal: Bool) -> Provenance {
        let document = fields["source"]?.text.flatMap { documents[$0] }
        if fields["source"] == nil {
            place.report("Giá trị không ghi nguồn.", "Thêm «source: mã văn bản» có trong sources.yaml.")
        } else if document == nil, let named = fields["source"] {
            named.report(
                "Không có văn bản «\(named.string ?? "")» trong sources.yaml.",
                "Sửa mã văn bản, hoặc thêm văn bản vào sources.yaml.")
        }
        let seal = place.seal
        let compared = verifications[seal]
        let basis = fields["basis"].flatMap(Self.basis) ?? document?.basis ?? .knowledge
        return Provenance(
            document: document, clause: fields["clause"]?.text, basis: compared == nil ? basis : .gazette,
            signed: fields["signed"]?.day ?? document?.signed, inForce: fields["in_force"]?.day ?? document?.inForce,
            verified: compared ?? fields["verified"].flatMap(Self.verification), place: "\(place.file):\(place.line)",
            isLocal: isLocal, seal: seal)
    }

    private static func document(_ item: RuleNode) -> LegalDocument? {
        let fields = item.fields(["id", "number", "title", "signed", "in_force", "basis", "seen"])
        guard let id = fields["id"]?.text, let number = fields["number"]?.text, let title = fields["title"]?.text,
            let basis = fields["basis"].flatMap(basis)
        else {
            item.report("Văn bản thiếu id, number, title hoặc basis.", "Ghi đủ bốn khóa đó.")
            return nil
        }
        let signed = fields["signed"].flatMap { $0.isNull ? nil : $0.day }
        let inForce = fields["in_force"].flatMap { $0.isNull ? nil : $0.day }
        return LegalDocument(
            id: id, number: number, title: title, signed: signed, inForce: inForce, basis: basis,
            seen: fields["seen"]?.text)
    }

    private static func basis(_ node: RuleNode) -> Basis? {
        let basis = node.string.flatMap(Basis.init)
        if basis == nil {
            node.report(
                "Không có căn cứ «\(node.string ?? "")».",
                "Chọn một trong: \(Basis.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return basis
    }

    private static func verification(_ node: RuleNode) -> Verification? {
        let fields = node.fields(["on", "by", "against"])
        guard let on = fields["on"]?.day, let by = fields["by"]?.text, let against = fields["against"]?.text else {
            node.report("Kiểm chứng chưa đủ.", "Ghi on (ngày), by (người đối chiếu), against (số Công báo).")
            return nil
        }
        return Verification(on: on, by: by, against: against)
    }
}
