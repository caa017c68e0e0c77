import Access
import Hummingbird
import Markup
import Registry
import Site
import Territory
import Vocabulary

/// GET /dia-ban   tổ dân phố with their totals of residents     POST /dia-ban   records totals counted on a day
struct AreaRoutes: Sendable {
    let bureau: Bureau

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/dia-ban", use: index)
        router.post("/dia-ban", use: record)
    }

    @Sendable private func index(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try await page(context, form: .blank, status: .ok)
    }

    @Sendable private func record(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        let commune = try context.commune
        var form = try await request.form()
        let day = form.day("ngay", missing: "Hãy ghi ngày đếm.")
        let source = form.text("nguon", missing: "Hãy ghi nguồn: ai đếm, theo giấy tờ nào.")
        let areas = try await bureau.areas.neighbourhoods(of: commune, by: asking)
        let isSample = bureau.identity.isSample
        var totals: [ResidentsTotal] = []
        for area in areas {
            let households = form.whole("ho-\(area.key)", in: 0...1_000_000)
            let people = form.whole("khau-\(area.key)", in: 0...10_000_000)
            let minority = form.whole("ho-dtts-\(area.key)", in: 0...1_000_000)
            let minorityPeople = form.whole("khau-dtts-\(area.key)", in: 0...10_000_000)
            if let minority, let households, minority > households {
                form.refuse("ho-dtts-\(area.key)", "Số hộ DTTS lớn hơn số hộ của \(area.name). Hãy kiểm tra lại.")
            }
            if let minorityPeople, let people, minorityPeople > people {
                form.refuse(
                    "khau-dtts-\(area.key)", "Số khẩu DTTS lớn hơn nhân khẩu của \(area.name). Hãy kiểm tra lại.")
            }
            guard let day, let source, let households, let people else { continue }
            totals.append(
                ResidentsTotal(
                    area: area.key, day: day, households: households, people: people,
                    minorityHouseholds: minority, minorityPeople: minorityPeople, source: source, isSample: isSample
                ))
        }
        if totals.isEmpty, !form.hasProblems {
            form.refuse("ngay", "Chưa ghi số của tổ dân phố nào. Hãy ghi số hộ và nhân khẩu.")
        }
        guard !form.hasProblems else {
            return try await page(context, form: form, status: .unprocessableContent).response(
                from: request, context: context)
        }
        do {
            try await bureau.areas.record(
                totals, of: commune, reason: "Ghi tổng số dân cư", seen: AreasVersion(form.typed(AreaConflict.version)),
                by: asking)
        } catch RegistryRefusal.changedMeanwhile {
            let conflict = try await AreaConflict.since(form, in: bureau, context)
            return try await page(context, form: form, status: .conflict, conflict).response(
                from: request, context: context)
        }
        return try await context.redirect(
            to: Links.areas, saying: Flash("Đã ghi tổng số của \(totals.count) tổ dân phố."))
    }

    private func page(
        _ context: OfficerContext, form: Form, status: HTTPResponse.Status,
        _ conflict: AreaConflict = AreaConflict(news: [])
    ) async throws -> Page {
        let asking = try context.asking
        let commune = try context.commune
        let model = AreaTotals(
            areas: try await bureau.areas.neighbourhoods(of: commune, by: asking),
            totals: try await bureau.areas.totals(of: commune, by: asking),
            changes: try await bureau.areas.changes(of: commune, by: asking), mayEdit: asking.can(.editRegister),
            version: try await AreaConflict.version(
                of: form, isTold: status == .conflict, in: bureau, context), conflict: conflict,
            formation: try await bureau.areas.formation(of: commune, by: asking))
        return Page(
            areasPage(context.frame(.tables, crumbs: [Crumb("Biểu", Links.tables)]), model, form: form), status: status)
    }
}

/// The tổ dân phố of the commune and how many live there.
struct AreaTotals: Sendable {
    let areas: [Area]
    let totals: [ResidentsTotal]
    let changes: [AreaChange]
    let mayEdit: Bool
    let version: AreasVersion
    /// What others wrote while the form was filled in.
    let conflict: AreaConflict
    /// Of what the commune was formed.
    let formation: AreaFormation?
}

