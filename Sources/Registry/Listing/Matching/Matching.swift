import Vocabulary

/// Which household of the register each household of a file is: by code, by the numbers of its members, or by its
/// head's name and birth within the tổ dân phố.
struct Matching {
    private let table: ListedTable
    private let known: KnownRegister
    /// The tổ dân phố of the register or new, by their place in the table.
    private let places: [Key]
    /// By household of the file.
    private(set) var matches: [Int?]
    /// By household of the register.
    private(set) var takenBy: [Int: Int] = [:]
    private(set) var faults: [(household: Int, fault: ListingFault)] = []
    private let codeHeader: String

    /// - Parameter trustsNames: whether a head of whom the file gives no birth is the one of that name who is alone with
    ///   it in the tổ dân phố; for what is shown by name before it is recorded.
    init(
        _ table: ListedTable, _ known: KnownRegister, places: [Key], codeHeader: String, trustsNames: Bool = false
    ) {
        self.table = table
        self.known = known
        self.places = places
        self.codeHeader = codeHeader
        matches = Array(repeating: nil, count: table.households.count)
        matchByCode()
        guard !known.households.isEmpty else { return }
        matchByNumbers()
        matchByHeads()
        if trustsNames { matchByNamesAlone() }
    }

    private mutating func matchByNamesAlone() {
        var register: [HeadKey: [Int]] = [:]
        for (index, record) in known.households.enumerated() where takenBy[index] == nil {
            guard let head = record.head?.person else { continue }
            register[HeadKey(head.name, .year(0), record.neighbourhood), default: []].append(index)
        }
        for (index, household) in table.households.enumerated() where matches[index] == nil && household.code.isEmpty {
            guard let head = household.head, let place = household.neighbourhood, head.birth == nil else { continue }
            let records = register[HeadKey(head.name, .year(0), places[place])] ?? []
            if records.count == 1, takenBy[records[0]] == nil { take(records[0], index) }
        }
    }

    private mutating func matchByCode() {
        var seen: [String: Int] = [:]
        for (index, household) in table.households.enumerated() where !household.code.isEmpty {
            if let earlier = seen[household.code] {
                fault(
                    index,
                    "Mã hộ \(household.code) đã có ở dòng \(earlier). Mỗi hộ chỉ ghi một lần: hãy gộp hoặc sửa mã.")
                continue
            }
            seen[household.code] = household.line
            if let found = known.codes[household.code] {
                take(found, index)
            } else if let kept = known.merged[household.code] {
                fault(
                    index,
                    "Hộ mang mã \(household.code) đã được gộp vào hộ \(kept). Hãy ghi mã \(kept), và nếu tệp đã có hộ đó thì "
                        + "xoá các dòng này.")
            } else if !known.isEmpty {
                fault(
                    index,
                    "Sổ không có hộ mang mã \(ListReader.short(household.code)). Hãy sửa lại mã, hoặc để trống mã nếu là hộ mới."
                )
            }
        }
    }

    private mutating func matchByNumbers() {
        var votes: [Vote] = []
        for (index, household) in table.households.enumerated() where household.code.isEmpty {
            var counts: [Int: Vote] = [:]
            for member in household.members {
                guard let place = member.number.flatMap({ known.numbers[$0] }) else { continue }
                var vote = counts[place.household] ?? Vote(file: index, register: place.household)
                vote.people += 1
                let isHead =
                    known.households[place.household].members[place.member].relation == MemberRecord.headRelation
                vote.hasHead = vote.hasHead || isHead
                counts[place.household] = vote
            }
            votes += counts.values
        }
        // Where a file splits or joins households, the one that keeps the head, then most people, stays the same one.
        for vote in votes.sorted() where matches[vote.file] == nil && takenBy[vote.register] == nil {
            take(vote.register, vote.file)
        }
    }

    private mutating func matchByHeads() {
        var file: [HeadKey: [Int]] = [:]
        for (index, household) in table.households.enumerated() where matches[index] == nil && household.code.isEmpty {
            guard let head = household.head, let place = household.neighbourhood, let birth = head.birth else {
                continue
            }
            // Members known elsewhere say that this is no household of that name.
            guard !household.members.contains(where: { $0.number.map { known.numbers[$0] != nil } ?? false }) else {
                continue
            }
            file[HeadKey(head.name, birth, places[place]), default: []].append(index)
        }
        guard !file.isEmpty else { return }
        var register: [HeadKey: [Int]] = [:]
        for (index, record) in known.households.enumerated() where takenBy[index] == nil {
            guard let head = record.head?.person, let birth = head.birth else { continue }
            register[HeadKey(head.name, birth, record.neighbourhood), default: []].append(index)
        }
        for (key, households) in file.sorted(by: { $0.value[0] < $1.value[0] }) {
            match(households, with: register[key] ?? [])
        }
    }

    private mutating func match(_ households: [Int], with records: [Int]) {
        for index in households {
            let head = table.households[index].head
            let possible = records.filter { record in
                takenBy[record] == nil && Self.mayBe(head, known.households[record].head?.person)
            }
            // Households that nothing tells apart are the same ones in the same order, if there are as many.
            if possible.count == 1 || (possible.count > 1 && records.count == households.count) {
                take(possible[0], index)
            } else if possible.count > 1 {
                fault(
                    index,
                    "Sổ có \(possible.count) hộ cùng tên chủ hộ, ngày sinh và tổ dân phố. Hãy ghi Mã hộ để biết là hộ nào."
                )
            }
        }
    }

    /// Two numbers, or two days of birth, are two people; one known less exactly may be the same.
    private static func mayBe(_ listed: ListedMember?, _ known: PersonRecord?) -> Bool {
        if let one = listed?.number, let other = known?.number, one != other { return false }
        guard let one = listed?.birth?.range, let other = known?.birth?.range else { return true }
        return one.overlaps(other)
    }

    private mutating func take(_ record: Int, _ index: Int) {
        matches[index] = record
        takenBy[record] = index
    }

    private mutating func fault(_ index: Int, _ message: String) {
        faults.append(
            (index, ListingFault(line: table.households[index].line, column: codeHeader, message: message)))
    }
}

/// How much speaks for a household of the file being one of the register.
private struct Vote: Comparable {
    let file: Int
    let register: Int
    var people = 0
    var hasHead = false

    init(file: Int, register: Int) {
        self.file = file
        self.register = register
    }

    static func < (left: Vote, right: Vote) -> Bool {
        (left.hasHead ? 0 : 1, -left.people, left.file, left.register)
            < (right.hasHead ? 0 : 1, -right.people, right.file, right.register)
    }
}

private struct HeadKey: Hashable {
    let name: String
    let year: Int
    let neighbourhood: Key

    init(_ name: String, _ birth: Birth, _ neighbourhood: Key) {
        self.name = VietnameseText.folded(name)
        year = birth.year
        self.neighbourhood = neighbourhood
    }
}
