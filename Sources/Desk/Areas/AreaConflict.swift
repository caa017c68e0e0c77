import Access
import Markup
import Registry
import Site
import Territory
import Vocabulary

/// What others changed of tổ dân phố and totals while an officer filled in a form: field by field, by whom.
struct AreaConflict: HTMLPart {
    let news: [ChangedArea]

    /// What forms call the version they were filled from.
    static let version = "ban"

    var html: HTML {
        guard !news.isEmpty else { return .empty }
        let items: [HTML] = news.map { changed in
            """
            <li>\(changed.line.area): \(changed.line.what.words) \
            \(Change(from: changed.line.before, to: changed.line.after)) (\(changed.officer), \(changed.at.shown))</li>
            """
        }
        return Notice(
            .attention, title: "Người khác đã ghi sau khi bạn mở trang", isStatus: true,
            """
            <ul>\(items)</ul>
            <p>Chưa ghi gì của bạn; những gì bạn đã điền vẫn còn trong mẫu. Hãy xem lại rồi ghi lần nữa.</p>
            """
        ).html
    }

    /// The hidden field of a form.
    static func field(_ version: AreasVersion) -> HTML {
        "<input type=\"hidden\" name=\"\(AreaConflict.version)\" value=\"\(version.text)\"/>"
    }

    /// The version that a page's form says it was filled from: the one that the officer saw first, until she or he is told
    /// what others wrote since.
    static func version(
        of form: Form, isTold: Bool, in bureau: Bureau, _ context: OfficerContext
    ) async throws -> AreasVersion {
        if !isTold, form.fields[version] != nil { return AreasVersion(form.typed(version)) }
        return try await bureau.areas.version(of: context.commune, by: context.asking)
    }

    /// What was written since the form that was sent was filled; none where it carries no version.
    static func since(_ form: Form, in bureau: Bureau, _ context: OfficerContext) async throws -> AreaConflict {
        AreaConflict(
            news: try await bureau.areas.news(
                since: AreasVersion(form.typed(version)), of: context.commune, by: context.asking))
    }
}

extension AreaNews.What {
    var words: String {
        switch self {
        case .name: "tên"
        case .households: "số hộ"
        case .people: "nhân khẩu"
        case .minorityHouseholds: "hộ DTTS"
        case .minorityPeople: "khẩu DTTS"
        }
    }
}
