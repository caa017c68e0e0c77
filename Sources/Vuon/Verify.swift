import Access
import ArgumentParser
import Registry
import Storage
import Territory

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Kiểm tra chuỗi nhật ký: có ai sửa cơ sở dữ liệu ngoài chương trình không.")

    @OptionGroup var options: DataOptions

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func run() async throws {
        let open = try await options.open()
        let broken = try await open.premises.database.read { try Audit.firstBroken($0) }
        await open.close()
        if json {
            JSONOutput.print(["intact": broken == nil, "brokenAt": broken.map { $0.seq as Any } ?? JSONOutput.null])
        }
        if let broken { throw CommandFailure.data(broken.words) }
        if !json { print("Chuỗi nhật ký nguyên vẹn.") }
    }
}

extension AuditBreak {
    /// Where the chain breaks, for whoever runs the command.
    var words: String {
        let place = what == .stray ? "có phần nhật ký không thuộc mục nào" : "bị đứt ở mục số \(seq)"
        return "Chuỗi nhật ký \(place): có người đã sửa cơ sở dữ liệu ngoài chương trình."
    }
}