func areasPage(_ frame: PageFrame, _ model: AreaTotals, form: Form) -> HTML {
    let newest = Dictionary(model.totals.map { ($0.area, $0) }, uniquingKeysWith: { first, _ in first })
    let rows: [[HTML]] = model.areas.map { area in
        let total = newest[area.key]
        let rename: HTML = """
            <br/><a href="\(Links.renaming(area.key))">Đổi tên<span class="unseen"> \(area.name)</span></a>
            """
        return [
            "\(area.name)\(when: model.mayEdit, rename)",
            HTML(text: total.map { Shown.number($0.households) } ?? "chưa có"),
            HTML(text: total.map { Shown.number($0.people) } ?? "chưa có"),
            HTML(text: total?.minorityHouseholds.map { Shown.number($0) } ?? "chưa có"),
            HTML(text: total?.minorityPeople.map { Shown.number($0) } ?? "chưa có"), HTML(text: total?.day.shown ?? ""),
            HTML(text: SampleMark.words(total?.source ?? "", total?.isSample == true)),
        ]
    }
    return layout(
        frame, title: "Tổ dân phố và tổng số dân cư", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(model.conflict)
            \(heading("Tổ dân phố và tổng số dân cư", lead: "Mẫu số của mọi tỷ lệ: số hộ và nhân khẩu đếm lúc rà soát, có ngày và nguồn."))
            \(DataTable(
                "Tổng số dân cư", [.init("Tổ dân phố", .rowHeader), .init("Số hộ", .number), .init("Nhân khẩu", .number), .init("Hộ DTTS", .number), .init("Khẩu DTTS", .number), .init("Ngày"), .init("Nguồn")],
                rows: rows, isCaptionHidden: true, empty: "<p>Chưa có tổ dân phố nào. Nhập danh sách hộ sẽ tạo các tổ dân phố có trong tệp.</p>"))
            \(when: model.mayEdit && !model.areas.isEmpty, Actions(
                LinkButton("Sắp xếp tổ dân phố: nhập, chia", to: Links.reorganising)).html)
            \(AreaHistory(changes: model.changes))
            \(model.formation.map(formed))
            \(when: model.mayEdit && !model.areas.isEmpty, entry(model, form))
            """)
}

/// How the commune came into being, in the words of the list of units that was taken over.
private func formed(_ formation: AreaFormation) -> HTML {
    let parts = [
        formation.formedFrom.map { "Hình thành từ: \($0)." }, formation.decision.map { "Theo \($0)" },
        formation.decidedOn.map { "ngày \($0.shown)" },
    ]
    return """
        <h2>Đơn vị hình thành</h2>
        <p>\(parts.compactMap(\.self).joined(separator: " ")) <em>(theo danh mục đã nhập, chưa kiểm chứng)</em></p>
        """
}

private func entry(_ model: AreaTotals, _ form: Form) -> HTML {
    let fields: [HTML] = model.areas.map { area in
        """
        <fieldset class="side-by-side"><legend>\(area.name)</legend>\
        \(Field.text("ho-\(area.key)", "Số hộ", in: form, width: .year, kind: .number))\
        \(Field.text("khau-\(area.key)", "Nhân khẩu", in: form, width: .year, kind: .number))\
        \(Field.text("ho-dtts-\(area.key)", "Trong đó hộ DTTS", in: form, width: .year, kind: .number))\
        \(Field.text("khau-dtts-\(area.key)", "Trong đó khẩu DTTS", in: form, width: .year, kind: .number))</fieldset>
        """
    }
    return """
        <h2>Ghi tổng số mới</h2>
        <form method="post" action="\(Links.areas)">
        \(AreaConflict.field(model.version))
        \(Field.day("ngay", "Ngày đếm", in: form))
        \(Field.text("nguon", "Nguồn", in: form, hint: "Ví dụ: kết quả rà soát tháng 12/2025", width: .half))
        \(fields)
        \(Actions(Button("Ghi tổng số")))
        </form>
        """
}
