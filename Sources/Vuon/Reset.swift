import ArgumentParser
import Foundation
import Registry
import Storage
import Territory
import Vocabulary

struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Đưa hệ thống dữ liệu mẫu về như mới; từ chối hệ thống số liệu thật.")

    @OptionGroup var options: DataOptions

    @Option(help: ArgumentHelp("Số hộ của dữ liệu mẫu.", valueName: "số"))
    var households = SampleSizes.households

    func run() async throws {
        let open = try await options.open()
        guard open.installation.isSample else {
            throw CommandFailure.data("Đây là hệ thống số liệu thật, không đặt lại. Lệnh này chỉ dùng cho dữ liệu mẫu.")
        }
        let url = open.folder.databaseURL
        if url != nil { try await drop(open.premises.database) }
        await open.close()
        try FileManager.default.removeItem(atPath: options.data)
        let command = try Init.parse(
            ["--data", options.data, "--area", open.home.code, "--sample", "--households", String(households)]
                + (url.map { ["--database", $0] } ?? []))
        try await command.run()
    }

    /// A PostgreSQL database is not a file that goes with the folder.
    private func drop(_ database: any Database) async throws {
        try await database.write { connection in
            try connection.run("DROP SCHEMA public CASCADE")
            try connection.run("CREATE SCHEMA public")
        }
    }
}
