import Access
import Foundation
import PageClient
import Programme
import Registry
import Results
import Rulebook
import Testing
import Vocabulary

@testable import Desk

/// An annex as somebody types it.
struct TypedAnnex {
    var lines: [(code: String, name: String, result: String)]

    var csv: [UInt8] {
        let rows = [["Mã hộ", "Chủ hộ", "Kết quả công nhận"]] + lines.map { [$0.code, $0.name, $0.result] }
        return Array(("\u{FEFF}" + rows.map { $0.joined(separator: ";") }.joined(separator: "\r\n") + "\r\n").utf8)
    }
}

extension DeskStage {
    /// The plan of the year, with its targets.
    func plan() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Plans/kim-tra-2026.yaml"), encoding: .utf8)
        try await Plans(premises).set(try PlanFile(yaml: text), over: nil, in: commune, by: asking(.officer))
    }

    /// What the scoreboard counts for a target.
    func count(_ target: String) async throws -> Int64? {
        let standings = try await Targets(premises).standings(year: 2026, in: commune, by: asking(.officer))
        return standings.first { $0.target.code == target }?.count?.numerator
    }

    /// Three households: bà Mơ, ông Khế, bà Lựu.
    func three() async throws -> [String] {
        let names = ["Hồ Thị Mơ", "Đặng Văn Khế", "Võ Thị Lựu"]
        var codes: [String] = []
        for name in names {
            let head = MemberForm(name: name, birth: Birth(typed: "1960"), relation: "head")
            codes.append(try await enter(head).code)
        }
        return codes
    }

    /// The standard of the list that is used now.
    var standard: String {
        get throws { try premises.standard(on: .iso("2026-01-01")).id }
    }

    /// The form as lãnh đạo fills it, but for the annex.
    func typed(_ values: [(String, String)] = []) throws -> [(String, String)] {
        let usual = [
            ("so", "15/QĐ-UBND"), ("ngay_ky", "12/12/2025"), ("hieu_luc", "01/01/2026"), ("nam", "2025"),
            ("chuan", try standard), ("loai", "periodic"), ("nguoi_ky", "Trương Thị Lựu"), ("ket_thuc", "co"),
        ]
        let names = Set(values.map(\.0))
        return usual.filter { !names.contains($0.0) } + values
    }
}

extension RouterClient {
    /// Sends the form of a decision; gives the address of its preview.
    func draft(_ annex: TypedAnnex?, _ fields: [(String, String)]) async throws -> Reply {
        try await send(
            "/quyet-dinh/xem-truoc", file: annex?.csv, named: "phu-luc.csv", field: "phu_luc", fields: fields)
    }

    /// Records what a preview shows.
    ///
    /// - Parameter codes: households under another name that are meant all the same.
    func record(_ preview: Reply, _ draft: String, confirming codes: [String] = []) async throws -> Reply {
        try await send(try PageForm(preview, action: draft + "/ghi-nhan"), typing: codes.map { ("dung_ho", $0) })
    }
}
