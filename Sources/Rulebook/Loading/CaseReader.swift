import Vocabulary

/// Reads `cases/`; people and households that many cases share stand in `cases/templates.yaml`.
struct CaseReader {
    private let files: RuleFiles
    private let rules: RuleLibrary
    private let households: [String: RuleNode]
    private let people: [String: RuleNode]

    init(_ files: RuleFiles, _ rules: RuleLibrary) {
        self.files = files
        self.rules = rules
        let templates = files.base["cases/templates"]?.fields(["households", "members"]) ?? [:]
        households = templates["households"].map { $0.fields($0.keys) } ?? [:]
        people = templates["members"].map { $0.fields($0.keys) } ?? [:]
    }

    func cases() -> [RuleCase] {
        files.ids(under: "cases").filter { $0 != "cases/templates" }.flatMap { id in
            [files.base[id], files.local[id]].compactMap(\.self).flatMap { $0.items.compactMap(read) }
        }
    }

    private func read(_ node: RuleNode) -> RuleCase? {
        let fields = node.fields(["name", "list_year", "day", "like", "household", "members", "stated", "expect"])
        guard let name = fields["name"]?.text, let year = fields["list_year"]?.whole, let day = fields["day"]?.day,
            let standard = rules.standard(listYear: Int(year)), let expect = fields["expect"]
        else {
            node.report(
                "Ca kiểm tra thiếu name, list_year, day hoặc expect, hoặc năm không có chuẩn.", "Ghi đủ các khóa đó.")
            return nil
        }
        var facts = HouseholdFacts(zone: .urban)
        if let like = fields["like"] { fill(&facts, template(like, households)) }
        if let own = fields["household"] { fill(&facts, own) }
        if let members = fields["members"] { facts.members = members.items.map(member) }
        if let stated = fields["stated"] { facts.stated = truths(stated, standard) }
        return RuleCase(
            name: name, listYear: Int(year), day: day, facts: facts, expected: expectation(expect, standard),
            file: node.file, line: node.line)
    }

    private func template(_ name: RuleNode, _ templates: [String: RuleNode]) -> RuleNode? {
        let found = name.string.flatMap { templates[$0] }
        if found == nil {
            name.report("Không có mẫu «\(name.string ?? "")».", "Sửa tên, hoặc thêm vào cases/templates.yaml.")
        }
        return found
    }

    private func fill(_ facts: inout HouseholdFacts, _ node: RuleNode?) {
        guard let node else { return }
        let fields = node.fields(["zone", "members"] + HouseholdFact.allCases.map(\.rawValue))
        if let zone = fields["zone"]?.string.flatMap(Zone.init) { facts.zone = zone }
        if let members = fields["members"] { facts.members = members.items.map(member) }
        for fact in HouseholdFact.allCases {
            if let place = fields[fact.rawValue], let answer = answer(place, fact.shape) { facts[fact] = answer }
        }
    }

    private func member(_ node: RuleNode) -> MemberFacts {
        var member = MemberFacts()
        fill(&member, node)
        return member
    }

    private func fill(_ member: inout MemberFacts, _ node: RuleNode) {
        let fields = node.fields(["like", "birth", "sex"] + MemberFact.allCases.map(\.rawValue))
        if let like = fields["like"], let template = template(like, people) { fill(&member, template) }
        if let birth = fields["birth"] {
            member.birth = birth.string.flatMap { Birth(iso: $0) }
            if member.birth == nil, !birth.isNull {
                birth.report("Ngày sinh chưa đúng.", "Viết 1950, 1950-03 hoặc 1950-03-07.")
            }
        }
        if let sex = fields["sex"]?.string.flatMap(Sex.init) { member.sex = sex }
        for fact in MemberFact.allCases {
            if let place = fields[fact.rawValue], let answer = answer(place, fact.shape) { member[fact] = answer }
        }
    }

    private func answer(_ node: RuleNode, _ shape: FactShape) -> Answer? {
        if case .code(let list) = shape, let code = node.string, rules.lists[list]?[code] != nil { return .code(code) }
        if let why = node.string.flatMap(Unknown.init) { return .unknown(why) }
        switch shape {
        case .flag: return node.flag.map(Answer.flag)
        case .number(let scale, _):
            let number = node.decimal(scale: scale)
            if number == nil {
                node.report("«\(node.string ?? "")» không phải là số.", "Viết số, ví dụ 2_000_000 hoặc 40.5.")
            }
            return number.map(Answer.number)
        case .code(let list):
            node.report(
                "Không có mã «\(node.string ?? "")» trong lists/\(list).yaml.", "Sửa mã, hoặc thêm vào danh mục.")
            return nil
        }
    }

    private func truths(_ node: RuleNode, _ standard: Standard) -> [Truth] {
        let fields = node.fields(standard.indicators.map(\.code))
        return standard.indicators.map { fields[$0.code].flatMap(truth) ?? .unknown }
    }

    private func truth(_ node: RuleNode) -> Truth? {
        switch node.string {
        case "lacking": return .yes
        case "met": return .no
        case "unknown": return .unknown
        default:
            node.report("«\(node.string ?? "")» không phải kết quả của chỉ số.", "Chọn lacking, met hoặc unknown.")
            return nil
        }
    }

    private func expectation(_ node: RuleNode, _ standard: Standard) -> RuleCase.Expectation {
        let codes = standard.indicators.map(\.code)
        let fields = node.fields(["class", "basis", "indicators", "lacking", "unknown"])
        var expected = RuleCase.Expectation()
        if let place = fields["class"] {
            expected.category = place.string.flatMap(HouseholdClass.init)
            if expected.category == nil {
                place.report(
                    "Không có loại hộ «\(place.string ?? "")».",
                    "Chọn: \(HouseholdClass.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
        }
        expected.basis = fields["basis"]?.string.flatMap(Classification.Basis.init)
        for (code, place) in fields["indicators"]?.fields(codes) ?? [:] { expected.indicators[code] = truth(place) }
        expected.lacking = fields["lacking"].map { known($0, codes) }
        expected.unknown = fields["unknown"].map { $0.string == "all" ? codes : known($0, codes) }
        return expected
    }

    private func known(_ node: RuleNode, _ codes: [String]) -> [String] {
        for item in node.items where !codes.contains(item.string ?? "") {
            item.report("Không có chỉ số «\(item.string ?? "")».", "Các chỉ số: \(codes.joined(separator: ", ")).")
        }
        return node.strings
    }
}
