import Markup
import Vocabulary

/// A whole page: frame, title and body. The body brings the page's one `h1`, usually by `heading`.
///
/// - Parameters:
///   - title: what the browser's tab says first; "Lỗi: " is put before it where the body shows problems.
///   - hasProblems: whether the page comes back because of what was typed.
public func layout(_ frame: PageFrame, title: String, hasProblems: Bool = false, body: HTML) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="vi">
    <head>
    <meta charset="utf-8"/>
    <title>\(when: hasProblems, "Lỗi: ")\(([title] + named(frame) + ["Vươn"]).joined(separator: " · "))</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="theme-color" content="#0b4f52"/>
    <link rel="icon" href="\(Assets.favicon.address)" type="image/svg+xml"/>
    <link rel="stylesheet" href="\(Assets.stylesheet.address)"/>
    </head>
    <body>
    <a class="skip" href="#noi-dung">Đến nội dung chính</a>
    \(header(frame))
    \(menu(frame))
    <div class="frame">
    <main id="noi-dung" tabindex="-1">
    \(wayAndDay(frame))
    \(frame.flash.map(flashNotice))
    \(body)
    </main>
    </div>
    \(footer(frame))
    </body>
    </html>
    """
}

/// The heading of a page: its one `h1`, a smaller line above it that says of what, and a lead below.
public func heading(_ title: String, caption: String? = nil, lead: HTML? = nil) -> HTML {
    """
    <div class="heading">\(caption.map(captionLine))<h1>\(title)</h1>\(lead.map(leadLine))</div>
    """
}

private func captionLine(_ caption: String) -> HTML { "<p class=\"caption\">\(caption)</p>" }

private func leadLine(_ lead: HTML) -> HTML { "<p class=\"lead\">\(lead)</p>" }

private var sampleBand: HTML {
    """
    <p class="sample-band"><strong>DỮ LIỆU MẪU</strong> <span>Không phải số liệu thật: người và hộ đều là hư \
    cấu.</span></p>
    """
}

private func header(_ frame: PageFrame) -> HTML {
    """
    <header>\(when: frame.site.isSample, sampleBand)
    <div class="masthead"><div class="frame masthead-row">
    <a class="brand" href="/" aria-label="Vươn, về trang đầu">\(mark)<span class="brand-name">Vươn</span></a>
    <p class="masthead-area">\(frame.site.areaName)\(frame.site.otherAreas.map(otherAreas))</p>
    \(frame.signedIn.map(officerCorner))
    </div></div>
    </header>
    """
}

private func otherAreas(_ address: Address) -> HTML {
    " <a class=\"masthead-other\" href=\"\(address)\">Chọn phường, xã</a>"
}

/// The product's mark: three steps and a stroke that reaches over them.
private let mark: HTML = """
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <rect x="3" y="21" width="6" height="8" rx="1" fill="#7fd1c7"/><rect x="12" y="15" width="6" height="14" rx="1" \
    fill="#b9e8e1"/><rect x="21" y="9" width="6" height="20" rx="1" fill="#ffffff"/>
    <path d="M3 15 L24 3" stroke="#ffd166" stroke-width="3" stroke-linecap="round" fill="none"/></svg>
    """

private func officerCorner(_ officer: SignedIn) -> HTML {
    """
    <div class="officer"><p><strong>\(officer.name)</strong><span class="officer-role">\(officer.role)</span></p>
    <form method="post" action="/dang-xuat"><button class="sign-out" type="submit">Đăng xuất</button></form></div>
    """
}

private func menu(_ frame: PageFrame) -> HTML? {
    guard let officer = frame.signedIn else { return nil }
    let items = frame.navigation.filter { officer.may($0.permission) }
    guard !items.isEmpty else { return nil }
    return """
        <nav class="menu" aria-label="Mục chính"><div class="frame"><ul>\(items.map { item in
            menuLine(item, isCurrent: item.section == frame.section)
        })</ul></div></nav>
        """
}

private func menuLine(_ item: NavigationItem, isCurrent: Bool) -> HTML {
    """
    <li><a href="\(item.address)"\(when: isCurrent, " aria-current=\"true\"")>\(item.section.label)</a></li>
    """
}

/// Where the page stands, and the day on which its figures hold.
private func wayAndDay(_ frame: PageFrame) -> HTML? {
    if frame.crumbs.isEmpty && frame.asOf == nil { return nil }
    return "<div class=\"way\">\(breadcrumbs(frame.crumbs))\(frame.asOf.map(asOfLine))</div>"
}

private func breadcrumbs(_ crumbs: [Crumb]) -> HTML? {
    guard !crumbs.isEmpty else { return nil }
    let lines: [HTML] = crumbs.map { "<li><a href=\"\($0.address)\">\($0.label)</a></li>" }
    return "<nav class=\"crumbs\" aria-label=\"Đường dẫn\"><ol>\(lines)</ol></nav>"
}

private func flashNotice(_ flash: Flash) -> HTML {
    Notice(flash.tone == .done ? .done : .stopped, isStatus: true, "<p>\(flash.message)</p>").html
}

private func asOfLine(_ shown: ShownDay) -> HTML {
    let change: HTML? = shown.change.map { "<a href=\"\($0)\">Đổi ngày</a>" }
    return "<p class=\"as-of\">Số liệu đến ngày <strong>\(shown.day.shown)</strong> \(change)</p>"
}

private func footer(_ frame: PageFrame) -> HTML {
    """
    <footer class="site-footer"><div class="frame">
    <p>Mỗi con số dẫn đến danh sách phía sau nó và văn bản làm căn cứ. Quy định chưa đối chiếu với Công báo được ghi \
    <em>chưa kiểm chứng</em>.</p>
    <p>\((["Vươn " + frame.site.version] + named(frame)).joined(separator: " · "))\
    \(when: frame.site.isSample, " · <strong>DỮ LIỆU MẪU</strong>")</p>
    </div></footer>
    """
}

/// The area's name, where the installation has one.
private func named(_ frame: PageFrame) -> [String] {
    frame.site.areaName.isEmpty ? [] : [frame.site.areaName]
}
