import ArgumentParser
import Foundation
import Registry
import Storage
import Territory
import Vocabulary

struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Đưa hệ thống dữ liệu mẫu về như mới; từ chối hệ thống số liệu thật.",
        discussion: "Tài khoản mẫu được tạo lại với mật khẩu mới, in ra một lần. Hãy dừng máy chủ trước.")

    @OptionGroup var options: DataOptions

    @Option(help: ArgumentHelp("Số hộ của dữ liệu mẫu.", valueName: "số"))
    var households = SampleSizes.households

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func validate() throws {
        guard households > 0 else { throw ValidationError("--households phải là số dương.") }
    }

    func run() async throws {
        let open = try await options.open()
        guard open.installation.isSample else {
            await open.close()
            throw CommandFailure.data("Đây là hệ thống số liệu thật, không đặt lại. Lệnh này chỉ dùng cho dữ liệu mẫu.")
        }
        try open.hold.alone()
        let url = options.database ?? open.folder.databaseURL
        if url != nil { try await NewInstallation.empty(open.premises.database) }
        await open.close()
        let new = NewInstallation(folder: open.folder, databaseURL: url, area: open.home.code, sample: households)
        let made = try await new.make(replacing: true)
        // Uploads that pages were still reading.
        try? FileManager.default.removeItem(atPath: options.data + "/tam")
        MadeReport(data: options.data, isSample: true).show(made, json: json)
    }
}
