import Access
import ArgumentParser
import Registry
import Storage
import Territory
import Vocabulary

/// `vuon audit`: what an auditor asks of the journal at the server.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Nhật ký: kiểm tra chuỗi, in đầu chuỗi để ghi ra giấy.",
        subcommands: [Verify.self, HeadCommand.self, NewKey.self])
}

/// `vuon audit head`: the ends of the chains, short enough for paper.
struct HeadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "head",
        abstract: "In đầu chuỗi nhật ký, đủ ngắn để ghi ra giấy và đối chiếu về sau.",
        discussion: "Đối chiếu bằng: vuon audit verify --data THƯ_MỤC --head SỐ:MÃ")

    @OptionGroup var options: DataOptions

    @Flag(help: "In cả chuỗi của mọi phường, xã.")
    var all = false

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func run() async throws {
        let open = try await options.open()
        let names = try await ChainNames(open)
        let own = [Audit.chain(of: open.home.key), Audit.chain(of: nil)]
        let heads = try await open.premises.database.read { try Audit.heads($0) }.filter {
            all || own.contains($0.chain)
        }
        let (signer, now) = (open.signed.keeper.key.publicKey.fingerprint, open.clock.now())
        await open.close()
        if json {
            let list = heads.map { ["chain": names.code(of: $0.chain), "seq": $0.head.seq, "head": $0.head.short] }
            return JSONOutput.print(["heads": list, "signer": signer])
        }
        print("Đầu chuỗi nhật ký lúc \(now.shown)")
        for (chain, head) in heads { print("  \(names.name(of: chain)): \(head.short)") }
        print("  Dấu khoá ký: \(signer)")
    }
}

/// `vuon audit new-key`: from now on another key signs.
struct NewKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-key",
        abstract: "Đổi khoá ký nhật ký: khoá cũ được cất, chữ ký cũ vẫn kiểm tra được.",
        discussion: "Hãy dừng máy chủ trước; ghi dấu khoá mới ra giấy.")

    @OptionGroup var options: DataOptions

    func run() async throws {
        let open = try await options.open()
        try open.hold.alone()
        try open.folder.keys.retireKey()
        let (signed, _) = try await Signing.open(open.signed.unsigned, open.folder.keys)
        let new = signed.keeper.key.publicKey.fingerprint
        let reason = "Khoá cũ \(open.signed.keeper.key.publicKey.fingerprint), khoá mới \(new)"
        let asking = Asking.server(at: open.clock.now())
        try await signed.write { connection in
            try Audit.write(connection, by: asking, in: nil, action: .signingKeyChanged, reason: reason) { _ in }
        }
        await open.close()
        print("Đã đổi khoá ký. Dấu khoá mới: \(new). Hãy ghi ra giấy và cất cùng bản giấy của khoá.")
    }
}
