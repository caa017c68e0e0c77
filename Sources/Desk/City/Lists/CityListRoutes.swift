import Access
import HTTPTypes
import Hummingbird
import Office
import Registry
import Site
import Territory
import Vocabulary

/// GET  /nhap (of a city)                          choose a file of several wards    POST  takes it
/// GET  /nhap-thanh-pho/:list                      where it stands, or how far the work has come
/// GET  /nhap-thanh-pho/:list/cach-hieu            what is said of it
/// POST /nhap-thanh-pho/:list/so-sanh              compares every ward with its register
/// POST /nhap-thanh-pho/:list/nhan                 accepts: cach all, valid    POST …/bo  throws it away
/// GET  /nhap-thanh-pho/:list/phuong-xa/:commune   what is refused or doubtful of a ward
/// GET  /nhap-thanh-pho/:list/bi-tu-choi.xlsx      the same of all of them
struct CityListRoutes: Sendable {
    let bureau: Bureau

    /// Bytes of a list; one of a million and a half people is some two hundred megabytes packed.
    static let fileLimit = 512 << 20

    func add(to router: RouterGroup<OfficerContext>) {
        router.get("/nhap-thanh-pho/:list", use: show)
        router.get("/nhap-thanh-pho/:list/cach-hieu", use: understood)
        router.post("/nhap-thanh-pho/:list/so-sanh", use: compare)
        router.post("/nhap-thanh-pho/:list/nhan", use: accept)
        router.post("/nhap-thanh-pho/:list/bo", use: discard)
        router.get("/nhap-thanh-pho/:list/phuong-xa/:commune", use: faults)
        router.get("/nhap-thanh-pho/:list/bi-tu-choi.xlsx", use: workbook)
    }

    func start(_ city: AskedCity, _ form: Form, _ context: OfficerContext) async throws -> Page {
        let history = try await bureau.cityListings.history(by: context.asking)
        var running: Set<Key> = []
        for record in history where await bureau.cityJobs.current(record.key) != nil { running.insert(record.key) }
        let model = CityListStart(city: city, form: form, history: history, running: running)
        return Page(
            cityListStartPage(context.frame(.importing), model), status: form.hasProblems ? .unprocessableContent : .ok)
    }

    func upload(_ city: AskedCity, _ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        try asking.must(.importList)
        do {
            let (_, file) = try await request.received(in: bureau.workFolder, limit: CityListRoutes.fileLimit)
            guard let name = file.fileName else { throw NoFileChosen() }
            let list = try await bureau.cityListings.upload(path: file.path, fileName: name, by: asking)
            return .seeOther(Links.cityList(list))
        } catch let refusal as any Refusal where refusal.kind == .invalid {
            var form = Form.blank
            form.refuse("tep", refusal.message)
            return try await start(city, form, context).response(from: request, context: context)
        }
    }

    @Sendable private func show(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let record = try await record(context)
        if let job = await bureau.cityJobs.current(record.key) {
            return Page(cityListProgressPage(frame(context), record, job), refresh: 1)
        }
        let failure = await bureau.cityJobs.takeFailure(record.key)
        if let failure, !(failure is any Refusal) { throw failure }
        return try await step(record, context, refusal: failure as? any Refusal)
    }

    /// The page on which a list stands, with what stopped the last thing that was asked.
    private func step(
        _ record: CityListRecord, _ context: OfficerContext, refusal: (any Refusal)? = nil
    ) async throws -> Page {
        guard record.state != .uploaded else { return try questions(record, nil, context, refusal: refusal) }
        let model = CityListResult(
            record: record, city: try city(context),
            wards: try await bureau.cityListings.wards(of: record.key, by: context.asking), refusal: refusal)
        return Page(cityListResultPage(frame(context), model), status: refusal?.kind.status ?? .ok)
    }

    @Sendable private func understood(_ request: Request, _ context: OfficerContext) async throws -> Page {
        try questions(try await record(context), nil, context)
    }

    private func questions(
        _ record: CityListRecord, _ form: Form?, _ context: OfficerContext, refusal: (any Refusal)? = nil
    ) throws -> Page {
        let settings = try record.settings ?? ListingSettings(day: context.asking.today)
        let model = CityListQuestions(
            record: record, form: form ?? CityListQuestions.form(settings, isFirst: record.isNew),
            isSample: bureau.identity.isSample, refusal: refusal)
        let isRefused = refusal != nil || model.form.hasProblems
        return Page(cityListQuestionsPage(frame(context), model), status: isRefused ? .unprocessableContent : .ok)
    }

