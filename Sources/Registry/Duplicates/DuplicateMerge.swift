import Rulebook
import Vocabulary

/// What an officer asks for: who is the same, and what is kept.
public struct DuplicateMerge: Sendable {
    public enum Scope: String, Sendable, CaseIterable {
        /// One household, entered twice.
        case household
        /// Two households; somebody stands in both.
        case people
    }

    public var scope: Scope
    /// The household that stays; within one household, the person who stays.
    public var kept: Key
    /// The people, by the key of the pair's first side, who are the same as their like.
    public var people: Set<Key>
    public var day: Day
    public var reason: String
    /// As the page showed them.
    public var versions: [Key: HouseholdVersion]

    public init(
        scope: Scope, kept: Key, people: Set<Key>, day: Day, reason: String = "",
        versions: [Key: HouseholdVersion] = [:]
    ) {
        self.scope = scope
        self.kept = kept
        self.people = people
        self.day = day
        self.reason = reason
        self.versions = versions
    }
}

/// Exactly what a merge will write: shown before it is done, and done as it was shown.
public struct MergePlan: Sendable {
    /// Somebody who stays, with what the other record knew and this one did not.
    struct Joined: Sendable {
        let before: MemberRecord
        var after: MemberRecord
        let ended: MemberRecord
        var facts: [MemberFact] = []
    }

    public let kept: DuplicateSide
    public let other: DuplicateSide
    var joined: [Joined] = []
    /// Members of the other household who come into the kept one.
    var moved: [(before: MemberRecord, after: MemberRecord)] = []
    var after: HouseholdRecord
    var facts: [HouseholdFact] = []
    var takesCauses = false
    /// Whether nobody is left in the other household, which so ends.
    public private(set) var endsOther = false
    public let day: Day

    /// What the kept household learns, field by field: `Thẻ BHYT của …: chưa có → có`.
    public private(set) var gains: [ListedChange] = []
    /// People whose second record ends.
    public var endedNames: [String] { joined.map(\.ended.person.name) }
    public var movedNames: [String] { moved.map(\.before.person.name) }
    var isWithinOne: Bool { kept.record.key == other.record.key }

    /// - Throws: `DuplicateRefusal`.
    init(_ pair: DuplicatePair, _ merge: DuplicateMerge, _ rules: RuleLibrary) throws {
        let keepsFirst =
            pair.isWithinOne
            ? !pair.people.contains { $0.other.person.key == merge.kept } : merge.kept == pair.household.record.key
        (kept, other) = keepsFirst ? (pair.household, pair.other) : (pair.other, pair.household)
        day = merge.day
        after = kept.record
        let words = FieldWords(rules: rules)
        let chosen = pair.people.filter { merge.people.contains($0.ground.person) }
        guard !chosen.isEmpty else { throw DuplicateRefusal.nobodyChosen }
        for people in chosen {
            join(keepsFirst ? (people.person, people.other) : (people.other, people.person), words)
        }
        if merge.scope == .household, !pair.isWithinOne { takeRest(words) }
        endsOther = !pair.isWithinOne && joined.count + moved.count == other.record.members.count
        try check()
    }

    private mutating func join(_ pair: (kept: MemberRecord, ended: MemberRecord), _ words: FieldWords) {
        var member = Joined(before: pair.kept, after: pair.kept, ended: pair.ended)
        let (known, further) = (pair.kept.person, pair.ended.person)
        let name = known.name
        if let birth = further.birth, known.birth.map({ StepBuilder.isWithin(birth, $0) && birth != $0 }) ?? true {
            member.after.person.birth = birth
            gain(name, "Ngày sinh", known.birth?.shown, birth.shown)
        }
        if known.sex == nil, let sex = further.sex {
            member.after.person.sex = sex
            gain(name, "Giới tính", nil, sex.label)
        }
        if known.ethnicity == nil, let ethnicity = further.ethnicity {
            member.after.person.ethnicity = ethnicity
            gain(name, "Dân tộc", nil, words.label(ethnicity, "ethnic_groups"))
        }
        if known.number == nil, let number = further.number {
            member.after.person.number = number
            gain(name, "Số định danh", nil, number.masked)
        }
        for fact in MemberFact.allCases where pair.kept.answers[fact] == .unknown(.notAsked) {
            let answer = pair.ended.answers[fact]
            guard answer != .unknown(.notAsked) else { continue }
            member.after.answers[fact] = answer
            member.facts.append(fact)
            gain(name, fact.label, nil, words.answer(answer, fact.shape))
        }
        joined.append(member)
    }

    /// The whole other household goes into the kept one: its other members, its address, its answers.
    private mutating func takeRest(_ words: FieldWords) {
        let ended = Set(joined.map(\.ended.person.key))
        for member in other.record.members where !ended.contains(member.person.key) {
            var after = member
            after.key = Key.make()
            after.since = day
            // There is one head; what the newcomer is to that head is put right on the household's page.
            if member.relation == MemberRecord.headRelation, kept.record.head != nil { after.relation = "other" }
            moved.append((member, after))
        }
        if after.address.isEmpty, !other.record.address.isEmpty {
            after.address = other.record.address
            gain(nil, "Địa chỉ", nil, other.record.address)
        }
        for fact in HouseholdFact.allCases where after.answers[fact] == .unknown(.notAsked) {
            let answer = other.record.answers[fact]
            guard answer != .unknown(.notAsked) else { continue }
            after.answers[fact] = answer
            facts.append(fact)
            gain(nil, TemplateColumn.household(fact).header, nil, words.answer(answer, fact.shape))
        }
        if after.answers.causes == nil, let causes = other.record.answers.causes {
            after.answers.causes = causes
            takesCauses = true
            gain(nil, "Nguyên nhân nghèo", nil, words.causes(causes))
        }
    }

    private mutating func gain(_ member: String?, _ field: String, _ before: String?, _ after: String) {
        gains.append(ListedChange(member: member, field: field, before: before ?? "", after: after))
    }

    private func check() throws {
        if !endsOther, let head = joined.first(where: { $0.ended.relation == MemberRecord.headRelation })?.ended {
            throw DuplicateRefusal.headStays(name: head.person.name, code: other.record.code)
        }
        guard endsOther, other.isListed, other.recognised != kept.recognised else { return }
        if kept.isListed { throw DuplicateRefusal.recognisedBoth(code: other.record.code, kept: kept.record.code) }
        throw DuplicateRefusal.recognised(code: other.record.code, kept: kept.record.code)
    }
}
