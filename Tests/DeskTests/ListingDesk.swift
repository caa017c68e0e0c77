import Access
import Foundation
import HTTPTypes
import PageClient
import Registry
import Testing
import Vocabulary

@testable import Desk

/// A list as an official types it, one row per member; each test changes what it is about.
struct TypedRows {
    var headers = [
        "STT hộ", "Mã hộ", "Tổ dân phố", "Họ và tên", "Quan hệ với chủ hộ", "Ngày sinh", "Giới tính", "Số định danh",
        "Tường bền chắc", "Ghi chú của tổ",
    ]
    var rows: [[String]] = []

    /// Two households of tổ dân phố 1 and one of a tổ dân phố that the register does not know.
    static var three: TypedRows {
        var list = TypedRows()
        list.rows = [
            ["1", "", "Tổ dân phố 1", "Nguyễn Văn Bưởi", "Chủ hộ", "07/03/1950", "Nam", "046050000017", "có", "a"],
            ["1", "", "", "Trần Thị Cau", "Vợ/chồng", "1952", "Nữ", "046152000021", "", ""],
            ["2", "", "Tổ dân phố 1", "Lê Thị Ổi", "Chủ hộ", "15/08/1968", "Nữ", "046168000043", "", ""],
            ["3", "", "Tổ dân phố 9", "Phan Văn Sung", "Chủ hộ", "1977", "Nam", "046077000069", "không", ""],
        ]
        return list
    }

    func setting(_ row: Int, _ header: String, _ text: String) -> TypedRows {
        var list = self
        if let column = headers.firstIndex(of: header) { list.rows[row][column] = text }
        return list
    }

    func without(_ header: String) -> TypedRows {
        guard let column = headers.firstIndex(of: header) else { return self }
        var list = self
        list.headers.remove(at: column)
        list.rows = rows.map { row in row.enumerated().filter { $0.offset != column }.map(\.element) }
        return list
    }

    /// With semicolons, as a Vietnamese Excel saves it.
    var csv: [UInt8] {
        let text = ([headers] + rows).map { $0.joined(separator: ";") }.joined(separator: "\r\n")
        return Array(("\u{FEFF}" + text + "\r\n").utf8)
    }
}

extension RouterClient {
    /// Sends a form with one file, as a browser does.
    func send(
        _ path: String, file: [UInt8]?, named name: String = "danh-sach.csv", field: String = "tep",
        fields: [(String, String)] = []
    ) async throws -> Reply {
        let line = "--ranh-gioi\r\nContent-Disposition: form-data; name=\""
        var body: [UInt8] = []
        for (name, value) in fields { body += Array("\(line)\(name)\"\r\n\r\n\(value)\r\n".utf8) }
        let type = "Content-Type: application/octet-stream\r\n\r\n"
        let shown = file == nil ? "" : name
        body += Array("\(line)\(field)\"; filename=\"\(shown)\"\r\n\(type)".utf8) + (file ?? [])
        body += Array("\r\n--ranh-gioi--\r\n".utf8)
        var headers: HTTPFields = [.contentType: "multipart/form-data; boundary=ranh-gioi"]
        if let name = HTTPField.Name("Sec-Fetch-Site") { headers[name] = "same-origin" }
        return try await send(.post, path, headers: headers, body: body)
    }

    /// Step 1: the address of the list that was brought.
    func bring(_ list: TypedRows) async throws -> String {
        let answer = try await send("/nhap", file: list.csv)
        try #require(answer.status == 303, "\(answer.words)")
        return answer.location
    }

    /// Step 2: says of which day the figures are, and whatever else; gives the page of step 3.
    func compare(_ listing: String, saying values: [(String, String)] = []) async throws -> Reply {
        let form = try PageForm(try await get(listing + "/cach-hieu"), action: listing + "/so-sanh")
        let answer = try await send(form, typing: [("ngay", "15/02/2026")] + values)
        try #require(answer.status == 303, "\(answer.words)")
        return try await get(answer.location)
    }

    /// Steps 1 to 4.
    func take(_ list: TypedRows, saying values: [(String, String)] = []) async throws -> String {
        let listing = try await bring(list)
        _ = try await compare(listing, saying: values)
        let answer = try await post(listing + "/nhan", fields: [("cach", "all")])
        try #require(answer.status == 303, "\(answer.words)")
        return listing
    }
}

extension DeskStage {
    /// How many households and people the register holds.
    func register() async throws -> (households: Int, people: Int) {
        try await Households(premises).counts(in: commune, by: asking(.officer))
    }

    /// Households by the name of their head.
    func households() async throws -> [String: Key] {
        let page = try await Households(premises).list(HouseholdFilter(), in: commune, by: asking(.officer))
        return Dictionary(page.lines.map { ($0.name, $0.key) }, uniquingKeysWith: { first, _ in first })
    }
}
