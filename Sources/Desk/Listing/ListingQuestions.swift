import Registry
import Site
import Territory
import Vocabulary

/// What the importer has to say of a file before it is compared.
struct ListingQuestions: Sendable {
    let understanding: ListingUnderstanding
    let areas: [Area]
    /// Whether this is a sample installation, where nobody real may come in.
    let isSample: Bool

    /// A tổ dân phố of the register, and how much of it stands in the file.
    struct Place: Sendable {
        let area: Area
        let households: Int
        let people: Int
    }

    /// In the order of the ward; those that stand in the file, and the others.
    var places: (listed: [Place], others: [Area]) {
        let counts = Dictionary(
            understanding.neighbourhoods.compactMap { found in found.key.map { ($0, (found.households, found.people)) }
            },
            uniquingKeysWith: { ($0.0 + $1.0, $0.1 + $1.1) })
        let listed = areas.compactMap { area in
            counts[area.key].map { Place(area: area, households: $0.0, people: $0.1) }
        }
        return (listed, areas.filter { counts[$0.key] == nil })
    }

    /// Tổ dân phố that acceptance enters.
    var newPlaces: [ListingUnderstanding.Neighbourhood] { understanding.neighbourhoods.filter { $0.key == nil } }

    /// A column of yes and no with blanks.
    struct Blank: Sendable {
        let id: String
        let header: String
        let letter: String
        let blanks: Int
    }

    /// Yes and no with blanks; of several sheets each column once.
    var blanks: [Blank] {
        var blanks: [Blank] = []
        for column in understanding.sheets.flatMap(\.known) where column.asksBlank {
            guard let id = column.meaning?.id, !blanks.contains(where: { $0.id == id }) else { continue }
            blanks.append(Blank(id: id, header: column.header, letter: column.letter, blanks: column.blanks))
        }
        return blanks
    }

    /// Sheets that are lists, read or left out, in the order of the file.
    var sheets: [(index: Int, name: String, hint: String)] {
        let read = understanding.sheets.map { sheet in
            let (households, people) = (Shown.number(sheet.households), Shown.number(sheet.people))
            return (sheet.index, sheet.name, "\(households) hộ, \(people) người")
        }
        let leftOut = understanding.skipped.filter(\.isLeftOut).map { ($0.index, $0.name, "không đọc") }
        return (read + leftOut).sorted { $0.0 < $1.0 }
    }

    /// Whether nobody in the file has an identity number, so that a sample installation must ask who they are.
    var asksWhetherReal: Bool {
        isSample && !understanding.sheets.flatMap(\.known).contains { $0.column == .number && $0.filled > 0 }
    }

    /// The form, filled with what was said before.
    ///
    /// - Parameter isFirst: nobody has said anything yet.
    func form(_ settings: ListingSettings, isFirst: Bool) -> Form {
        let listed = places.listed.map(\.area.key)
        let covered = settings.neighbourhoods ?? Set(listed)
        var fields = ["ngay": [isFirst ? "" : settings.day.shown], "lop": classes(settings, isFirst: isFirst)]
        fields["tdp"] = listed.filter(covered.contains).map(\.description)
        fields["tdp_khac"] = places.others.map(\.key).filter(covered.contains).map(\.description)
        for column in blanks {
            fields[ListingQuestions.blankField(column.id)] = [
                settings.blankIsNo.contains(column.id) ? "khong" : "chua_biet"
            ]
        }
        fields["trang"] = sheets.map(\.index).filter { !settings.leftOutSheets.contains($0) }.map { String($0) }
        fields["to"] = settings.place.map { [$0.description] }
        fields["sua_so"] = [settings.repairsNumbers || isFirst ? "them" : "giu"]
        fields["so_hong"] = [settings.dropsNumbers ? "bo" : "tu_choi"]
        let coding = isFirst ? understanding.legacy?.coding : settings.legacy
        fields["chu"] = [coding?.rawValue ?? "giu"]
        if settings.acceptWithoutNumbers { fields["khong_that"] = ["co"] }
        return Form(fields)
    }

    /// Nobody has said anything yet: a list that says what its households are holds no others.
    private func classes(_ settings: ListingSettings, isFirst: Bool) -> [String] {
        let claimed = Set(understanding.claims.keys).subtracting([.unlisted])
        let covered = isFirst && !claimed.isEmpty ? claimed : settings.classes
        return RecognisedClass.allCases.filter { covered?.contains($0) ?? true }.map(\.rawValue)
    }

    static func blankField(_ id: String) -> String { "trong." + id }

    /// What the form says; nil where it has to come back.
    static func settings(_ form: inout Form, today: Day) -> ListingSettings? {
        let day = form.day(
            "ngay", missing: "Chưa ghi ngày của số liệu. Hãy ghi ngày mà các câu trả lời trong tệp được thu thập.")
        if let day, day > today {
            form.refuse("ngay", ListingRefusal.dayAhead(day).message)
        }
        let classes = Set(form.chosen("lop").compactMap(RecognisedClass.init(rawValue:)))
        if classes.isEmpty { form.refuse("lop", "Hãy chọn ít nhất một loại hộ mà tệp này bao gồm.") }
        let place = Key(form.typed("to"))
        if form.fields["to"] != nil, place == nil {
            form.refuse("to", "Chưa chọn tổ dân phố của danh sách. Hãy chọn một tổ.")
        }
        // The form names every sheet that it asks about.
        let sheets = form.chosen("moi_trang").compactMap { Int($0) }
        let read = Set(form.chosen("trang").compactMap { Int($0) })
        if !sheets.isEmpty, read.isEmpty { form.refuse("trang", "Hãy chọn ít nhất một trang tính để đọc.") }
        guard let day, !form.hasProblems else { return nil }
        let places = Set((form.chosen("tdp") + form.chosen("tdp_khac")).compactMap { Key($0) })
        let blankIsNo = TemplateColumn.all.filter {
            form.typed(ListingQuestions.blankField($0.id)) == "khong"
        }.map(\.id)
        var settings = ListingSettings(
            day: day, neighbourhoods: places, classes: classes.count == RecognisedClass.allCases.count ? nil : classes,
            blankIsNo: Set(blankIsNo), acceptWithoutNumbers: form.isChosen("khong_that"))
        settings.leftOutSheets = Set(sheets).subtracting(read)
        settings.place = place
        settings.repairsNumbers = form.typed("sua_so") == "them"
        settings.dropsNumbers = form.typed("so_hong") == "bo"
        settings.legacy = LegacyText(rawValue: form.typed("chu"))
        return settings
    }
}
