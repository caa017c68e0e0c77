import Access
import HTTPTypes
import Hummingbird
import Registry
import Site
import Territory
import Vocabulary

/// Step 1: a file comes in.
extension ListingRoutes {
    @Sendable func start(_ request: Request, _ context: OfficerContext) async throws -> Page {
        if let city = try context.city { return try await CityListRoutes(bureau: bureau).start(city, .blank, context) }
        return try await start(context, .blank)
    }

    func start(_ context: OfficerContext, _ form: Form) async throws -> Page {
        let history = try await bureau.listings.history(commune: context.commune, by: context.asking)
        let areas = try await bureau.areas.neighbourhoods(of: context.commune, by: context.asking)
        let model = ListingStart(form: form, history: history, running: await running(history), areas: areas)
        let status: HTTPResponse.Status = form.hasProblems ? .unprocessableContent : .ok
        return Page(listingStartPage(context.frame(.importing), model), status: status)
    }

    func running(_ history: [ListingRecord]) async -> Set<Key> {
        var running: Set<Key> = []
        for record in history where await jobs.current(record.key) != nil { running.insert(record.key) }
        return running
    }

    @Sendable func upload(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        if let city = try context.city {
            return try await CityListRoutes(bureau: bureau).upload(city, request, context)
        }
        let commune = try context.commune
        try asking.must(.importList, in: commune)
        do {
            let (_, file) = try await request.received(in: bureau.workFolder, limit: ListingRoutes.fileLimit)
            guard let name = file.fileName else { throw NoFileChosen() }
            let listing = try await bureau.listings.upload(
                path: file.path, fileName: name, commune: commune, by: asking)
            return .seeOther(Links.listImport(listing))
        } catch let refusal as any Refusal where refusal.kind == .invalid {
            var form = Form.blank
            form.refuse("tep", refusal.message)
            return try await start(context, form).response(from: request, context: context)
        }
    }

    @Sendable func template(_ request: Request, _ context: OfficerContext) async throws -> Download {
        let asking = try context.asking
        let commune = try context.commune
        try asking.must(.importList, in: commune)
        let areas = try await bureau.areas.neighbourhoods(of: commune, by: asking)
        let template = ListTemplate(rules: bureau.rules, neighbourhoods: areas.map(\.name), made: asking.at)
        return Download("mau-danh-sach-ho.xlsx", .xlsx, bytes: try bureau.files.made(template.write))
    }
}

extension ListingRoutes {
    @Sendable func fieldList(_ request: Request, _ context: OfficerContext) async throws -> Response {
        let asking = try context.asking
        let commune = try context.commune
        _ = try asking.part(.takeAlong, in: commune)
        var form = request.filters
        guard let neighbourhood = Key(form.typed("tdp")) else {
            guard asking.can(.importList) else { return .seeOther(Links.households) }
            form.refuse("tdp", "Chưa chọn tổ dân phố. Hãy chọn tổ sẽ đi thực địa.")
            return try await start(context, form).response(from: request, context: context)
        }
        let list = try await bureau.fieldLists.list(
            of: neighbourhood, group: HouseholdFilter.Group(rawValue: form.typed("nhom")) ?? .all,
            hasNumbers: form.isChosen("so"), in: commune, by: asking)
        let areas = try await bureau.areas.neighbourhoods(of: commune, by: asking)
        let template = ListTemplate(
            rules: bureau.rules, neighbourhoods: areas.map(\.name), made: asking.at, filled: list)
        let name = "Danh sách \(list.neighbourhood) \(asking.today.iso).xlsx"
        return try Download(name, .xlsx, bytes: try bureau.files.made(template.write))
            .response(from: request, context: context)
    }
}

/// The form came without a file.
struct NoFileChosen: Refusal {
    let code = "NHAP-201"
    let kind = RefusalKind.invalid
    let message = "Chưa chọn tệp. Hãy chọn tệp danh sách .xlsx, .xls hoặc .csv trên máy rồi tải lên."
}
