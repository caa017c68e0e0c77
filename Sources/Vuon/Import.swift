import Access
import ArgumentParser
import Foundation
import Registry
import Territory
import Vocabulary

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Nhập danh sách hộ (.xlsx, .csv); không có --accept thì chỉ xem trước.",
        discussion: """
            Bản xuất của Vươn (vuon export) được nhận nguyên vào phường, xã chưa có hộ nào.
            Tên cột của --blank-is-no là tên trong mẫu, ví dụ "Thẻ BHYT,Khuyết tật".
            """)

    @Argument(help: ArgumentHelp("Tệp danh sách.", valueName: "tệp"))
    var file: String

    @OptionGroup var options: DataOptions
    @OptionGroup var officer: OfficerOptions
    @OptionGroup var place: CommuneOptions

    @Option(
        help: ArgumentHelp("all: nhận tất cả hoặc không nhận gì; valid: nhận các hộ hợp lệ.", valueName: "all|valid"))
    var accept: Accepting?

    @Option(help: ArgumentHelp("Ngày của số liệu trong tệp; không ghi là hôm nay.", valueName: "2025-12-31"))
    var day: String?

    @Option(
        help: ArgumentHelp(
            "Cột mà ô trống là 'không', cách nhau dấu phẩy; các cột khác ô trống là chưa biết.", valueName: "cột"))
    var blankIsNo: String?

    @Flag(help: "Thêm số 0 ở đầu cho số định danh đã mất số 0; mỗi chỗ được nêu để đối chiếu.")
    var repairNumbers = false

    @Flag(help: "Bỏ qua những ô số định danh không phải số định danh, vẫn nhận người.")
    var dropNumbers = false

    @Option(
        help: ArgumentHelp(
            "Bảng mã cũ của chữ trong tệp, để chuyển sang Unicode; unicode: giữ nguyên như trong tệp.",
            valueName: "tcvn3|vni|unicode"))
    var legacyText: String?

    @Flag(help: "Hệ thống dữ liệu mẫu: xác nhận tệp không có số định danh này không chứa người thật.")
    var withoutNumbers = false

    @Option(help: ArgumentHelp("Ghi các hộ bị từ chối ra tệp .xlsx để sửa rồi nhập lại.", valueName: "tệp"))
    var refused: String?

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func validate() throws {
        if let day, Day(iso: day) == nil { throw ValidationError("--day phải là ngày dạng 2025-12-31.") }
        _ = try blankColumns()
        if let legacyText, legacyText != Self.asItIs, LegacyText(rawValue: legacyText) == nil {
            throw ValidationError("--legacy-text là tcvn3, vni hoặc unicode.")
        }
    }

    func run() async throws {
        let open = try await options.open()
        let asking = try await open.asking(officer, for: "việc nhập danh sách")
        if RegisterTakeover(open.premises, with: OpenInstallation.carried).isExport(path: file) {
            try await take(open, asking)
            return await open.close()
        }
        try await tellLetters(Listings(open.premises), asking)
        if try await Listings(open.premises).isOfCity(path: file, fileName: fileName, by: asking) {
            try await city(open, asking)
        } else {
            try await list(open, asking)
        }
        await open.close()
    }

    private static let asItIs = "unicode"

    /// Says what was found of letters from before Unicode: names in them would be searched for in vain.
    private func tellLetters(_ listings: Listings, _ asking: Asking) async throws {
        guard legacyText != Self.asItIs,
            let found = try await listings.suspectedLetters(path: file, fileName: fileName, by: asking)
        else { return }
        let (coding, example) = found
        let change = "“\(example)” thành “\(coding.converted(example))”"
        if legacyText == coding.rawValue {
            if !json { print("Chữ \(coding.label) được chuyển sang Unicode, ví dụ \(change).") }
            return
        }
        let words = """
            Chữ trong tệp có vẻ gõ theo bảng mã \(coding.label). Thêm --legacy-text \(coding.rawValue) để chuyển sang \
            Unicode, ví dụ \(change); hoặc --legacy-text unicode nếu chữ đã đúng.
            """
        guard accept == nil else { throw CommandFailure.data("Chưa nhận gì. " + words) }
        complain(words)
    }

    /// The columns that were named by their headers or ids.
    private func blankColumns() throws -> Set<String> {
        let names = blankIsNo?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        return Set(
            try names.map { name in
                guard let column = TemplateColumn.all.first(where: { $0.id == name || $0.header == name }) else {
                    throw ValidationError("--blank-is-no: mẫu không có cột '\(name)'.")
                }
                return column.id
            })
    }

    func settings(_ asking: Asking) throws -> ListingSettings {
        var settings = ListingSettings(
            day: day.flatMap { Day(iso: $0) } ?? asking.today, blankIsNo: try blankColumns(),
            acceptWithoutNumbers: withoutNumbers)
        settings.repairsNumbers = repairNumbers
        settings.dropsNumbers = dropNumbers
        settings.legacy = legacyText.flatMap(LegacyText.init(rawValue:))
        return settings
    }

    private func list(_ open: OpenInstallation, _ asking: Asking) async throws {
        let settings = try settings(asking)
        let commune = try await place.area(open, by: asking).key
        let bar = ProgressBar(label: "Đọc tệp", unit: "dòng")
        defer { bar.finish() }
        let summary = try await Listings(open.premises).importFile(
            path: file, fileName: fileName, commune: commune, settings: settings, mode: accept?.mode ?? .dryRun,
            by: asking, progress: bar.progress)
        bar.finish()
        report(summary)
        if summary.households.refused > 0, let refused {
            try await writeRefused(open, settings, to: refused, asking)
        }
        if accept == .all, summary.households.refused > 0 {
            throw CommandFailure.data(
                "Có \(summary.households.refused) hộ bị từ chối nên chưa nhận hộ nào. "
                    + "Hãy sửa rồi nhập lại, hoặc dùng --accept valid.")
        }
    }

    var fileName: String { URL(filePath: file).lastPathComponent }

    /// The refused rows go the way of the pages: staged, compared, written out, thrown away.
    private func writeRefused(
        _ open: OpenInstallation, _ settings: ListingSettings, to path: String, _ asking: Asking
    ) async throws {
        let (listings, commune) = (Listings(open.premises), try await place.area(open, by: asking).key)
        let listing = try await listings.upload(path: file, fileName: fileName, commune: commune, by: asking)
        let workbook: [UInt8]
        do {
            try await listings.compare(listing, commune: commune, settings: settings, by: asking)
            workbook = try await listings.refusedWorkbook(listing, commune: commune, by: asking)
        } catch {
            try? await listings.discard(listing, commune: commune, by: asking)
            throw error
        }
        try await listings.discard(listing, commune: commune, by: asking)
        // It holds whole identity numbers: for its owner's eyes.
        let isMade = FileManager.default.createFile(
            atPath: path, contents: Data(workbook), attributes: [.posixPermissions: 0o600])
        guard isMade else {
            throw CommandFailure.system("Không ghi được tệp \(path). Hãy kiểm tra thư mục và quyền ghi.")
        }
        complain("Đã ghi các hộ bị từ chối ra \(path); sửa các ô tô màu rồi nhập lại tệp đó.")
    }

    private func take(_ open: OpenInstallation, _ asking: Asking) async throws {
        let commune = try await place.area(open, by: asking).key
        let takeover = RegisterTakeover(open.premises, with: OpenInstallation.carried)
        guard accept != nil else {
            let checked = try await takeover.check(path: file, into: commune, by: asking)
            guard checked.problems.isEmpty else {
                throw CommandFailure.data(checked.problems.map(\.message).joined(separator: "\n"))
            }
            let (households, people) = (checked.counts.households, checked.counts.people)
            if json { return JSONOutput.print(Import.taken(households, isStored: false)) }
            print("Đây là bản xuất của Vươn, đọc được: \(households) hộ, \(people) người.")
            return print("Thêm --accept all để nhận nguyên vào sổ còn trống.")
        }
        let counts = try await takeover.take(
            path: file, into: commune, acceptWithoutNumbers: withoutNumbers, by: asking)
        if json { return JSONOutput.print(Import.taken(counts.households, isStored: true)) }
        print("Đã nhận bản xuất: \(counts.households) hộ, \(counts.people) người.")
    }

    private static func taken(_ households: Int, isStored: Bool) -> [String: Any] {
        ["new": households, "changed": 0, "unchanged": 0, "refused": 0, "absent": 0, "stored": isStored]
    }

    private func report(_ summary: ListingSummary) {
        for row in summary.rows where row.outcome == .refused {
            for fault in row.faults { complain(fault.sentence) }
        }
        for double in summary.doubles { complain(double.sentence) }
        guard !json else { return JSONOutput.print(Import.object(summary)) }
        print("\(summary.isStored ? "Đã nhận" : "Xem trước"): \(fileName)")
        for outcome in ListingOutcome.allCases {
            print("  \(outcome.label): \(summary.households[outcome]) hộ, \(summary.people[outcome]) người")
        }
        if summary.warnings > 0 { print("  Cần xem lại: \(summary.warnings) chỗ") }
        if !summary.newNeighbourhoods.isEmpty {
            print("  Tổ dân phố mới: \(summary.newNeighbourhoods.joined(separator: ", "))")
        }
        if summary.marksAsSample { print("  Danh sách mẫu: hệ thống được đánh dấu DỮ LIỆU MẪU.") }
        if accept == nil { return print("Chưa lưu gì. Thêm --accept all hoặc --accept valid để nhận.") }
        if !summary.isStored, summary.households.refused == 0 { print("  Không có gì khác với sổ nên không ghi gì.") }
    }

    static func object(_ summary: ListingSummary) -> [String: Any] {
        func counts(_ counts: ListingCounts) -> [String: Any] {
            [
                "new": counts.new, "changed": counts.changed, "unchanged": counts.unchanged, "refused": counts.refused,
                "absent": counts.absent,
            ]
        }
        var object = counts(summary.households)
        object["people"] = counts(summary.people)
        object["stored"] = summary.isStored
        object["warnings"] = summary.warnings
        object["elsewhere"] = summary.doubles.map { ["line": $0.line, "message": $0.message] as [String: Any] }
        object["newNeighbourhoods"] = summary.newNeighbourhoods
        object["problems"] = summary.rows.flatMap(\.faults).map {
            ["line": $0.line, "column": $0.column, "message": $0.message] as [String: Any]
        }
        return object
    }
}

/// What `--accept` takes.
enum Accepting: String, ExpressibleByArgument {
    case all, valid

    /// Nothing beside the help's own words.
    static var allValueStrings: [String] { [] }

    var mode: ListingMode { self == .all ? .all : .valid }
}