    @Sendable private func compare(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        let record = try await record(context)
        var form = try await request.form()
        guard let settings = CityListQuestions.settings(&form, today: asking.today) else {
            return try questions(record, form, context).response(from: request, context: context)
        }
        do {
            try await work(on: record, "Đang so tệp với sổ của từng phường, xã", asking) { bureau, path, progress in
                try await bureau.cityListings.compare(
                    record.key, at: path, settings: settings, by: asking, progress: progress)
            }
        } catch let refusal as any Refusal where refusal.kind == .invalid {
            return try questions(record, form, context, refusal: refusal).response(from: request, context: context)
        }
        return .seeOther(Links.cityList(record.key))
    }

    @Sendable private func accept(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        let record = try await record(context)
        let mode: ListingMode = try await request.form().typed("cach") == ListingMode.valid.rawValue ? .valid : .all
        do {
            try await work(on: record, "Đang ghi vào sổ của từng phường, xã", asking) { bureau, path, progress in
                try await bureau.cityListings.accept(record.key, at: path, mode: mode, by: asking, progress: progress)
                try await bureau.lookAtMark()
            }
        } catch let refusal as any Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
            return try await step(try await self.record(context), context, refusal: refusal)
                .response(from: request, context: context)
        }
        return .seeOther(Links.cityList(record.key))
    }

    /// Does what takes long, with the file laid open where nobody else finds it.
    private func work(
        on record: CityListRecord, _ label: String, _ asking: Asking,
        _ body: @escaping @Sendable (Bureau, String, ListingProgress?) async throws -> Void
    ) async throws {
        _ = try await bureau.cityJobs.run(record.key, label, patience: bureau.patience) { [bureau] progress in
            let file = try ReceivedFile(in: bureau.workFolder)
            try await bureau.cityListings.contents(of: record.key, by: asking) { try file.append($0) }
            try await body(bureau, file.path, progress)
            // The file is there as long as this object is.
            withExtendedLifetime(file) {}
        }
    }

    @Sendable private func discard(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let record = try await record(context)
        try await bureau.cityListings.discard(record.key, by: context.asking)
        return try await context.redirect(
            to: Links.importing, saying: Flash("Đã bỏ tệp và xoá tệp khỏi máy chủ. Những gì đã nhận vẫn ở trong sổ."))
    }

    @Sendable private func faults(_ request: Request, _ context: OfficerContext) async throws -> Page {
        let record = try await record(context)
        let wards = try await bureau.cityListings.wards(of: record.key, by: context.asking)
        guard let commune = try city(context).communes.first(where: { $0.code == context.parameters.get("commune") }),
            let ward = wards.first(where: { $0.commune == commune.key })
        else { throw AccessRefusal.notFound }
        let crumbs = [
            Crumb("Nhập danh sách", Links.importing), Crumb(record.fileName, Links.cityList(record.key)),
        ]
        return Page(cityListFaultsPage(context.frame(.importing, crumbs: crumbs), record, commune, ward))
    }

    @Sendable private func workbook(_ request: Request, _ context: OfficerContext) async throws -> Download {
        let (record, asking) = (try await record(context), try context.asking)
        let wards = try await bureau.cityListings.wards(of: record.key, by: asking)
        for ward in wards where !ward.faults.isEmpty {
            try await bureau.handedOut.record(
                "Các dòng bị từ chối của tệp \(record.fileName): \(ward.faults.all.count) dòng", of: ward.commune,
                by: asking)
        }
        let sheet = CityFaultsSheet(
            record: record, city: try city(context), wards: wards, isSample: bureau.identity.isSample, at: asking.at)
        return Download(
            "dong-bi-tu-choi-\(record.madeAt.day.iso).xlsx", .xlsx, bytes: try bureau.files.made(sheet.write))
    }

    private func record(_ context: OfficerContext) async throws -> CityListRecord {
        _ = try city(context)
        return try await bureau.cityListings.one(context.key("list"), by: context.asking)
    }

    private func city(_ context: OfficerContext) throws -> AskedCity {
        guard let city = try context.city else { throw AccessRefusal.notFound }
        return city
    }

    private func frame(_ context: OfficerContext) -> PageFrame {
        context.frame(.importing, crumbs: [Crumb("Nhập danh sách", Links.importing)])
    }
}
