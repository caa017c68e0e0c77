import Access
import Hummingbird
import Markup
import Programme
import Site
import Vocabulary

/// A deadline of the plan and what each unit that it binds has sent.
struct PlanReports: Sendable {
    let plan: Plan
    let item: PlanItem
    let due: Deadline
    let reports: [UnitReport]
    let today: Day
    let mayEdit: Bool

    var address: Address { Links.planReports(item.code, of: plan.year) }
    var waiting: [PlanItem] { plan.waiting(for: item, reports) }

    func report(of unit: PlanItem) -> UnitReport? { reports.first { $0.unit == unit.code && $0.item == item.code } }
}

func planReportsPage(_ frame: PageFrame, _ model: PlanReports, _ form: Form, message: String? = nil) -> HTML {
    let rows: [[HTML]] = model.plan.bound(by: model.item).map { unit in
        let report = model.report(of: unit)
        return [
            HTML(text: unit.unitName), HTML(text: report?.sentOn.shown ?? "chưa gửi"),
            HTML(text: report?.paper ?? ""), standing(report, model),
        ] + (model.mayEdit ? [report == nil ? .empty : takingBack(unit, model)] : [])
    }
    let columns: [DataTable.Column] = [
        .init("Đơn vị", .rowHeader), .init("Đã gửi ngày", .code), .init("Văn bản"), .init("Đúng hạn"),
    ]
    return layout(
        frame, title: "Ai đã gửi", hasProblems: form.hasProblems || message != nil,
        body: """
            \(ErrorSummary(form.problems, message: message))
            \(heading("Ai đã gửi", caption: "\(model.plan.section(of: model.item)) của kế hoạch năm \(model.plan.year)"))
            <blockquote><p>“\(model.item.words)”</p></blockquote>
            <p>Hạn: \(model.due.words) (\(model.due.wordsLeft(from: model.today))); ngày cuối là \(model.due.lastDay.shown).</p>
            \(DataTable(
                "Các đơn vị", columns + (model.mayEdit ? [.init("Việc", .actions)] : []), rows: rows,
                isCaptionHidden: true, empty: "<p>Kế hoạch chưa có đơn vị thực hiện nào.</p>"))
            \(when: model.mayEdit && !model.waiting.isEmpty, entry(model, form))
            """)
}

private func standing(_ report: UnitReport?, _ model: PlanReports) -> HTML {
    if let report {
        return report.isLate(model.due) ? Badge(.attention, "gửi muộn").html : Badge(.met, "đúng hạn").html
    }
    let days = model.due.daysLeft(from: model.today)
    return Badge(days < 0 ? .missed : .neutral, model.due.wordsLeft(from: model.today)).html
}

private func takingBack(_ unit: PlanItem, _ model: PlanReports) -> HTML {
    """
    <form class="inline" method="post" action="\(model.address.appending("rut-lai"))">\
    <input type="hidden" name="don_vi" value="\(unit.code)"/>\
    <button class="link-button" type="submit">Rút lại<span class="unseen"> của \(unit.unitName)</span></button></form>
    """
}

private func entry(_ model: PlanReports, _ form: Form) -> HTML {
    let fields: HTML = """
        \(Field.select("don_vi", "Đơn vị", model.waiting.map { Choice($0.code, $0.unitName) }, in: form))
        \(Field.day("ngay", "Đã gửi ngày", in: form))
        \(Field.text("van_ban", "Văn bản", in: form, hint: "Ví dụ: Kế hoạch số 15/KH-VHXH ngày 12/11/2026", width: .half))
        \(Actions(Button("Ghi đã gửi")))
        """
    return "<h2>Ghi một đơn vị đã gửi</h2>\(PostForm(to: model.address, fields))"
}

/// GET, POST /ke-hoach/:year/han/:item   who has sent what an item asks      POST …/rut-lai  takes one back
extension PlanRoutes {
    func addReports(to router: RouterGroup<OfficerContext>) {
        router.get("/ke-hoach/:year/han/:item", use: reportsPage)
        router.post("/ke-hoach/:year/han/:item", use: recordReport)
        router.post("/ke-hoach/:year/han/:item/rut-lai", use: takeBackReport)
    }

    @Sendable private func reportsPage(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let model = try await reports(context)
        let form = Form(filled: ["ngay": model.today.shown])
        return Page(planReportsPage(frame(context, model.plan), model, form))
    }

    @Sendable private func recordReport(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        let model = try await reports(context)
        var form = try await request.form()
        let unit = form.text("don_vi", missing: "Chưa chọn đơn vị.")
        let day = form.day("ngay", missing: "Chưa ghi ngày gửi.")
        let paper = form.text("van_ban", missing: "Chưa ghi văn bản. Hãy ghi tên, số, ngày của văn bản đã nhận.")
        if let unit, let day, let paper, !form.hasProblems {
            do {
                try await bureau.plans.recordReport(
                    item: model.item.code, unit: unit, sentOn: day, paper: paper, year: model.plan.year,
                    in: context.commune, by: asking)
                return try await context.redirect(to: model.address, saying: Flash("Đã ghi."))
            } catch ProgrammeRefusal.invalid(let problems) {
                for problem in problems { form.refuse("ngay", problem.message) }
            }
        }
        return try Page(planReportsPage(frame(context, model.plan), model, form), status: .unprocessableContent)
            .response(from: request, context: context)
    }

    @Sendable private func takeBackReport(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try editor(context)
        let model = try await reports(context)
        let unit = try await request.form().typed("don_vi")
        try await bureau.plans.takeBackReport(
            item: model.item.code, unit: unit, year: model.plan.year, in: context.commune, by: asking)
        return try await context.redirect(
            to: model.address, saying: Flash("Đã rút lại; lần ghi vẫn còn trong nhật ký."))
    }

    private func reports(_ context: OfficerContext) async throws -> PlanReports {
        let asking = try context.asking
        let plan = try await kept(context).plan
        let code = context.parameters.get("item") ?? ""
        guard let item = plan.item(code), let due = item.due, !plan.bound(by: item).isEmpty else {
            throw ProgrammeRefusal.noItem(code)
        }
        return PlanReports(
            plan: plan, item: item, due: due,
            reports: try await bureau.plans.reports(year: plan.year, in: context.commune, by: asking),
            today: asking.today, mayEdit: asking.can(.editTargets))
    }
}
