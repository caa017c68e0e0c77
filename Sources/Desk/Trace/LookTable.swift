import Access
import Site

/// Which page shows names, and of which kind the look at it is. A page that stands in neither list fails a test.
enum LookTable {
    /// By the route's pattern within an area.
    static let kinds: [String: LookKind] = [
        "/ho": .list, "/ho.xlsx": .file, "/ho/tim/:id": .search, "/viec": .list, "/bieu/:table/ten": .cell,
        "/chi-tieu/bhyt/:list": .cell, "/doi-chieu/:list": .list, "/doi-chieu/:list/ket-qua.xlsx": .file,
        "/nhap/:listing": .list, "/nhap/:listing/bi-tu-choi.xlsx": .file, "/nhap/:listing/rut-lai": .list,
        "/nhap-thanh-pho/:list": .list, "/nhap-thanh-pho/:list/bi-tu-choi.xlsx": .file,
        "/nhap-thanh-pho/:list/phuong-xa/:commune": .list, "/nhap/dien-san.xlsx": .file, "/quyet-dinh/:decision": .list,
        "/quyet-dinh/xem-truoc/:draft": .list,
        "/quyet-dinh/phu-luc-mau.xlsx": .file, "/trung-lap": .list, "/trung-lap/:pair": .list,
        "/trung-lap/:pair/gop": .list, "/trung-lap/:pair/go": .list, "/trung-lap/da-xu-ly": .list,
        "/nhat-ky/muc/:entry": .list, "/nhat-ky/dien": .list,
    ]

    /// Pages below these are of one household.
    static let ofHousehold = ["/ho/:household", "/nhat-ky/ho/:household"]

    /// Nil where the page names nobody.
    static func kind(of pattern: String) -> LookKind? {
        if let kind = kinds[pattern] { return kind }
        let isOfOne = ofHousehold.contains { pattern == $0 || pattern.hasPrefix($0 + "/") }
        return isOfOne ? .household : nil
    }

    /// The route's pattern without the area that it stands in: `/dv/:don_vi/ho` is `/ho`.
    static func pattern(_ endpoint: String?) -> String {
        // The router writes a parameter as it is matched, `{household}`; our tables as it is declared.
        let endpoint = (endpoint ?? "-").replacing("{", with: ":").replacing("}", with: "")
        let area = "/dv/:" + AreaGuard.parameter
        guard endpoint.hasPrefix(area) else { return endpoint }
        let rest = String(endpoint.dropFirst(area.count))
        return rest.isEmpty ? "/" : rest
    }

    /// Parameters that say at what somebody looked.
    static let records = [
        "household", "listing", "list", "decision", "draft", "pair", "entry", "id", "person", "table",
    ]
}
