import Markup

/// One line of the scoreboard: what was promised, where it stands, and the way to the names behind it.
public struct TargetCard: HTMLPart {
    private let title: String
    private let address: Address
    private let actual: String
    private let target: String
    private let badge: Badge
    private let picture: HTML?
    private let names: HTML?
    private let source: SourceNote?

    /// - Parameters:
    ///   - address: the page of this target.
    ///   - actual: with its unit: `81 hộ · 0,95 %`.
    ///   - target: with its comparison: `mục tiêu dưới 77 hộ · dưới 0,9 %`.
    ///   - verdict: what is missing, in words: `còn phải giảm 5 hộ`.
    ///   - picture: trend and bar, drawn by the server.
    ///   - names: the words and the address of the list behind the number.
    public init(
        _ title: String, _ address: Address, actual: String, target: String, standing: Standing, verdict: String,
        picture: HTML? = nil, names: (label: String, address: Address)? = nil, source: SourceNote? = nil
    ) {
        self.title = title
        self.address = address
        self.actual = actual
        self.target = target
        badge = Badge(standing, verdict)
        self.picture = picture
        self.names = names.map { "<p class=\"target-names\"><a href=\"\($0.address)\">\($0.label) →</a></p>" }
        self.source = source
    }

    public var html: HTML {
        """
        <section class="target"><div class="target-what"><h2><a href="\(address)">\(title)</a></h2>\
        <p class="target-actual">\(actual)</p><p class="target-goal">\(target)</p></div>\
        <div class="target-picture">\(picture)</div>\
        <div class="target-verdict"><p>\(badge)</p>\(names)</div>\(source)</section>
        """
    }
}
