import Access
import Markup
import Registry
import Site
import Territory
import Vocabulary

/// What a form for a term offers, and how it is read back.
struct TermChoices: Sendable {
    let areas: InstallationAreas
    /// The commune of the page; nil on the city's pages.
    let commune: Key?
    let neighbourhoods: [Area]
    let bodies: [Body]

    /// The term that was typed; nil where something is to be mended, which the form then says.
    func term(_ form: inout Form) -> NewTerm? {
        let role: Role? = form.choice("role", missing: "Hãy chọn vai trò.")
        let from = form.day("tu")
        let to = form.day("den")
        let acting: Term.Acting? = form.typed("cach").isEmpty ? nil : form.choice("cach")
        guard let role, let place = place(of: role, &form) else { return nil }
        let chosen = Set(form.chosen("tdp").compactMap { Key($0) })
        let term = NewTerm(
            role: role, body: bodies.first { $0.key.description == form.typed("to_chuc") }?.key, commune: place.key,
            neighbourhoods: place.key == commune ? neighbourhoods.map(\.key).filter(chosen.contains) : [], from: from,
            to: to, acting: acting, actingFor: form.typed("thay"))
        form.refuse(term.problems)
        return form.hasProblems ? nil : term
    }

    /// What the term is of: nothing of its own for quản trị, the home's for a commune; else the area that was chosen.
    private func place(of role: Role, _ form: inout Form) -> ChosenPlace? {
        guard role != .administrator else { return ChosenPlace(key: nil) }
        guard let city = areas.city else { return ChosenPlace(key: areas.home.key) }
        let code = form.typed("dia_ban")
        if code == city.code { return ChosenPlace(key: nil) }
        if let commune = areas.communes.first(where: { $0.code == code }) { return ChosenPlace(key: commune.key) }
        form.refuse("dia_ban", "Hãy chọn địa bàn: toàn \(city.name), hoặc một phường, xã.")
        return nil
    }

    /// The questions of the form, in their order.
    func fields(in form: Form) -> HTML {
        let roles = Role.assignable.map { Choice($0.rawValue, $0.label, hint: $0.hint) }
        let bodies = [Choice("", "Không ghi")] + bodies.map { Choice($0.key.description, $0.name, hint: $0.kind.label) }
        let acting =
            [Choice("", "Không, chức vụ của chính mình")] + Term.Acting.allCases.map { Choice($0.rawValue, $0.words) }
        return """
            \(Field.radios("role", "Vai trò", roles, in: form))
            \(areas.city.map { placeField($0, form) })
            \(when: !neighbourhoods.isEmpty, placesField(form).html)
            \(Field.select("to_chuc", "Đơn vị", bodies, in: form))
            \(Field.day("tu", "Từ ngày (để trống: từ trước đến nay)", in: form))
            \(Field.day("den", "Đến hết ngày (để trống: chưa định)", in: form))
            \(Field.select("cach", "Làm thay người khác", acting, in: form))
            \(Field.text("thay", "Thay chức vụ nào", in: form, hint: "Chỉ ghi khi làm thay, ví dụ: Chủ tịch", width: .half))
            """
    }

    private func placeField(_ city: Area, _ form: Form) -> Field {
        let choices =
            [Choice("", "Chọn địa bàn"), Choice(city.code, "Toàn \(city.name)")]
            + areas.communes.map { Choice($0.code, $0.name) }
        return Field.select(
            "dia_ban", "Địa bàn", choices, in: form,
            hint: commune == nil ? "Muốn giao tổ dân phố, hãy mở trang này ở phường, xã đó." : nil)
    }

    private func placesField(_ form: Form) -> Field {
        Field.checkboxes(
            "tdp", "Tổ dân phố được giao", neighbourhoods.map { Choice($0.key.description, $0.name) }, in: form,
            hint: "Rà soát viên chỉ thấy hộ ở các tổ này. Với vai trò khác: địa bàn được phân công phụ trách.")
    }

    /// Where a term is.
    func words(of term: Term) -> String {
        guard term.role != .administrator || term.commune != nil else { return "Toàn hệ thống" }
        guard let commune = term.commune else { return areas.city?.name ?? areas.home.name }
        let place = areas.commune(commune)?.name ?? ""
        guard !term.neighbourhoods.isEmpty else { return place }
        let names = neighbourhoods.filter { term.neighbourhoods.contains($0.key) }.map(\.name)
        guard names.count == term.neighbourhoods.count else {
            return "\(place), \(Shown.number(term.neighbourhoods.count)) tổ dân phố"
        }
        return "\(place): \(names.joined(separator: ", "))"
    }
}

/// Where an officer will see households.
private struct ChosenPlace {
    /// Nil for all of the installation.
    let key: Key?
}

/// From when until when, in words.
func termDays(_ term: Term) -> String {
    switch (term.from, term.to) {
    case (nil, nil): "chưa định ngày cuối"
    case (let from?, nil): "từ \(from.shown)"
    case (nil, let to?): "đến hết \(to.shown)"
    case (let from?, let to?): "\(from.shown) – \(to.shown)"
    }
}
