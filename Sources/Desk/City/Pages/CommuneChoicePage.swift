import FormCoding
import Markup
import Site
import Territory

/// The communes of a city, to choose the one whose page is wanted.
struct CommuneChoice: Sendable {
    let city: AskedCity
    /// The page that each of them opens.
    let path: ReturnPath

    func address(_ commune: Area) -> Address { Address(path).of(commune.code) }
}

func communeChoicePage(_ frame: PageFrame, _ model: CommuneChoice) -> HTML {
    let isStart = model.path == .home
    let lines: [HTML] = model.city.communes.map { commune in
        "<li><a href=\"\(model.address(commune))\">\(commune.name)</a></li>"
    }
    return layout(
        frame, title: "Chọn phường, xã",
        body: """
            \(heading(
                "Chọn phường, xã", caption: model.city.area.name,
                lead: isStart ? "Mở bảng chỉ tiêu của một phường, xã." : "Trang này là của từng phường, xã."))
            <ul class="areas-list">\(lines)</ul>
            <p><a href="\(Links.home.of(nil))">Về \(model.city.area.name)</a></p>
            """)
}
