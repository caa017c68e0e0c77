import Vocabulary

/// Who lives where and plays which part, decided for the whole ward before a single household is made.
struct WardPlan: Sendable {
    /// People of each household.
    let sizes: [UInt8]
    /// The place of each household's head among all people of the ward.
    let firstMembers: [Int]
    /// The first household of each tổ dân phố, and one past the last.
    let bounds: [Int]
    /// Codes of dân tộc, household by household.
    let ethnicity: [Ethnicity]
    /// Households with a part in the story, by their place.
    let roles: [Int: Role]
    let people: Int

    init(households: Int, people: Int, seed: UInt64) {
        sizes = WardPlan.sizes(households, people, seed)
        var reached = 0
        firstMembers = sizes.map { size in
            defer { reached += Int(size) }
            return reached
        }
        self.people = reached
        bounds = WardPlan.bounds(households, seed)
        roles = WardPlan.roles(households, seed)
        ethnicity = WardPlan.ethnicity(households, roles, seed)
    }

    var neighbourhoods: Int { bounds.count - 1 }

    /// The tổ dân phố of a household, from 0.
    func neighbourhood(of household: Int) -> Int {
        var (low, high) = (0, bounds.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if bounds[middle] <= household { low = middle } else { high = middle }
        }
        return low
    }

    func role(of household: Int) -> Role { roles[household] ?? .everybodyElse }
}

// MARK: - Sizes and places

extension WardPlan {
    static let largestHousehold = 9
    private static let usual = Weighted<UInt8>([
        1: 55, 2: 112, 3: 168, 4: 237, 5: 210, 6: 117, 7: 58, 8: 29, 9: 14,
    ])

    /// Usual sizes, then one more or one fewer here and there until they make up the people wanted.
    private static func sizes(_ households: Int, _ people: Int, _ seed: UInt64) -> [UInt8] {
        var random = SplitMix64(seed, .sizes)
        var sizes = (0..<households).map { _ in usual.pick(&random) }
        var missing = people - sizes.reduce(0) { $0 + Int($1) }
        while missing != 0 {
            let household = random.below(households)
            if missing > 0, sizes[household] < largestHousehold {
                sizes[household] += 1
                missing -= 1
            } else if missing < 0, sizes[household] > 1 {
                sizes[household] -= 1
                missing += 1
            }
        }
        return sizes
    }

    /// Tổ dân phố of uneven sizes, none under half the mean.
    private static func bounds(_ households: Int, _ seed: UInt64) -> [Int] {
        var random = SplitMix64(seed, .neighbourhoods)
        let count = min(24, max(1, households / 40))
        var ends = [0]
        for _ in 0..<count { ends.append(ends[ends.count - 1] + random.within(70...130)) }
        let shares = Shares(of: households, among: ends[count])
        return ends.map { shares.upTo($0) }
    }
}

// MARK: - Parts of the story

extension WardPlan {
    /// Spreads each kind evenly over the ward, so that every tổ dân phố has some.
    private static func roles(_ households: Int, _ seed: UInt64) -> [Int: Role] {
        var random = SplitMix64(seed, .places)
        var placed: [Int: Role] = [:]
        let cast = Role.cast(households: households)
        for kind in [Role.Facts.poor, .nearPoor, .over] {
            var roles = cast.filter { $0.facts == kind }
            random.shuffle(&roles)
            for (position, role) in roles.enumerated() {
                var place = (position * 1000 + random.within(250...750)) * households / (roles.count * 1000)
                while placed[place] != nil { place = (place + 1) % households }
                placed[place] = role
            }
        }
        return placed
    }

    private static func ethnicity(_ households: Int, _ roles: [Int: Role], _ seed: UInt64) -> [Ethnicity] {
        var random = SplitMix64(seed, .ethnicity)
        return (0..<households).map { household in
            let isWithin = roles[household].map { $0.facts != .over } ?? false
            return random.chance(isWithin ? 45 : 9) ? Ethnicity.minorities.pick(&random) : .kinh
        }
    }
}

/// The dân tộc of the people of Huế.
enum Ethnicity: String, Sendable {
    // Codes of QĐ 121-TCTK/PPCĐ.
    case kinh = "01"
    case bruVanKieu = "23"
    case coTu = "26"
    case taOi = "31"

    static let minorities = Weighted<Ethnicity>([.taOi: 5, .coTu: 3, .bruVanKieu: 2])
}
