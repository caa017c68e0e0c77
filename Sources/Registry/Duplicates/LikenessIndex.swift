import Vocabulary

/// Finds who may be whom without comparing everybody with everybody: by number, by name and year, by day of birth.
struct LikenessIndex {
    private var numbers: [IdentityNumber: [Int]] = [:]
    private var names: [NameAndYear: [Int]] = [:]
    private var births: [Birth: [Int]] = [:]

    private struct NameAndYear: Hashable {
        let name: String
        let year: Int
    }

    /// Beyond this many of one day or one name, only those of the same number are still compared: `01/01/1950` says
    /// little.
    private static let most = 200

    mutating func add(_ traits: PersonTraits, as place: Int) {
        if let number = traits.number { numbers[number, default: []].append(place) }
        guard let birth = traits.birth else { return }
        names[NameAndYear(name: traits.folded, year: birth.year), default: []].append(place)
        if case .day = birth { births[birth, default: []].append(place) }
    }

    /// The places of those who may be the same; the asked one itself may be among them.
    func candidates(for traits: PersonTraits) -> Set<Int> {
        var found: Set<Int> = []
        if let number = traits.number { found.formUnion(numbers[number] ?? []) }
        guard let birth = traits.birth else { return found }
        let blocks = [names[NameAndYear(name: traits.folded, year: birth.year)], births[birth]]
        for block in blocks.compactMap(\.self) where block.count <= Self.most { found.formUnion(block) }
        return found
    }
}
