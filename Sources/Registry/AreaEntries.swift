import Access
import Territory
import Vocabulary

/// What an audit entry is told of areas and of the installation itself, which `Territory` writes.
extension AuditEntry {
    /// A tổ dân phố that the commune did not have here.
    func told(of area: Area) {
        changed("area", area.key, after: Array("name=\(area.name)\n".utf8))
    }

    /// Residents that somebody counted.
    func told(of total: ResidentsTotal) {
        var text =
            "area=\(total.area)\nday=\(total.day.iso)\nhouseholds=\(total.households)\npeople=\(total.people)\n"
        if let minority = total.minorityHouseholds { text += "minority_households=\(minority)\n" }
        if let minority = total.minorityPeople { text += "minority_people=\(minority)\n" }
        changed("residents_total", total.key, after: Array(text.utf8))
    }

    /// The installation became one of sample data; nothing where it was one already.
    func told(of marked: Installation.Marked?) {
        guard let marked else { return }
        changed("installation", marked.key, before: marked.before, after: marked.after)
    }
}
