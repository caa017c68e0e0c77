import Access
import Rulebook
import Vocabulary

/// Builds what one household of the file would write.
struct StepBuilder {
    let comparison: Comparison
    let settings: ListingSettings
    let householdBlanks: Set<HouseholdFact>
    let memberBlanks: Set<MemberFact>

    init(_ comparison: Comparison) {
        self.comparison = comparison
        settings = comparison.settings
        let blanks = comparison.settings.blankIsNo
        householdBlanks = Set(HouseholdFact.allCases.filter { $0.shape == .flag && blanks.contains($0.rawValue) })
        memberBlanks = Set(MemberFact.allCases.filter { $0.shape == .flag && blanks.contains($0.rawValue) })
    }

    func draft(_ index: Int) -> HouseholdDraft {
        let household = comparison.table.households[index]
        let before = comparison.match(index).map { comparison.known.households[$0] }
        var draft = HouseholdDraft(
            index: index, step: HouseholdStep(before: before, after: before ?? fresh(household)),
            faults: comparison.faults(of: index), warnings: household.warnings)
        if let before {
            compare(household, with: before, &draft)
        } else {
            enter(household, &draft)
        }
        return draft
    }

    private func fresh(_ household: ListedHousehold) -> HouseholdRecord {
        HouseholdRecord(
            code: household.code, neighbourhood: comparison.place(household) ?? Key(high: 0, low: 0),
            address: household.address, observedOn: settings.day)
    }
}
