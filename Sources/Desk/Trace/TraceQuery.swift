import Access
import Registry
import Site
import Vocabulary

/// What an auditor asks of the trace, as the address carries it: days, officer, kind, household code; never a name.
struct TraceQuery: Sendable {
    let form: Form
    let page: Int
    let officer: Key?
    let action: AuditAction?
    let code: String
    let from: Day?
    let until: Day?
    /// One of the checks, whose entries are shown.
    let check: UnusualCheck?
    /// The key of a stored search for words of a reason.
    let words: Key?

    init(_ form: Form) {
        self.form = form
        page = form.page
        officer = Key(form.typed("can_bo"))
        action = AuditAction(rawValue: form.typed("viec"))
        code = VietnameseText.tidy(form.typed("ma_ho")).uppercased()
        from = Day(typed: form.typed("tu"))
        until = Day(typed: form.typed("den"))
        check = UnusualCheck(rawValue: form.typed("soat"))
        words = Key(form.typed("tu_khoa"))
    }

    var isNarrowed: Bool {
        officer != nil || action != nil || !code.isEmpty || from != nil || until != nil || check != nil || words != nil
    }

    /// The first and the last day; one of the two is enough.
    var days: ClosedRange<Day>? {
        guard from != nil || until != nil else { return nil }
        let (first, last) = (from ?? Day(number: 0), until ?? Day(number: 100_000))
        return min(first, last)...max(first, last)
    }

    /// The list's address, without its page.
    var address: Address {
        Links.journal.with("tu", from.map(\.shown)).with("den", until.map(\.shown))
            .with("can_bo", officer?.description).with("viec", action?.rawValue).with("ma_ho", code)
            .with("soat", check?.rawValue).with("tu_khoa", words?.description)
    }
}

extension Links {
    static let looks = Address("/nhat-ky/xem")
    static let classChanges = Address("/nhat-ky/dien")
    static let journalSearch = Address("/nhat-ky/tim")

    static func traced(_ entry: Key) -> Address { Address("/nhat-ky/muc").appending(entry) }

    static func history(of household: Key) -> Address { Address("/nhat-ky/ho").appending(household) }

    static func unusual(_ check: UnusualCheck, by officer: Key?) -> Address {
        journal.with("soat", check.rawValue).with("can_bo", officer?.description)
    }
}
