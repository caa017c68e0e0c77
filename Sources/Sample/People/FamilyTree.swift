import Rulebook

/// Somebody's place in a family, before there is a name.
struct Kin: Sendable {
    /// Whose họ somebody bears.
    enum Line: Sendable { case head, partner, own }

    let relation: String
    let sex: Sex
    let age: Int
    let line: Line
}

/// Who lives together: one person, a couple, parents and children, three generations.
struct FamilyTree {
    private(set) var members: [Kin] = []
    private let size: Int
    /// Children bear the họ of their father.
    private var fatherLine = Kin.Line.head

    init(size: Int, _ random: inout SplitMix64) {
        self.size = size
        switch size {
        case 1: alone(&random)
        case 2: pair(&random)
        case 7...: threeGenerations(&random)
        case 5...: random.chance(420) ? threeGenerations(&random) : parentsAndChildren(&random)
        default: parentsAndChildren(&random)
        }
    }

    private var room: Int { size - members.count }

    private mutating func add(_ relation: String, _ sex: Sex, _ age: Int, _ line: Kin.Line) {
        guard room > 0 else { return }
        members.append(Kin(relation: relation, sex: sex, age: min(age, 98), line: line))
    }

    private mutating func head(aged age: Int, male perMille: Int, _ random: inout SplitMix64) {
        add("head", random.chance(perMille) ? .male : .female, age, .head)
    }

    private mutating func spouse(_ random: inout SplitMix64) {
        let head = members[0]
        let isWife = head.sex == .male
        add("spouse", isWife ? .female : .male, max(20, head.age + random.within(isWife ? -7...2 : -2...7)), .partner)
    }

    /// The age of the mother of the children, or of the father who is alone.
    private var motherAge: Int {
        let couple = members.filter { ["head", "spouse"].contains($0.relation) }
        return (couple.first { $0.sex == .female } ?? couple[0]).age
    }

    private mutating func setFatherLine() {
        // Also where the husband is dead or gone.
        fatherLine = members[0].sex == .male ? .head : .partner
    }
}

extension FamilyTree {
    private mutating func alone(_ random: inout SplitMix64) {
        random.chance(640)
            ? head(aged: random.within(58...90), male: 260, &random)
            : head(aged: random.within(24...57), male: 560, &random)
    }

    private mutating func pair(_ random: inout SplitMix64) {
        switch random.below(100) {
        case ..<46:
            head(aged: random.within(56...84), male: 880, &random)
            spouse(&random)
        case ..<66:
            head(aged: random.within(23...40), male: 850, &random)
            spouse(&random)
        case ..<88:
            head(aged: random.within(34...66), male: 240, &random)
            setFatherLine()
            children(eldest: motherAge - random.within(22...32), &random)
        default:
            head(aged: random.within(58...80), male: 250, &random)
            add("grandchild", random.chance(510) ? .male : .female, random.within(5...20), .own)
        }
    }

    private mutating func parentsAndChildren(_ random: inout SplitMix64) {
        head(aged: (random.within(23...62) + random.within(25...54)) / 2, male: 800, &random)
        if random.chance(880) { spouse(&random) }
        setFatherLine()
        if room > 1, random.chance(230) { elder(&random) }
        children(eldest: motherAge - random.within(21...33), &random)
        relatives(&random)
    }

    private mutating func threeGenerations(_ random: inout SplitMix64) {
        head(aged: random.within(51...78), male: 720, &random)
        if random.chance(720) { spouse(&random) }
        setFatherLine()
        let son = max(24, motherAge - random.within(21...30))
        add("child", .male, son, fatherLine)
        let wife = max(21, son - random.within(-1...5))
        add("child_in_law", .female, wife, .own)
        grandchildren(eldest: wife - random.within(21...30), &random)
        children(eldest: son - random.within(2...5), least: 12, &random)
        relatives(&random)
    }

    /// Children from the eldest down, as long as they are born and there is room.
    private mutating func children(eldest: Int, least: Int = 0, _ random: inout SplitMix64) {
        var age = eldest
        while room > 0, age >= least {
            add("child", random.chance(515) ? .male : .female, age, fatherLine)
            age -= random.within(2...5)
        }
    }

    private mutating func grandchildren(eldest: Int, _ random: inout SplitMix64) {
        var age = eldest
        let most = random.within(1...3)
        for _ in 0..<most where age >= 0 {
            add("grandchild", random.chance(515) ? .male : .female, age, fatherLine)
            age -= random.within(2...5)
        }
    }

    private mutating func elder(_ random: inout SplitMix64) {
        let head = members[0]
        guard head.age < 66 else { return }
        let isMother = random.chance(740)
        let age = head.age + random.within(21...32)
        add("parent", isMother ? .female : .male, age, isMother ? .own : .head)
    }

    /// Where the family proper is complete: brothers and sisters, nephews and nieces.
    private mutating func relatives(_ random: inout SplitMix64) {
        while room > 0 {
            let head = members[0]
            switch random.below(10) {
            case ..<4:
                add("sibling", random.chance(450) ? .male : .female, max(18, head.age - random.within(1...9)), .head)
            case ..<8: add("nephew_niece", random.chance(500) ? .male : .female, random.within(4...24), .own)
            default: add("other", random.chance(400) ? .male : .female, random.within(18...70), .own)
            }
        }
    }
}
