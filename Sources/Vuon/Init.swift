import Access
import ArgumentParser
import Foundation
import Registry
import Results
import Storage
import Territory
import Vocabulary

struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tạo hệ thống mới: trống, hoặc với dữ liệu mẫu (--sample).")

    @OptionGroup var options: DataOptions

    @Option(help: ArgumentHelp("Mã phường, xã, ví dụ 20017.", valueName: "mã"))
    var area: String

    @Flag(help: "Tạo với dữ liệu mẫu; mọi trang và giấy tờ đều mang dòng DỮ LIỆU MẪU.")
    var sample = false

    @Option(help: ArgumentHelp("Số hộ của dữ liệu mẫu.", valueName: "số"))
    var households = SampleSizes.households

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func run() async throws {
        let folder = InstallationFolder(path: options.data)
        guard !folder.isThere else {
            throw CommandFailure.data("Đã có hệ thống ở \(options.data). Không tạo đè; hãy chọn thư mục khác.")
        }
        let files = try ProgramFiles.find()
        let rules = try files.rules()
        let units = try files.units()
        guard let home = units.first(where: { $0.code == area && $0.parentCode != nil }) else {
            throw CommandFailure.usage("Không có phường, xã mã \(area) trong danh mục đi kèm. Hãy kiểm tra lại mã 5 chữ số.")
        }
        let vault = try folder.make(databaseURL: options.database)
        let database = try await OpenInstallation.database(folder, options.database)
        let maker = InstallationMaker(
            premises: Premises(database: database, vault: vault, rules: rules), home: home, units: units,
            plan: files.plan(area: area), clock: .system)
        try await maker.make(isSample: sample)
        let accounts = sample ? try await SampleInstallation(maker, folder: folder, households: households).fill() : []
        await database.close()
        report(home, accounts)
    }

    private func report(_ home: UnitOfState, _ accounts: [SampleAccount]) {
        if json {
            let officers = accounts.map { ["name": $0.name, "role": $0.role.label, "password": $0.password] }
            JSONOutput.print(["area": home.code, "name": home.name, "sample": sample, "officers": officers])
            return
        }
        print("Đã tạo hệ thống cho \(home.name)\(sample ? " với DỮ LIỆU MẪU" : "") ở \(options.data).")
        guard !accounts.isEmpty else {
            return print("Chưa có tài khoản. Chạy 'vuon serve --data \(options.data)' rồi mở địa chỉ và mã được in ra để tạo quản trị.")
        }
        print("Mật khẩu chỉ in một lần này, hãy ghi lại:")
        for account in accounts {
            print("  \(account.role.label): tên đăng nhập \(account.name), mật khẩu \(account.password)")
        }
    }
}

/// Puts the first rows into an empty database.
struct InstallationMaker {
    let premises: Premises
    let home: UnitOfState
    let units: [UnitOfState]
    let plan: String?
    let clock: Clock

    var asking: Asking { Asking.server(at: clock.now()) }

    func make(isSample: Bool) async throws {
        let (home, units, asking) = (home, units, asking)
        try await premises.database.write { connection in
            guard try Installation.current(connection) == nil else {
                throw CommandFailure.data("Cơ sở dữ liệu này đã có hệ thống. Hãy dùng cơ sở dữ liệu trống.")
            }
            let reason = isSample ? "Tạo hệ thống dữ liệu mẫu" : "Tạo hệ thống"
            try Audit.write(connection, by: asking, in: nil, action: .installed, reason: reason) { entry in
                try Areas.addUnits(connection, in: entry.key, units)
                let installation = try Installation.create(connection, isSample: isSample, home: home.key, at: asking.at)
                entry.changed("installation", installation.key, after: Array("home=\(home.code)\nsample=\(isSample)\n".utf8))
            }
        }
        if let plan { try await Targets(premises).set(try PlanFile(yaml: plan), in: home.key, by: asking) }
    }
}
