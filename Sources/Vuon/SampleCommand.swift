import ArgumentParser
import Sample
import Vocabulary

struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Ghi một danh sách mẫu ra tệp; cùng tham số thì cùng nội dung từng byte.")

    @Option(help: ArgumentHelp("Số hộ.", valueName: "số"))
    var households: Int

    @Option(help: ArgumentHelp("Hạt giống.", valueName: "số"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Ngày của số liệu.", valueName: "2025-12-31"))
    var asOf: String = "2025-12-31"

    @Option(
        help: ArgumentHelp(
            "Mẫu: vuon (mỗi dòng một người), detailed (danh sách chi tiết hộ nghèo, cận nghèo), "
                + "after-review (danh sách sau rà soát).", valueName: "mẫu"))
    var layout = SampleLayout.vuon

    @Option(help: ArgumentHelp("Tệp .xlsx hoặc .csv.", valueName: "tệp"))
    var out: String

    @Flag(help: "Chia các hộ cho mọi phường, xã của thành phố; mỗi dòng ghi mã phường, xã.")
    var city = false

    @Flag(help: "Cài lỗi vào khoảng 2 % số dòng, để thử việc nhập.")
    var dirty = false

    func validate() throws {
        guard Day(iso: asOf) != nil else { throw ValidationError("--as-of phải là ngày dạng 2025-12-31.") }
        guard !city || (layout == .vuon && !dirty) else {
            throw ValidationError("--city chỉ ghi mẫu vuon và không đi cùng --dirty.")
        }
        guard households > 0 else { throw ValidationError("--households phải là số dương.") }
        guard [".xlsx", ".csv"].contains(where: out.lowercased().hasSuffix) else {
            throw ValidationError("--out phải là tệp .xlsx hoặc .csv.")
        }
        guard layout == .vuon || (out.lowercased().hasSuffix(".xlsx") && !dirty) else {
            throw ValidationError("Mẫu \(layout.rawValue) chỉ ghi ra .xlsx và không đi cùng --dirty.")
        }
    }

    func run() throws {
        guard let day = Day(iso: asOf) else { return }
        do {
            if city { return try writeCity(day) }
            let ward = try SampleWard(
                households: households, people: households == SampleSizes.households ? SampleSizes.people : nil,
                seed: seed,
                asOf: day, rules: try ProgramFiles.find().rules())
            _ = try ward.write(layout: layout.layout, to: out, dirty: dirty)
        } catch let problem as SampleProblem {
            if case .noStandard = problem { throw CommandFailure.data(problem.message) }
            throw CommandFailure.usage(problem.message)
        }
    }

    private func writeCity(_ day: Day) throws {
        let files = try ProgramFiles.find()
        let communes = try files.residents().map { SampleCity.Commune(code: $0.code, weight: $0.people) }
        let city = try SampleCity(
            households: households, communes: communes, seed: seed, asOf: day, rules: try files.rules())
        let bar = ProgressBar(label: "Ghi danh sách mẫu", unit: "hộ")
        defer { bar.finish() }
        let progress = bar.progress
        try city.write(to: out) { progress?($0, households) }
    }
}

/// What `--layout` takes.
enum SampleLayout: String, ExpressibleByArgument {
    case vuon, detailed
    case afterReview = "after-review"

    /// Nothing beside the help's own words.
    static var allValueStrings: [String] { [] }

    var layout: SampleWard.Layout {
        switch self {
        case .vuon: .vuon
        case .detailed: .detailed
        case .afterReview: .afterReview
        }
    }
}
