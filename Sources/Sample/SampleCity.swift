import Office
import Registry
import Rulebook
import Vocabulary

/// An invented city: the list of each of its wards, one after the other, each row naming its ward.
public struct SampleCity: Sendable {
    /// A ward of the city: its code, and how many people the city counts there, which gives its share of the households.
    public struct Commune: Sendable {
        public let code: String
        public let weight: Int

        public init(code: String, weight: Int) {
            self.code = code
            self.weight = weight
        }
    }

    /// In the order of the list.
    public let wards: [SampleWard]

    /// - Throws: `SampleProblem` where the city is too large, or a ward would have no household.
    public init(
        households: Int, communes: [Commune], seed: UInt64, asOf: Day, rules: RuleLibrary
    ) throws(SampleProblem) {
        guard (communes.count...SampleWard.most).contains(households) else {
            throw .impossibleSize(households: households, people: households)
        }
        // One for each ward first, so that none is empty.
        let shares = Shares(of: households - communes.count, among: communes.reduce(0) { $0 + $1.weight })
        var wards: [SampleWard] = []
        var (reached, people) = (0, 0)
        for (place, commune) in communes.enumerated() {
            let before = shares.upTo(reached)
            reached += commune.weight
            let ward = try SampleWard(
                households: shares.upTo(reached) - before + 1, seed: seed &+ UInt64(place), asOf: asOf, rules: rules,
                origin: SampleOrigin(code: commune.code, peopleBefore: people, seed: seed))
            people += ward.people
            wards.append(ward)
        }
        self.wards = wards
    }

    /// All people of the city.
    public var people: Int { wards.reduce(0) { $0 + $1.people } }

    /// Writes the list: a workbook of as many sheets as it takes, or a text table where the path ends in `.csv`.
    ///
    /// - Parameter progress: called now and then with the households written.
    public func write(to path: String, progress: (Int) -> Void = { _ in }) throws {
        guard let first = wards.first else { return }
        let file: any ListFile =
            path.lowercased().hasSuffix(".csv")
            ? try TextList(path: path, leading: [CommuneColumn.header])
            : try WorkbookList(ward: first, path: path, leading: [CommuneColumn.header])
        var written = 0
        for ward in wards {
            let rows = SampleRows(words: Words(ward.rules.lists), neighbourhoods: ward.neighbourhoods)
            let code = Field.text(ward.origin.code)
            try file.makeRoom(for: ward.people)
            try ward.forEach { household in
                for fields in rows.rows(of: household) { try file.add([code] + fields) }
                written += 1
                if written % 500 == 0 { progress(written) }
            }
        }
        try file.finish()
        progress(written)
    }
}

/// Where a ward stands in its city: what keeps its codes and numbers apart from those of the others.
public struct SampleOrigin: Sendable, Hashable {
    /// The code of the commune, with which its households' codes begin.
    public let code: String
    /// People of the wards before it: their numbers are taken.
    let peopleBefore: Int
    /// Of the whole city, which numbers are drawn by.
    let seed: UInt64

    /// A ward by itself.
    static func alone(seed: UInt64) -> SampleOrigin {
        SampleOrigin(code: SampleWard.communeCode, peopleBefore: 0, seed: seed)
    }
}
