import Site
import Vocabulary

extension Links {
    /// The form of the list that an area brings along.
    static let openingList = newDecision.with("loai", "opening")
    static let annexTemplate = Address("/quyet-dinh/phu-luc-mau.xlsx")
    /// Takes the form of a signed decision with its annex.
    static let decisionDrafts = Address("/quyet-dinh/xem-truoc")

    /// What a draft would change.
    static func decisionDraft(_ key: Key) -> Address { decisionDrafts.appending(key) }

    /// The form, filled from a draft.
    static func mending(_ draft: Key) -> Address { newDecision.with("nhap", draft.description) }

    static func recording(_ draft: Key) -> Address { decisionDraft(draft).appending("ghi-nhan") }
}
