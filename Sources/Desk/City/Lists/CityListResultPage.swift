import Markup
import Registry
import Site
import Territory
import Vocabulary

/// Steps 3 and 4: what each ward of a list would change, or what became of it.
struct CityListResult: Sendable {
    let record: CityListRecord
    let city: AskedCity
    let wards: [CityListWard]
    let refusal: (any Refusal)?

    var isCompared: Bool { record.state == .compared }

    func name(_ ward: CityListWard) -> String { city.commune(ward.commune)?.name ?? "Phường, xã không còn" }

    /// Wards that accepting all would store whole.
    var whole: [CityListWard] {
        wards.filter { $0.problem == nil && $0.written > 0 && $0.summary.households.refused == 0 }
    }
    /// Wards with refused households and others that can be stored.
    var partly: [CityListWard] {
        wards.filter { $0.problem == nil && $0.written > 0 && $0.summary.households.refused > 0 }
    }
    var left: [CityListWard] { wards.filter { $0.problem != nil || $0.summary.households.refused > 0 } }
    var needsConfirmation: Bool {
        wards.contains { $0.summary.needsConfirmation } && record.settings?.acceptWithoutNumbers != true
    }
}

extension CityListWard {
    /// Households that would be written.
    var written: Int { summary.households.new + summary.households.changed }
}

extension CityListFaults {
    var isEmpty: Bool { refused.isEmpty && doubles.isEmpty }
    var all: [ListingFault] { refused + doubles }
}

func cityListResultPage(_ frame: PageFrame, _ model: CityListResult) -> HTML {
    let title =
        switch model.record.state {
        case .compared: "Những gì sẽ thay đổi ở từng nơi"
        case .discarded: "Tệp đã bỏ"
        default: "Kết quả nhập của từng nơi"
        }
    return layout(
        frame, title: title, hasProblems: model.refusal != nil,
        body: """
            \(model.refusal.map { Notice(.stopped, title: "Chưa làm được", "<p>\($0.message)</p>") })
            \(heading(title, caption: model.record.fileName, lead: lead(model)))
            \(CityListSteps.at(model.isCompared ? 3 : 5))
            \(wards(model))
            \(when: model.isCompared, choices(model))
            \(when: !model.isCompared, after(model))
            """)
}

private func lead(_ model: CityListResult) -> HTML {
    let day = model.record.settings.map { "Số liệu ngày \($0.day.shown). " } ?? ""
    if model.isCompared { return "\(day)\(model.wards.count) phường, xã trong tệp. Chưa ghi gì vào sổ nào." }
    let stored = model.wards.filter(\.isStored).count
    return "\(day)\(stored) trên \(model.wards.count) phường, xã của tệp đã được ghi vào sổ."
}

private func wards(_ model: CityListResult) -> DataTable {
    func sum(_ outcome: ListingOutcome) -> HTML {
        HTML(text: Shown.number(model.wards.reduce(0) { $0 + $1.summary.households[outcome] }))
    }
    let people = model.wards.reduce(0) { $0 + $1.people }
    return DataTable(
        "Từng phường, xã của tệp",
        [
            .init("Phường, xã", .rowHeader), .init("Người", .number), .init("Mới", .number),
            .init("Thay đổi", .number), .init("Không đổi", .number), .init("Bị từ chối", .number),
            .init("Vắng trong tệp", .number), .init("Trùng số nơi khác", .number), .init("Kết quả"),
        ],
        rows: model.wards.map { row($0, model) },
        totals: [
            "Cả tệp (hộ)", HTML(text: Shown.number(people)), sum(.new), sum(.changed), sum(.unchanged), sum(.refused),
            sum(.absent), HTML(text: Shown.number(model.wards.reduce(0) { $0 + $1.faults.doubles.count })), "",
        ], isCaptionHidden: true, empty: "<p>Không còn kết quả: tệp đã được xoá khỏi máy chủ.</p>")
}

extension CityListWard {
    fileprivate var people: Int {
        let people = summary.people
        return people.new + people.changed + people.unchanged + people.refused
    }
}

private func row(_ ward: CityListWard, _ model: CityListResult) -> [HTML] {
    let counts = ward.summary.households
    let code = model.city.commune(ward.commune)?.code ?? ""
    func number(_ count: Int) -> HTML { HTML(text: Shown.number(count)) }
    func led(_ count: Int) -> HTML {
        count == 0 ? "0" : "<a href=\"\(Links.faults(of: code, in: model.record.key))\">\(Shown.number(count))</a>"
    }
    return [
        "<a href=\"\(Links.importing.of(code))\">\(model.name(ward))</a>", number(ward.people), number(counts.new),
        number(counts.changed), number(counts.unchanged), led(counts.refused), number(counts.absent),
        led(ward.faults.doubles.count), verdict(ward, model),
    ]
}

private func verdict(_ ward: CityListWard, _ model: CityListResult) -> HTML {
    if let problem = ward.problem { return "\(Badge(.missed, "không nhận được")) \(problem)" }
    let refused = ward.summary.households.refused
    if !model.isCompared {
        if ward.isStored {
            return refused == 0
                ? Badge(.met, "đã nhận").html
                : "\(Badge(.attention, "đã nhận các hộ hợp lệ")) còn \(Shown.number(refused)) hộ"
        }
        return refused > 0 ? Badge(.missed, "chưa nhận: có hộ bị từ chối").html : "không có gì để ghi"
    }
    if refused > 0 { return Badge(.attention, "có hộ bị từ chối").html }
    return ward.written == 0 ? "giống hệt trong sổ" : Badge(.met, "nhận được trọn vẹn").html
}

