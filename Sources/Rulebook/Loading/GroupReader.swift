import Vocabulary

/// Reads `groups/`.
struct GroupReader {
    let timelines: TimelineReader
    let lists: [String: RuleList]
    let parameters: [String: Parameter]

    /// The groups by the rules of the first day of a year.
    func groups(year: Int) -> HouseholdGroups {
        guard let day = Day(year: year, month: 1, day: 1) else { return HouseholdGroups([]) }
        return HouseholdGroups(timelines.files.ids(under: "groups").compactMap { group($0, day) })
    }

    private func group(_ id: String, _ day: Day) -> HouseholdGroup? {
        let place = timelines.files.base[id] ?? timelines.files.local[id]
        guard let label = timelines.header(id, ["label"])["label"]?.text else {
            place?.report("Nhóm hộ thiếu label.", "Ghi tên nhóm.")
            return nil
        }
        guard let dated = timelines.timeline(id, header: ["label"], key: "holds", { $0 }).on(day) else { return nil }
        let reader = ThresholdReader(lists: lists, parameters: parameters, day: day)
        return HouseholdGroup(
            code: String(id.dropFirst("groups/".count)), label: label, condition: reader.threshold(dated))
    }
}
