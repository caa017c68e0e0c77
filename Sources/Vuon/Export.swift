import Access
import ArgumentParser
import Desk
import Foundation
import Registry
import Territory
import Vocabulary

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Xuất toàn bộ sổ hộ ra .xlsx; hệ thống trống nhận lại được nguyên vẹn.",
        discussion: """
            Tệp có đủ số định danh: hãy giữ như giữ hồ sơ. Việc xuất được ghi vào nhật ký.
            Với --template, tệp là mẫu nhập điền sẵn của một tổ dân phố; sửa ở thực địa rồi nhập lại bằng vuon import.
            """)

    @OptionGroup var options: DataOptions
    @OptionGroup var officer: OfficerOptions
    @OptionGroup var place: CommuneOptions

    @Option(help: ArgumentHelp("Tệp .xlsx.", valueName: "tệp"))
    var out: String

    @Option(help: ArgumentHelp("Chỉ tổ dân phố này, trong mẫu nhập điền sẵn.", valueName: "tổ dân phố"))
    var template: String?

    func run() async throws {
        let open = try await options.open()
        let asking = try await open.asking(officer, for: "việc xuất danh sách")
        let commune = try await place.area(open, by: asking).key
        if let template {
            try await writeFieldList(of: template, commune, open, asking)
        } else {
            try await RegisterExport(open.premises, with: OpenInstallation.carried).write(
                commune: commune, to: out, by: asking)
        }
        await open.close()
        print("Đã xuất ra \(out).")
    }

    private func writeFieldList(
        of name: String, _ commune: Key, _ open: OpenInstallation, _ asking: Asking
    ) async throws {
        let areas = try await CommuneAreas(open.premises).neighbourhoods(of: commune, by: asking)
        guard let area = areas.first(where: { VietnameseText.folded($0.name) == VietnameseText.folded(name) }) else {
            throw CommandFailure.data(
                "Không có tổ dân phố “\(name)”. Hãy ghi một trong: \(areas.map(\.name).joined(separator: ", ")).")
        }
        let list = try await FieldLists(open.premises).list(
            of: area.key, hasNumbers: true, in: commune, by: asking)
        let template = ListTemplate(
            rules: open.premises.rules, neighbourhoods: areas.map(\.name), made: asking.at, filled: list)
        // It holds whole identity numbers: for its owner's eyes.
        guard FileManager.default.createFile(atPath: out, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CommandFailure.system("Không ghi được tệp \(out). Hãy kiểm tra thư mục và quyền ghi.")
        }
        try template.write(to: out)
    }
}
