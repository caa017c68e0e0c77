/// The area under which an officer looks at the site: `/dv/20017/ho` is the list of households of that ward.
///
/// It is set around a whole answer, so that every address on the page stays within the area it was asked for, and no
/// page can forget to say it. An address says what it is of; the scope says where.
public enum AddressScope {
    /// The code of the area in whose addresses this answer is written; nil for the officer's own.
    @TaskLocal public static var area: String?

    /// A path of an officer's own area, as it stands in the addresses of another.
    static func path(_ path: String, of area: String?) -> String {
        guard let area else { return path }
        // The start page of an area is `/dv/20017`, not `/dv/20017/`.
        let rest = path.dropFirst()
        let isStart = path.first == "/" && (rest.isEmpty || rest.first == "?" || rest.first == "#")
        return "/dv/" + area + (isStart ? String(rest) : path)
    }
}
