import Access
import ArgumentParser
import Registry
import Storage
import Territory

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Kiểm tra chuỗi nhật ký: có ai sửa cơ sở dữ liệu ngoài chương trình không.")

    @OptionGroup var options: DataOptions

    func run() async throws {
        let open = try await options.open()
        let chains = [nil, open.home.key]
        let broken = try await open.premises.database.read { connection in
            try chains.compactMap { try Audit.firstBroken(connection, commune: $0) }
        }
        await open.close()
        guard let first = broken.first else { return print("Chuỗi nhật ký nguyên vẹn.") }
        throw CommandFailure.data("Chuỗi nhật ký bị đứt ở mục số \(first.seq): có người đã sửa cơ sở dữ liệu ngoài chương trình.")
    }
}
