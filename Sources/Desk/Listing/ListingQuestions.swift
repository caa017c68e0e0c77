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

    /// Yes and no with blanks.
    var blanks: [ListingUnderstanding.Column] { understanding.columns.filter(\.asksBlank) }

    /// Whether nobody in the file has an identity number, so that a sample installation must ask who they are.
    var asksWhetherReal: Bool {
        isSample && !understanding.columns.contains { $0.column == .number && $0.filled > 0 }
    }

    /// The form, filled with what was said before.
    ///
    /// - Parameter isFirst: nobody has said anything yet.
    func form(_ settings: ListingSettings, isFirst: Bool) -> Form {
        let listed = places.listed.map(\.area.key)
        let covered = settings.neighbourhoods ?? Set(listed)
        var fields = ["ngay": [isFirst ? "" : settings.day.shown], "lop": classes(settings)]
        fields["tdp"] = listed.filter(covered.contains).map(\.description)
        fields["tdp_khac"] = places.others.map(\.key).filter(covered.contains).map(\.description)
        for column in blanks {
            fields[ListingQuestions.blankField(column.column)] = [
                settings.blankIsNo.contains(column.column.id) ? "khong" : "chua_biet"
            ]
        }
        if settings.acceptWithoutNumbers { fields["khong_that"] = ["co"] }
        return Form(fields)
    }

    private func classes(_ settings: ListingSettings) -> [String] {
        RecognisedClass.allCases.filter { settings.classes?.contains($0) ?? true }.map(\.rawValue)
    }

    static func blankField(_ column: TemplateColumn) -> String { "trong." + column.id }

    /// What the form says; nil where it has to come back.
    static func settings(_ form: inout Form, today: Day) -> ListingSettings? {
        let day = form.day(
            "ngay", missing: "Chưa ghi ngày của số liệu. Hãy ghi ngày mà các câu trả lời trong tệp được thu thập.")
        if let day, day > today {
            form.refuse("ngay", ListingRefusal.dayAhead(day).message)
        }
        let classes = Set(form.chosen("lop").compactMap(RecognisedClass.init(rawValue:)))
        if classes.isEmpty { form.refuse("lop", "Hãy chọn ít nhất một loại hộ mà tệp này bao gồm.") }
        guard let day, !form.hasProblems else { return nil }
        let places = Set((form.chosen("tdp") + form.chosen("tdp_khac")).compactMap { Key($0) })
        let blankIsNo = TemplateColumn.all.filter { form.typed(blankField($0)) == "khong" }.map(\.id)
        return ListingSettings(
            day: day, neighbourhoods: places, classes: classes.count == RecognisedClass.allCases.count ? nil : classes,
            blankIsNo: Set(blankIsNo), acceptWithoutNumbers: form.isChosen("khong_that"))
    }
}
