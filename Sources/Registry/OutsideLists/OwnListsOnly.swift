import Vocabulary

/// What whoever supplies figures sees of a comparison: the rows of the own list, whether they were found and where they
/// differ; nothing that the register alone knows, nor any household's class.
extension OutsideRow {
    var withoutOurs: OutsideRow {
        OutsideRow(
            kind: kind, name: name, birth: kind == .theirs ? birth : "", number: kind == .theirs ? number : "",
            neighbourhood: "", place: place, household: nil, code: "",
            ourClass: "", theirClass: theirClass,
            differences: differences.map { OutsideDifference(field: $0.field, ours: "", theirs: $0.theirs) }, note: "",
            neighbourhoodKey: nil)
    }
}

extension OutsideRecord {
    var withoutOurs: OutsideRecord {
        var summary = summary
        summary?.ours = 0
        summary?.category = 0
        return OutsideRecord(
            key: key, commune: commune, fileName: fileName, settings: settings, summary: summary, madeAt: madeAt,
            comparedAt: comparedAt, hasFile: hasFile)
    }
}
