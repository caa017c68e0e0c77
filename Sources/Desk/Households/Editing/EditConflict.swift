import Access
import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// What others changed while an officer filled in a form: field by field, before and after, by whom.
struct EditConflict: Sendable, HTMLPart {
    struct Line: Sendable {
        let who: String
        let at: Instant
        /// The member it is about; nil for the household itself.
        let name: String?
        let what: String
        let before: String?
        let after: String?
    }

    let lines: [Line]

    /// - Parameter changes: those since the version that the form was made from, newest first.
    init(_ changes: [JournalChange], _ words: ChangeWords) {
        lines = changes.reversed().flatMap { EditConflict.lines(of: $0, words) }
    }

    var html: HTML {
        let items: [HTML] = lines.map { line in
            let whose = line.name.map { "\($0): " } ?? ""
            return """
                <li>\(whose)\(line.what) \(Change(from: line.before, to: line.after)) \
                (\(line.who), \(line.at.shown))</li>
                """
        }
        return Notice(
            .attention, title: "Hồ sơ đã được người khác sửa sau khi bạn mở trang", isStatus: true,
            """
            <ul>\(items)</ul>
            <p>Những ô bạn chưa sửa đã được thay bằng giá trị mới; những gì bạn đã ghi vẫn còn trong mẫu. Hãy xem lại rồi \
            lưu lần nữa.</p>
            """
        ).html
    }

    private static func lines(of change: JournalChange, _ words: ChangeWords) -> [Line] {
        guard ["member", "household"].contains(change.kind) else { return besides(change, words) }
        let name = change.kind == "member" ? ChangedRecord(change).name : nil
        guard let before = change.before, let after = change.after else {
            let what = change.before == nil ? "thêm vào hộ" : "bớt khỏi hộ"
            let (old, new): (String?, String?) = change.before == nil ? (nil, "có") : ("có", nil)
            return [line(change, name, what, old, new)]
        }
        return CanonicalDifference.between(before, after).map { field in
            line(
                change, name, field.label, words.words(field.field, field.before), words.words(field.field, field.after)
            )
        }
    }

    /// What stands beside the household's own record: an absence, a phone number, who speaks for it.
    private static func besides(_ change: JournalChange, _ words: ChangeWords) -> [Line] {
        CanonicalDifference.between(change.before, change.after).map { field in
            line(
                change, nil, field.label, words.words(field.field, field.before), words.words(field.field, field.after)
            )
        }
    }

    private static func line(
        _ change: JournalChange, _ name: String?, _ what: String, _ before: String?, _ after: String?
    ) -> Line {
        Line(
            who: change.entry.officerName, at: change.entry.at, name: name, what: what, before: before, after: after)
    }
}

/// The fields of a changed record, by name.
struct ChangedRecord: Sendable {
    private let values: [String: String]

    init(_ change: JournalChange) {
        let fields = CanonicalDifference.between(nil, change.after ?? change.before)
        values = Dictionary(
            fields.map { ($0.field, $0.after ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    subscript(field: String) -> String? { values[field] }

    var name: String { values["name"] ?? "một thành viên" }
}

extension Form {
    /// The form after others changed the record it was filled from: a field that the officer left alone follows the
    /// register, a field that was typed over stays as typed.
    func following(_ changes: [JournalChange], of record: Key, _ rules: RuleLibrary) -> Form {
        var fields = fields
        for change in changes.reversed() where change.record == record {
            for difference in CanonicalDifference.between(change.before, change.after) {
                guard let field = FollowedField(difference, rules) else { continue }
                if (fields[field.name] ?? []).filter({ !$0.isEmpty }) == field.before {
                    fields[field.name] = field.after
                }
            }
        }
        return Form(fields)
    }
}

/// A field of a form that shows a field of a record, as it would be filled before and after a change.
private struct FollowedField {
    let name: String
    let before: [String]
    let after: [String]

    init?(_ difference: CanonicalDifference, _ rules: RuleLibrary) {
        guard let (name, spelled) = FollowedField.spelling(difference.field, rules) else { return nil }
        self.name = name
        before = spelled(difference.before).filter { !$0.isEmpty }
        after = spelled(difference.after).filter { !$0.isEmpty }
    }

    private static func spelling(_ field: String, _ rules: RuleLibrary) -> (String, (String?) -> [String])? {
        if let shape = HouseholdFact(rawValue: field)?.shape ?? MemberFact(rawValue: field)?.shape {
            return (field, { [AnswerField.typed(CanonicalAnswer.read($0, shape), shape)] })
        }
        switch field {
        case "causes": return (CauseFields.name, { CauseFields.typed($0.flatMap { Int64($0) }, rules) })
        case "birth": return ("ngay_sinh", { [$0.flatMap { Birth(iso: $0) }?.shown ?? ""] })
        case "address": return ("dia_chi", plain)
        case "name": return ("ho_ten", plain)
        case "sex": return ("gioi_tinh", plain)
        case "ethnicity": return ("dan_toc", plain)
        case "relation": return ("quan_he", plain)
        case "kind": return ("cu_tru", plain)
        case "phone": return (PhoneField.name, plain)
        default: return nil
        }
    }

    private static func plain(_ value: String?) -> [String] { [value ?? ""] }
}
