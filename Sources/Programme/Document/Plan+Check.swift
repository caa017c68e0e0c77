import Vocabulary

extension Plan {
    /// Names must be given once and mean something: they are what programs, pages and other targets point to.
    ///
    /// - Throws: `ProgrammeRefusal.file` naming the item or target.
    func check() throws {
        let codes = items.map(\.code)
        if let twice = Plan.repeated(codes) {
            throw Plan.problem("id", "Mục \(twice) có hai lần. Hãy đặt id khác cho một mục.")
        }
        if let twice = Plan.repeated(targets.map(\.code)) {
            throw Plan.problem("id", "Chỉ tiêu \(twice) có hai lần. Hãy đặt id khác cho một chỉ tiêu.")
        }
        for code in codes + targets.map(\.code) where !Plan.isCode(code) {
            throw Plan.problem(
                "id", "id “\(code)” chỉ được gồm chữ thường không dấu, số, dấu chấm, gạch ngang, gạch dưới.")
        }
        for target in targets { try check(target) }
    }

    /// What a target says must agree with itself and with the rest of the plan.
    func check(_ target: Target) throws {
        let whose = "Chỉ tiêu \(target.code)"
        if let decider = target.decidedBy, decider == target.code || self.target(decider) == nil {
            throw Plan.problem(
                "decided_by",
                "\(whose): decided_by là \(decider), không có chỉ tiêu nào khác mang id đó. Hãy kiểm tra lại.")
        }
        if let measure = target.measure, (target.unit == "%") != measure.isShare {
            let wanted = measure.isShare ? "%" : "hộ"
            throw Plan.problem(
                "unit", "\(whose): measure \(measure.rawValue) tính bằng \(wanted), unit ghi “\(target.unit)”.")
        }
        if let item = target.item {
            guard let place = self.item(item) else {
                throw Plan.problem("item", "\(whose): item là \(item), kế hoạch không có mục đó. Hãy kiểm tra lại.")
            }
            guard place.words.contains(target.quote) else {
                throw Plan.problem(
                    "quote", "\(whose): lời trích không có trong mục \(item). Hãy chép đúng lời của kế hoạch.")
            }
        }
        if let unit = target.responsible, self.item(unit) == nil {
            throw Plan.problem(
                "responsible", "\(whose): responsible là \(unit), kế hoạch không có mục đó. Hãy ghi id của đơn vị.")
        }
    }

    private static func repeated(_ codes: [String]) -> String? {
        var known: Set<String> = []
        return codes.first { !known.insert($0).inserted }
    }

    static func isCode(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 60
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || "._-".utf8.contains($0) }
    }

    private static func problem(_ field: String, _ message: String) -> ProgrammeRefusal {
        .file([FieldProblem(field, message)])
    }
}
