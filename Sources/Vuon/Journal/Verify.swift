import Access
import ArgumentParser
import Registry
import Storage
import Vocabulary

/// `vuon audit verify`, also `vuon verify`.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Kiểm tra chuỗi nhật ký: có ai sửa cơ sở dữ liệu ngoài chương trình không.",
        discussion: """
            Chuỗi phải chứa mọi đầu chuỗi đã giữ trong thư mục khoá, và mọi mục phải có chữ ký của khoá ở đó.
            Mã kết thúc 0: nguyên vẹn; 1: có chỗ không khớp, được chỉ ra từng chỗ.
            """)

    @OptionGroup var options: DataOptions

    @Option(
        name: .customLong("head"),
        help: ArgumentHelp("Đầu chuỗi đã ghi ra giấy (vuon audit head); có thể lặp lại.", valueName: "số:mã"))
    var heads: [String] = []

    @Option(
        help: ArgumentHelp(
            "Thư mục khoá của máy chủ khác cùng dùng cơ sở dữ liệu; có thể lặp lại.", valueName: "thư mục"))
    var alsoKeys: [String] = []

    @Flag(help: "In kết quả dạng JSON.")
    var json = false

    func validate() throws {
        for head in heads where NotedHead(head) == nil {
            throw ValidationError("'\(head)' không phải đầu chuỗi. Dạng đúng: 812:3f9a-1c22-77b0-9e41-02cd.")
        }
    }

    func run() async throws {
        let open = try await options.open()
        let kept = KeptHeads([open.folder.keys] + alsoKeys.map(KeyFolder.init))
        let noted = heads.compactMap { text in NotedHead(text).map { (text, $0) } }
        let (report, missing, rows) = try await open.premises.database.read { connection in
            (
                try Audit.report(connection, kept: kept),
                try noted.filter { try !Audit.holds(connection, $0.1) }.map(\.0),
                try RegisterProof.findings(connection)
            )
        }
        let findings = VerifyFindings(report: report, missing: missing, rows: rows, names: try await ChainNames(open))
        await open.close()
        if json { findings.printJSON() }
        guard findings.isIntact else { throw CommandFailure.data(findings.complaints.joined(separator: "\n")) }
        if !json { findings.remarks.forEach { print($0) } }
    }
}

/// What the walk found, in words and for programs.
struct VerifyFindings {
    let report: AuditReport
    /// Heads noted by hand that no chain holds.
    let missing: [String]
    /// Rows of the register that say something else than the trace.
    let rows: [RegisterProof.Finding]
    let names: ChainNames

    var isIntact: Bool { report.isIntact && missing.isEmpty && rows.isEmpty }

    var complaints: [String] {
        var lines = report.chains.flatMap { chain in
            chain.breaks.map { "Chuỗi nhật ký \(names.name(of: chain.chain)) \($0.words)." }
        }
        if let stray = report.stray { lines.append("Chuỗi nhật ký \(stray.words).") }
        lines += report.damaged.map { "Dòng \($0) của thư mục khoá bị hỏng hoặc không do khoá này ký." }
        lines += missing.map { "Không chuỗi nào có đầu chuỗi \($0): phần sau đã bị cắt, hoặc đã bị viết lại." }
        lines += rows.map { "Sổ \(names.name(of: $0.commune)) \($0.words): \($0.record)." }
        return lines + ["Có người đã sửa cơ sở dữ liệu ngoài chương trình, hoặc số liệu bị mất."]
    }

    var remarks: [String] {
        let count = report.chains.reduce(0) { $0 + $1.head.seq }
        var lines = ["Chuỗi nhật ký nguyên vẹn: \(report.chains.count) chuỗi, \(count) mục."]
        lines += report.notes.map { "  \($0.at.shown): \($0.text)" }
        let unknown = report.signers.filter { !report.trusted.contains($0) }.map(\.fingerprint).sorted()
        if !unknown.isEmpty {
            lines.append(
                "  Có mục ký bằng khoá \(unknown.joined(separator: ", ")), không có trong thư mục khoá: hãy đối chiếu "
                    + "dấu khoá với bản giấy.")
        }
        return lines
    }

    func printJSON() {
        let breaks = report.chains.flatMap { chain in
            chain.breaks.map { found -> [String: Any] in
                ["chain": names.code(of: chain.chain), "seq": found.seq, "what": found.what.word]
            }
        }
        let first = report.chains.flatMap(\.breaks).first ?? report.stray
        JSONOutput.print([
            "intact": isIntact, "brokenAt": first.map { $0.seq as Any } ?? JSONOutput.null, "breaks": breaks,
            "stray": report.stray != nil, "damagedLines": report.damaged, "missingHeads": missing,
            "rows": rows.map {
                ["commune": names.code(of: $0.commune), "table": $0.table, "record": $0.record.description]
            },
            "notes": report.notes.map { ["at": $0.at.milliseconds, "text": $0.text] },
        ])
    }
}

extension AuditBreak {
    /// Where the chain breaks, for whoever runs the command.
    var words: String {
        switch what {
        case .stray: "có phần không thuộc mục nào"
        case .chain: "bị đứt ở mục số \(seq): mục này bị sửa, hoặc mục trước nó bị bỏ hay chèn thêm"
        case .commitments: "bị đứt ở mục số \(seq): danh sách dấu của các bản ghi bị sửa"
        case .record(let order): "bị đứt ở mục số \(seq): bản ghi thứ \(order) bị sửa hoặc chèn thêm"
        case .signature: "bị đứt ở mục số \(seq): thiếu chữ ký, hoặc chữ ký không phải của khoá trong thư mục khoá"
        case .head: "bị đứt ở mục số \(seq): không khớp đầu chuỗi đã giữ (bị cắt bớt hoặc viết lại)"
        }
    }
}

extension AuditBreak.What {
    /// For programs.
    var word: String {
        switch self {
        case .stray: "stray"
        case .chain: "chain"
        case .commitments: "commitments"
        case .record: "record"
        case .signature: "signature"
        case .head: "head"
        }
    }
}
