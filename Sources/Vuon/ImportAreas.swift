import Access
import ArgumentParser
import Foundation
import Office
import Registry
import Territory
import Vocabulary

struct AreasCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "areas", abstract: "Danh mục tỉnh, thành phố, phường, xã.", subcommands: [ImportAreas.self])
}

struct ImportAreas: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Nhập danh mục đơn vị hành chính (.csv, .xlsx); không có --accept thì chỉ xem trước.",
        discussion: """
            Dòng đầu ghi tên cột: code, name, kind (tinh, thanh_pho, phuong, xa, dac_khu), parent_code; có thể thêm since
            (ngày hiệu lực), formed_from (hình thành từ), decision, decided_on (nghị quyết thành lập và ngày).
            Thư mục chưa có hệ thống: danh mục được cất ở đó, và vuon init --area MÃ với thư mục ấy biết các đơn vị.
            """)

    @Argument(help: ArgumentHelp("Tệp danh mục.", valueName: "tệp"))
    var file: String

    @OptionGroup var options: DataOptions
    @OptionGroup var officer: OfficerOptions

    @Option(
        help: ArgumentHelp("all: nhận tất cả hoặc không nhận gì; valid: nhận các dòng hợp lệ.", valueName: "all|valid"))
    var accept: Accepting?

    @Option(help: ArgumentHelp("Ngày hiệu lực của các dòng không ghi ngày ở cột since.", valueName: "2025-07-01"))
    var since: String?

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func validate() throws {
        if let since, Day(iso: since) == nil { throw ValidationError("--since phải là ngày dạng 2025-07-01.") }
    }

    func run() async throws {
        let list = try AreaListFile(path: file, since: since.flatMap { Day(iso: $0) })
        let folder = InstallationFolder(path: options.data)
        guard folder.isThere else { return try keep(list, in: folder) }
        let open = try await options.open()
        do {
            let asking = try await open.asking(officer, for: "việc nhập danh mục")
            let lists = AreaLists(open.premises)
            let outcome =
                accept == nil
                ? try await lists.compare(list, by: asking)
                : try await lists.accept(
                    list, mode: accept?.mode ?? .dryRun, reason: "Danh mục \(URL(filePath: file).lastPathComponent)",
                    by: asking)
            await open.close()
            try report(outcome)
        } catch let refusal as any Refusal {
            await open.close()
            throw refusal
        }
    }

    /// Before there is an installation the list waits in its folder for `vuon init`.
    private func keep(_ list: AreaListFile, in folder: InstallationFolder) throws {
        guard list.problems.isEmpty || accept == .valid else { throw AreaListRefusal.problems(list.problems) }
        for problem in list.problems { complain(problem.sentence) }
        let communes = list.units.count { $0.unit.parentCode != nil }
        let words = "\(list.units.count - communes) tỉnh, thành phố, \(communes) phường, xã"
        guard accept != nil else {
            if json { return JSONOutput.print(["new": list.units.count, "stored": false]) }
            return print("Đọc được \(words). Chưa lưu gì. Thêm --accept all để cất cho vuon init.")
        }
        try folder.keep(list)
        if json { return JSONOutput.print(["new": list.units.count, "stored": true]) }
        print("Đã cất danh mục: \(words). Nay chạy: vuon init --data \(options.data) --area MÃ")
    }

    private func report(_ outcome: AreaListOutcome) throws {
        for problem in outcome.problems { complain(problem.sentence) }
        if json {
            JSONOutput.print([
                "new": outcome.new.count, "changed": outcome.changed.count, "unchanged": outcome.unchanged,
                "absent": outcome.absent, "refused": outcome.problems.count, "formations": outcome.formations,
                "stored": outcome.isStored,
            ])
        } else {
            print("\(outcome.isStored ? "Đã nhận" : "Xem trước"): \(URL(filePath: file).lastPathComponent)")
            print("  Mới: \(outcome.new.count) đơn vị; không đổi: \(outcome.unchanged)")
            for (unit, now) in outcome.changed {
                print("  Đổi từ \(unit.unit.since.shown): \(now.name) → \(unit.unit.name)")
            }
            if outcome.formations > 0 { print("  Ghi đơn vị hình thành từ đâu: \(outcome.formations)") }
            if outcome.absent > 0 { print("  Không có trong tệp, giữ nguyên: \(outcome.absent)") }
            if accept == nil { print("Chưa lưu gì. Thêm --accept all hoặc --accept valid để nhận.") }
            if accept != nil, !outcome.isStored { print("  Không có gì khác với hệ thống nên không ghi gì.") }
        }
        guard outcome.problems.isEmpty || accept == .valid else {
            throw CommandFailure.data(
                "Có \(outcome.problems.count) dòng không nhận được. Hãy sửa các dòng đã nêu rồi nhập lại.")
        }
    }
}

extension InstallationFolder {
    /// A list of units of state that waits for an installation.
    var areaList: String { path + "/don-vi.csv" }

    /// Keeps a list in a form that `AreaListFile` reads, for its owner alone.
    func keep(_ list: AreaListFile) throws {
        let header = ["code", "name", "kind", "parent_code", "since", "formed_from", "decision", "decided_on"]
        let lines = list.units.map { listed in
            let (unit, formation) = (listed.unit, listed.formation)
            return [
                unit.code, unit.name, unit.kind, unit.parentCode ?? "", unit.since.iso, formation.formedFrom ?? "",
                formation.decision ?? "", formation.decidedOn?.iso ?? "",
            ]
        }
        var bytes: [UInt8] = []
        do {
            var table = TextTableWriter(formulas: .keep) { bytes.append(contentsOf: $0) }
            for cells in [header] + lines { try table.row(cells) }
            try table.finish()
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data(bytes).write(to: URL(filePath: areaList), options: .atomic)
        } catch {
            throw CommandFailure.system("Không ghi được \(areaList). Hãy kiểm tra quyền ghi và ổ đĩa.")
        }
    }
}
