import Access
import Markup
import Registry
import Site
import Territory
import Vocabulary

/// - Parameter warnings: of backups that did not come: here stands who looks after the installation.
func accountsPage(
    _ frame: PageFrame, _ officers: [Officer], _ areas: InstallationAreas, form: Form, warnings: HTML? = nil
) -> HTML {
    let rows: [[HTML]] = officers.map { officer in
        [
            HTML(text: officer.fullName), HTML(text: officer.name), HTML(text: officer.role.label),
            HTML(text: place(officer, areas)), HTML(text: officer.isDisabled ? "Đã khoá" : "Đang dùng"),
            actions(officer),
        ]
    }
    let roles = [Role.officer, .leader, .administrator].map { Choice($0.rawValue, $0.label, hint: hint($0)) }
    return layout(
        frame, title: "Tài khoản", hasProblems: form.hasProblems,
        body: """
            \(ErrorSummary(form.problems))
            \(heading("Tài khoản", lead: "Mỗi người một tài khoản, một vai trò: người nhập số liệu không ghi nhận quyết định."))
            \(warnings)
            \(DataTable(
                "Các tài khoản", [.init("Họ tên", .rowHeader), .init("Tên đăng nhập"), .init("Vai trò"), .init("Địa bàn"), .init("Trạng thái"), .init("Việc", .actions)],
                rows: rows, isCaptionHidden: true, empty: "<p>Chưa có tài khoản nào.</p>"))
            <h2>Thêm tài khoản</h2>
            <form method="post" action="\(Links.accounts)">
            \(Field.text("name", "Tên đăng nhập", in: form, hint: "Chữ thường không dấu, số, dấu chấm: ví dụ lan.tran", width: .half))
            \(Field.text("full_name", "Họ và tên", in: form, width: .half))
            \(Field.radios("role", "Vai trò", roles, in: form))
            \(areas.city.map { placeField($0, areas, form) })
            \(Actions(Button("Tạo tài khoản")))
            </form>
            <p><a href="\(Links.journal)">Xem nhật ký</a> · <a href="\(Links.ownPassword)">Đổi mật khẩu của tôi</a></p>
            """)
}

/// Where an account sees households.
private func place(_ officer: Officer, _ areas: InstallationAreas) -> String {
    guard officer.role != .administrator else { return "–" }
    guard let commune = officer.commune else { return areas.city?.name ?? areas.home.name }
    return areas.commune(commune)?.name ?? ""
}

private func placeField(_ city: Area, _ areas: InstallationAreas, _ form: Form) -> Field {
    let choices =
        [Choice("", "Chọn địa bàn"), Choice(city.code, "Toàn \(city.name)")]
        + areas.communes.map { Choice($0.code, $0.name) }
    return Field.select("dia_ban", "Địa bàn của cán bộ, lãnh đạo", choices, in: form)
}

private func hint(_ role: Role) -> String {
    switch role {
    case .officer: "Giữ sổ hộ, nhập danh sách, xuất."
    case .leader: "Xem mọi thứ, ghi nhận quyết định đã ký; không nhập, không chấm."
    case .administrator, .server: "Tài khoản và hệ thống; không xem hồ sơ hộ."
    }
}

private func actions(_ officer: Officer) -> HTML {
    let steps = [AccountStep.password, officer.isDisabled ? .enable : .disable]
    let links: [HTML] = steps.map { step in
        """
        <a href="\(step.address(of: officer))">\(step.label)<span class="unseen"> \(officer.name)</span></a>
        """
    }
    return links.joined(separator: " · ")
}
