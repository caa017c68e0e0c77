import ArgumentParser
import Registry
import Territory

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Xuất toàn bộ sổ hộ ra .xlsx; hệ thống trống nhận lại được nguyên vẹn.",
        discussion: "Tệp có đủ số định danh: hãy giữ như giữ hồ sơ. Việc xuất được ghi vào nhật ký.")

    @OptionGroup var options: DataOptions
    @OptionGroup var officer: OfficerOptions

    @Option(help: ArgumentHelp("Tệp .xlsx.", valueName: "tệp"))
    var out: String

    func run() async throws {
        let open = try await options.open()
        let asking = try await open.asking(officer, for: "việc xuất danh sách")
        try await RegisterExport(open.premises).write(commune: open.home.key, to: out, by: asking)
        await open.close()
        print("Đã xuất ra \(out).")
    }
}
