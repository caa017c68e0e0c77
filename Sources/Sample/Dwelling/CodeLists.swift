import Rulebook

/// Codes of the lists of the rules that dwellings take, those that are good first and often.
struct CodeLists: Sendable {
    let cleanWater: Choice
    let unsafeWater: Choice
    let goodToilet: Choice
    let poorToilet: Choice
    /// Numbers of the causes of poverty.
    let causes: [Int]

    init(_ lists: [String: RuleList]) {
        cleanWater = Choice(lists["water_sources"], "clean", wanted: true)
        unsafeWater = Choice(lists["water_sources"], "clean", wanted: false)
        goodToilet = Choice(lists["toilets"], "hygienic", wanted: true)
        poorToilet = Choice(lists["toilets"], "hygienic", wanted: false)
        causes = lists["causes"]?.items.compactMap { Int($0.code) } ?? []
    }

    /// Codes with or without a mark, the earlier ones of the list more often.
    struct Choice: Sendable {
        let codes: [String]

        init(_ list: RuleList?, _ mark: String, wanted: Bool) {
            codes = list?.items.filter { $0.marks.contains(mark) == wanted }.map(\.code) ?? []
        }

        /// - Parameter first: how often in a thousand the first of the list is taken.
        func pick(_ random: inout SplitMix64, first: Int = 400) -> String {
            guard let code = codes.first else { return "other" }
            return random.chance(first) ? code : random.pick(codes)
        }
    }
}
