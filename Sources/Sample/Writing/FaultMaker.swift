import Registry
import Rulebook

/// Spoils about two rows in a hundred, each in one cell; which ones follows from the seed.
struct FaultMaker {
    private var random: SplitMix64
    private var lastNumber: Field?
    private var uses: [SampleFault.Kind: Int] = [:]
    private(set) var faults: [SampleFault] = []
    private let futureBirth: String

    init(seed: UInt64, futureBirth: String) {
        random = SplitMix64(seed, .faults)
        self.futureBirth = futureBirth
    }

    /// - Parameter place: the member's place in the household; what is the household's stands only in the first row.
    mutating func spoil(_ row: inout [Field], number: Int, household: Int, place: Int) {
        let numberPlace = SampleRows.place(of: .number)
        let ownNumber = row[numberPlace]
        if random.chance(20) {
            let kind = kind(for: row, place)
            let cell = SampleRows.place(of: kind.column)
            while row.count <= cell { row.append(.empty) }
            row[cell] = spoiled(row[cell], kind)
            faults.append(SampleFault(row: number, household: household, kind: kind))
        }
        if ownNumber != .empty, ownNumber == row[numberPlace] { lastNumber = ownNumber }
    }

    /// One of those that have been used least, so that a short list has every kind too.
    private mutating func kind(for row: [Field], _ place: Int) -> SampleFault.Kind {
        let suiting = SampleFault.Kind.allCases.filter { suits($0, row, place) }
        let least = suiting.map { uses[$0, default: 0] }.min() ?? 0
        let kind = random.pick(suiting.filter { uses[$0, default: 0] == least })
        uses[kind, default: 0] += 1
        return kind
    }

    private func suits(_ kind: SampleFault.Kind, _ row: [Field], _ place: Int) -> Bool {
        switch kind {
        case .shortNumber: row[SampleRows.place(of: .number)] != .empty
        case .numberTwice: lastNumber != nil
        case .secondHead: place > 0
        // A household whose head has no name is not to be told from one without a head: not a single fault.
        case .missingRelation: place > 0
        case .negativeArea, .oddPoints, .wordForIncome, .unknownCause: place == 0
        default: true
        }
    }

    private func spoiled(_ field: Field, _ kind: SampleFault.Kind) -> Field {
        switch kind {
        case .missingName, .missingRelation, .missingBirth: .empty
        case .wrongDate: .text("31/02/1975")
        case .futureBirth: .text(futureBirth)
        case .shortNumber: shortened(field)
        case .numberTwice: lastNumber ?? field
        case .unknownWord: .text("Làm gì đó")
        case .unknownEthnicity: .text("Kinnh")
        case .secondHead: .text("Chủ hộ")
        case .negativeArea: .number(-4550, scale: 100)
        case .oddPoints: .number(25, scale: 1)
        case .wordForIncome: .text("khoảng hai triệu")
        case .unknownCause: .text("Lười biếng")
        }
    }

    /// The leading digit lost, as Excel loses a zero.
    private func shortened(_ field: Field) -> Field {
        if case .text(let digits) = field { .text(String(digits.dropFirst())) } else { field }
    }
}
