import Access
import ArgumentParser
import Foundation
import Programme
import Registry
import Storage
import Territory
import Vocabulary

struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tạo hệ thống mới: trống, hoặc với dữ liệu mẫu (--sample).",
        discussion: """
            Thư mục chứa tệp khoá secret.key: mất khoá thì không mở được số định danh nữa. Hãy sao lưu (vuon backup).
            Nếu lệnh hỏng giữa chừng thì không để lại gì.
            """)

    @OptionGroup var options: DataOptions

    @Option(
        help: ArgumentHelp(
            "Mã phường, xã, ví dụ 20017; hoặc mã thành phố, tỉnh, ví dụ 46, cho mọi phường, xã.", valueName: "mã"))
    var area: String

    @Flag(help: "Tạo với dữ liệu mẫu; mọi trang và giấy tờ đều mang dòng DỮ LIỆU MẪU.")
    var sample = false

    @Option(help: ArgumentHelp("Số hộ của dữ liệu mẫu.", valueName: "số"))
    var households = SampleSizes.households

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func validate() throws {
        guard households > 0 else { throw ValidationError("--households phải là số dương.") }
    }

    func run() async throws {
        let new = NewInstallation(
            folder: options.folder, databaseURL: options.database, area: area,
            sample: sample ? households : nil)
        MadeReport(data: options.data, isSample: sample).show(try await new.make(), json: json)
    }
}

/// What was made, with the passwords that are shown once.
struct MadeReport {
    let data: String
    let isSample: Bool

    func show(_ made: NewInstallation.Made, json: Bool) {
        if json {
            let officers = made.accounts.map { ["name": $0.name, "role": $0.role.label, "password": $0.password] }
            return JSONOutput.print(
                ["area": made.home.code, "name": made.home.name, "sample": isSample, "officers": officers])
        }
        print("Đã tạo hệ thống cho \(made.home.name)\(isSample ? " với DỮ LIỆU MẪU" : "") ở \(data).")
        guard !made.accounts.isEmpty else {
            return print(
                "Chưa có tài khoản. Chạy 'vuon serve --data \(data)' rồi mở địa chỉ và mã được in ra để tạo quản trị.")
        }
        print("Mật khẩu chỉ in một lần này, hãy ghi lại:")
        for account in made.accounts {
            print("  \(account.role.label): tên đăng nhập \(account.name), mật khẩu \(account.password)")
        }
    }
}

/// Puts the first rows into an empty database.
struct InstallationMaker {
    let premises: Premises
    let home: UnitOfState
    let units: [UnitOfState]
    /// The plan that ships: a sample begins with it, and the ward whose own it is; any other chooses on the page.
    let pattern: Plan
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
                let installation = try Installation.create(
                    connection, isSample: isSample, home: home.key, at: asking.at)
                entry.changed(
                    "installation", installation.key, after: Array("home=\(home.code)\nsample=\(isSample)\n".utf8))
            }
        }
        // A city has no plan of its own here: it adds up those of its communes.
        guard home.parentCode != nil, isSample || pattern.heading.areaCode == home.code else { return }
        try await beginPlan()
    }

    /// The home's plan of the year, after the one that ships.
    ///
    /// - Parameter households: of a sample ward: numbers of households are promised in proportion to its own.
    func beginPlan(households: Int? = nil) async throws {
        var plan = try await Plans(premises).adopted(pattern, for: home.key, by: asking)
        if let households {
            for place in plan.targets.indices where plan.targets[place].unit == "hộ" {
                plan.targets[place].limit = plan.targets[place].limit.map {
                    max(
                        1,
                        ($0 / 100 * Int64(households) + Int64(SampleSizes.households) / 2)
                            / Int64(SampleSizes.households)) * 100
                }
            }
        }
        try await Plans(premises).begin(plan, reason: plan.heading.title, in: home.key, by: asking)
    }
}
