import Access
import Rulebook
import Vocabulary

/// Changes, warnings and faults in words.
extension StepBuilder {
    func tellPerson(_ before: MemberRecord, _ after: MemberRecord, _ line: Int, _ draft: inout HouseholdDraft) {
        let (old, new) = (before.person, after.person)
        let name = old.name
        let words = comparison.words
        if old.name != new.name { change(name, .name, old.name, new.name, &draft) }
        if old.birth != new.birth { change(name, .birth, old.birth?.shown ?? "", new.birth?.shown ?? "", &draft) }
        if old.sex != new.sex { change(name, .sex, old.sex?.label ?? "", new.sex?.label ?? "", &draft) }
        if old.ethnicity != new.ethnicity {
            let labels = [old.ethnicity, new.ethnicity].map { $0.map { words.label($0, "ethnic_groups") } ?? "" }
            change(name, .ethnicity, labels[0], labels[1], &draft)
        }
        if old.number != new.number {
            change(name, .number, old.number?.masked ?? "", new.number?.masked ?? "", &draft)
            if old.number != nil {
                warn(line, .number, "Số định danh khác với số trong sổ. Hãy đối chiếu với thẻ căn cước.", &draft)
            }
        }
        if before.relation != after.relation {
            change(
                name, .relation, words.label(before.relation, "relations"), words.label(after.relation, "relations"),
                &draft)
        }
        if before.kind != after.kind { change(name, .residence, before.kind.label, after.kind.label, &draft) }
    }

    func tellArrival(_ member: MemberRecord, _ draft: inout HouseholdDraft) {
        draft.changes.append(
            ListedChange(member: member.person.name, field: "Thành viên", before: "", after: "thêm vào hộ"))
    }

    /// An import changes no class; where the file says another than the decisions, that is told.
    func tellOtherClass(
        _ household: ListedHousehold, _ before: HouseholdRecord, _ draft: inout HouseholdDraft
    ) {
        guard let claimed = household.category, !comparison.known.recognised.isEmpty else { return }
        let recognised = comparison.known.recognised[before.key] ?? .unlisted
        guard claimed != recognised else { return }
        draft.warnings.append(
            ListingFault(
                line: household.line, column: ListColumn.category.label,
                message: "Lệch với quyết định: tệp ghi “\(claimed.label)”, quyết định đang có hiệu lực ghi "
                    + "“\(recognised.label)”. Nhập danh sách không đổi diện."))
    }

    func tellAbsent(
        _ pairs: MemberPairs, _ before: HouseholdRecord, _ household: ListedHousehold, _ draft: inout HouseholdDraft
    ) {
        for (place, member) in before.members.enumerated() where !pairs.found.contains(place) {
            draft.absentPeople += 1
            // Whoever stands in another household of the file is told there.
            if let number = member.person.number, comparison.stands(number, outside: draft.index) { continue }
            warn(
                household.line, .name,
                "Thành viên \(member.person.name) có trong sổ nhưng không có trong tệp. Người này không bị bớt khỏi hộ; "
                    + "nếu đã mất hoặc chuyển đi, hãy bớt trên trang hộ.", &draft)
        }
    }

    func checkHeads(
        _ pairs: MemberPairs, _ before: HouseholdRecord, _ household: ListedHousehold, _ draft: inout HouseholdDraft
    ) {
        guard let head = household.head else { return }
        for (place, member) in before.members.enumerated()
        where !pairs.found.contains(place) && member.relation == MemberRecord.headRelation {
            if let number = member.person.number, comparison.stands(number, outside: draft.index) { continue }
            draft.faults.append(
                ListingFault(
                    line: head.line, column: comparison.layout.header(of: .relation),
                    message: "Trong sổ, chủ hộ là \(member.person.name), không có trong tệp. "
                        + "Hãy đổi chủ hộ trên trang hộ trước, hoặc thêm người đó vào tệp với quan hệ đúng."))
        }
        if household.members.contains(where: { $0.relation.isEmpty }) {
            let heads = draft.step.after.members.filter { $0.relation == MemberRecord.headRelation }.count
            if heads > 1 { missing(.relation, household.line, "Hãy ghi quan hệ với chủ hộ mới.", &draft) }
        }
    }

    func change(
        _ member: String?, _ column: TemplateColumn, _ before: String, _ after: String, _ draft: inout HouseholdDraft
    ) {
        draft.changes.append(ListedChange(member: member, field: column.header, before: before, after: after))
    }

    func warn(_ line: Int, _ column: TemplateColumn, _ message: String, _ draft: inout HouseholdDraft) {
        draft.warnings.append(
            ListingFault(line: line, column: comparison.layout.header(of: column), message: message))
    }

    func warnOlder(_ line: Int, _ column: TemplateColumn, _ draft: inout HouseholdDraft) {
        warn(
            line, column,
            "Sổ có số liệu mới hơn ngày \(settings.day.shown) nên giữ nguyên. Nếu tệp mới đúng, hãy sửa ngày của số liệu.",
            &draft)
    }
}
