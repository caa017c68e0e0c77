import Access
import Rulebook
import Storage
import Territory
import Vocabulary

/// One of two households that are compared, whole.
public struct DuplicateSide: Sendable {
    public let commune: Key
    public let communeName: String
    public let neighbourhood: String
    public let record: HouseholdRecord
    public let version: HouseholdVersion
    /// What decisions hold it to be today; nil where none names it.
    public let recognised: RecognisedClass?

    /// Whether a decision puts it on a list.
    var isListed: Bool { recognised.map { $0 != .unlisted } ?? false }
}

/// One field of both sides, in the words of a page.
public struct ComparedField: Sendable {
    public let label: String
    public let value: String
    public let other: String

    public var isSame: Bool { value == other }
    /// Both sides know it and say different things.
    public var isContrary: Bool { !isSame && !value.isEmpty && !other.isEmpty }
}

/// Two people who may be one, field by field.
public struct ComparedPeople: Sendable {
    public let ground: DuplicateGround
    public let person: MemberRecord
    public let other: MemberRecord
    public let fields: [ComparedField]
}

/// Two households side by side, why they may be one, and what was said of them before.
public struct DuplicatePair: Sendable {
    public let key: Key
    public let household: DuplicateSide
    public let other: DuplicateSide
    public let people: [ComparedPeople]
    public let fields: [ComparedField]
    /// Somebody said it was no double; since then the facts have changed.
    public let earlier: (officer: String, at: Instant, reason: String)?
    /// Whether the asking officer may settle it.
    public let maySettle: Bool

    /// Somebody stands twice in one household.
    public var isWithinOne: Bool { household.record.key == other.record.key }

    /// - Throws: `DuplicateRefusal.otherCommune` where the other side is not this officer's to see.
    init(
        _ connection: any Connection, _ premises: Premises, _ found: FoundDuplicate, commune: Key, asking: Asking
    ) throws {
        guard asking.can(.readNames, in: found.otherCommune) else { throw DuplicateRefusal.otherCommune }
        key = found.key
        let reader = DuplicateSideReader(connection, premises, day: asking.today)
        household = try reader.side(found.household, in: commune)
        other = try reader.side(found.other, in: found.otherCommune)
        let words = DuplicateWords(premises.rules)
        fields = words.fields(household, other)
        var people: [ComparedPeople] = []
        for ground in found.grounds {
            guard let one = household.record.members.first(where: { $0.person.key == ground.person }),
                let second = other.record.members.first(where: { $0.person.key == ground.other })
            else { continue }
            people.append(
                ComparedPeople(ground: ground, person: one, other: second, fields: words.fields(one, second)))
        }
        guard !people.isEmpty else { throw DuplicateRefusal.unknownPair }
        self.people = people
        earlier = try DuplicateRows(connection, commune: commune).earlierVerdict(of: found.key)
        maySettle = asking.can(.editRegister, in: commune) && asking.can(.editRegister, in: found.otherCommune)
    }
}

/// Reads one side whole.
struct DuplicateSideReader {
    let connection: any Connection
    let premises: Premises
    let day: Day

    init(_ connection: any Connection, _ premises: Premises, day: Day) {
        self.connection = connection
        self.premises = premises
        self.day = day
    }

    func side(_ household: Key, in commune: Key) throws -> DuplicateSide {
        guard
            let record = try RegisterReader.record(
                connection, vault: premises.vault, commune: commune, key: household)
        else { throw DuplicateRefusal.alreadyOne }
        let recognised = try StandingRecognitions(commune: commune, day: day).classes(connection, of: [household])
        return DuplicateSide(
            commune: commune, communeName: try Areas.area(connection, commune, on: day)?.name ?? "",
            neighbourhood: try Areas.area(connection, record.neighbourhood, on: day)?.name ?? "", record: record,
            version: try HouseholdVersions.current(connection, of: record, in: commune),
            recognised: recognised[household])
    }
}

/// Both sides of a field, in words.
struct DuplicateWords {
    private let words: FieldWords

    init(_ rules: RuleLibrary) {
        words = FieldWords(rules: rules)
    }

    func fields(_ one: DuplicateSide, _ other: DuplicateSide) -> [ComparedField] {
        var fields = [
            ComparedField(label: "Mã hộ", value: one.record.code, other: other.record.code),
            ComparedField(label: "Tổ dân phố", value: one.neighbourhood, other: other.neighbourhood),
            ComparedField(label: "Địa chỉ", value: one.record.address, other: other.record.address),
            ComparedField(
                label: "Số khẩu", value: Shown.number(one.record.counted.count),
                other: Shown.number(other.record.counted.count)),
            ComparedField(
                label: "Được công nhận", value: one.recognised?.label ?? "chưa có quyết định",
                other: other.recognised?.label ?? "chưa có quyết định"),
        ]
        if one.commune != other.commune {
            fields.insert(ComparedField(label: "Địa bàn", value: one.communeName, other: other.communeName), at: 1)
        }
        let facts = HouseholdFact.allCases.map { fact in
            ComparedField(
                label: TemplateColumn.household(fact).header,
                value: words.answer(one.record.answers[fact], fact.shape),
                other: words.answer(other.record.answers[fact], fact.shape))
        }
        return fields + facts.filter { !$0.value.isEmpty || !$0.other.isEmpty }
    }

    func fields(_ one: MemberRecord, _ other: MemberRecord) -> [ComparedField] {
        let (person, second) = (one.person, other.person)
        let fields = [
            ComparedField(label: "Họ và tên", value: person.name, other: second.name),
            ComparedField(label: "Ngày sinh", value: person.birth?.shown ?? "", other: second.birth?.shown ?? ""),
            ComparedField(label: "Giới tính", value: person.sex?.label ?? "", other: second.sex?.label ?? ""),
            number(person.number, second.number),
            ComparedField(label: "Dân tộc", value: ethnicity(person), other: ethnicity(second)),
            ComparedField(
                label: "Quan hệ với chủ hộ", value: words.label(one.relation, "relations"),
                other: words.label(other.relation, "relations")),
            ComparedField(label: "Cư trú", value: one.kind.label, other: other.kind.label),
        ]
        let facts = MemberFact.allCases.map { fact in
            ComparedField(
                label: fact.label, value: words.answer(one.answers[fact], fact.shape),
                other: words.answer(other.answers[fact], fact.shape))
        }
        return fields + facts.filter { !$0.value.isEmpty || !$0.other.isEmpty }
    }

    private func ethnicity(_ person: PersonRecord) -> String {
        person.ethnicity.map { words.label($0, "ethnic_groups") } ?? ""
    }

    /// Two numbers with the same last digits must not look the same.
    private func number(_ one: IdentityNumber?, _ other: IdentityNumber?) -> ComparedField {
        let (first, second) = (one?.masked ?? "", other?.masked ?? "")
        let differs = one != other && first == second
        return ComparedField(label: "Số định danh", value: first, other: differs ? second + " (số khác)" : second)
    }
}
