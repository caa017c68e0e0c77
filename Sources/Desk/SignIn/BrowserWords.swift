import Hummingbird

/// What a browser says it is, in few words: for the officer's own list of open sign-ins, so that a strange one is seen.
enum BrowserWords {
    static func of(_ request: Request) -> String {
        guard let said = request.headers[.userAgent] else { return "" }
        let browser = browsers.first { said.contains($0.mark) }?.name
        let system = systems.first { said.contains($0.mark) }?.name
        return [browser, system].compactMap(\.self).joined(separator: " trên ")
    }

    // In this order: Edge calls itself Chrome too, and Chrome calls itself Safari.
    private static let browsers = [
        (mark: "CocCoc", name: "Cốc Cốc"), (mark: "coc_coc_browser", name: "Cốc Cốc"), (mark: "Edg", name: "Edge"),
        (mark: "OPR/", name: "Opera"), (mark: "Firefox", name: "Firefox"), (mark: "Chrome", name: "Chrome"),
        (mark: "Safari", name: "Safari"),
    ]
    private static let systems = [
        (mark: "Android", name: "Android"), (mark: "iPhone", name: "iPhone"), (mark: "iPad", name: "iPad"),
        (mark: "Windows", name: "Windows"), (mark: "Mac OS", name: "macOS"), (mark: "Linux", name: "Linux"),
    ]
}