/// Says exactly what each button will write.
private func choices(_ model: CityListResult) -> HTML {
    let key = model.record.key
    let again = LinkButton("Nói lại về tệp", to: Links.understandingCityList(key)).html
    let discard = PostForm(to: Links.discardingCityList(key), Button("Bỏ tệp này", .secondary).html)
    if model.needsConfirmation {
        return """
            \(Notice(
                .attention, title: "Cần xác nhận trước khi nhận",
                "<p>\(ListingRefusal.confirmWithoutNumbers.message) Chọn “Nói lại về tệp” để xác nhận.</p>"))
            <div class="actions">\(again)\(discard)</div>
            """
    }
    let nothing = Notice(
        .done, title: "Không có gì để nhận", "<p>Mọi hộ nhận được trong tệp đã giống hệt trong sổ.</p>")
    return """
        \(when: !model.wards.isEmpty && model.whole.isEmpty && model.partly.isEmpty && model.left.isEmpty, nothing.html)
        \(marks(model))
        \(when: !model.whole.isEmpty, way(
            model, "Nhận các phường, xã không có hộ bị từ chối", .all, model.whole,
            "Mỗi nơi được ghi trọn vẹn; nơi có hộ bị từ chối chưa ghi gì."))
        \(when: !model.partly.isEmpty, way(
            model, "Nhận mọi hộ hợp lệ", .valid, model.whole + model.partly,
            "Ở nơi có hộ bị từ chối chỉ ghi các hộ hợp lệ; hộ bị từ chối sửa rồi nhập sau."))
        <div class="actions">
        \(when: model.wards.contains { !$0.faults.isEmpty }, LinkButton(
            "Tải các dòng bị từ chối và trùng số (.xlsx)", to: Links.faultsWorkbook(of: key)).html)
        \(again)\(discard)
        </div>
        """
}

private func marks(_ model: CityListResult) -> HTML? {
    guard model.wards.contains(where: { $0.summary.marksAsSample }) else { return nil }
    return Notice(
        .attention, title: "Danh sách mẫu",
        "<p>Nhận tệp này thì hệ thống được đánh dấu DỮ LIỆU MẪU, mãi mãi và trên mọi trang.</p>"
    ).html
}

private func way(
    _ model: CityListResult, _ label: String, _ mode: ListingMode, _ wards: [CityListWard], _ words: HTML
) -> HTML {
    let new = wards.reduce(0) { $0 + $1.summary.households.new }
    let changed = wards.reduce(0) { $0 + $1.summary.households.changed }
    let button = Button(label, mode == .all ? .primary : .secondary, name: "cach", value: mode.rawValue)
    return """
        <p>\(wards.count) phường, xã: thêm \(Shown.number(new)) hộ, sửa \(Shown.number(changed)) hộ. \(words)</p>
        \(PostForm(to: Links.acceptingCityList(model.record.key), Actions(button).html))
        """
}

private func after(_ model: CityListResult) -> HTML {
    let key = model.record.key
    let again: HTML =
        model.record.hasFile && model.record.state == .accepted
        ? LinkButton("So lại tệp này với sổ", to: Links.understandingCityList(key)).html : ""
    let left: HTML? =
        model.left.isEmpty
        ? nil
        : Notice(
            .attention, title: "\(model.left.count) phường, xã chưa nhận hoặc chưa nhận hết",
            "<p>Hãy sửa các dòng đã nêu rồi nhập lại cả tệp: nơi đã nhận sẽ không thay đổi.</p>"
        ).html
    return """
        \(left)
        <p>Mỗi nơi đã nhận có một lần nhập riêng ở mục Nhập danh sách của nơi đó, rút lại được ở đó.</p>
        <div class="actions">
        \(when: model.wards.contains { !$0.faults.isEmpty }, LinkButton(
            "Tải các dòng bị từ chối và trùng số (.xlsx)", to: Links.faultsWorkbook(of: key)).html)
        \(again)
        \(when: model.record.hasFile, PostForm(
            to: Links.discardingCityList(key), Button("Xoá tệp khỏi máy chủ", .secondary).html).html)
        \(LinkButton("Nhập tệp khác", to: Links.importing))
        </div>
        """
}

/// What is refused or doubtful of one ward.
func cityListFaultsPage(
    _ frame: PageFrame, _ record: CityListRecord, _ commune: Area, _ ward: CityListWard
) -> HTML {
    func lines(_ faults: [ListingFault]) -> HTML {
        let shown: [HTML] = faults.prefix(500).map { "<li>\($0.sentence)</li>" }
        let more: HTML? =
            faults.count > 500 ? "<li>và \(Shown.number(faults.count - 500)) dòng khác, có trong tệp tải về</li>" : nil
        return "<ul>\(shown)\(more)</ul>"
    }
    let faults = ward.faults
    return layout(
        frame, title: "Dòng bị từ chối, trùng số",
        body: """
            \(heading("Dòng bị từ chối, trùng số", caption: "\(commune.name) · \(record.fileName)"))
            \(when: !faults.refused.isEmpty, "<h2>\(Shown.number(ward.summary.households.refused)) hộ bị từ chối</h2>\(lines(faults.refused))")
            \(when: !faults.doubles.isEmpty, "<h2>\(Shown.number(faults.doubles.count)) số đứng ở hai nơi</h2>\(lines(faults.doubles))")
            \(when: faults.isEmpty, "<p>Không có dòng nào.</p>")
            """)
}
