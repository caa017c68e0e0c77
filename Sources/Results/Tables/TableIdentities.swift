import Registry
import Territory
import Vocabulary

/// What must hold between the numbers of tables 1 to 3, whatever happened in the year.
///
/// Columns 4 and 8 of tables 2 and 3 are no sums: a move within the commune stands in both of its tổ dân phố and not in
/// the commune's row.
struct TableIdentities {
    private let period: ReviewPeriod

    init(_ period: ReviewPeriod) {
        self.period = period
    }

    /// Sentences for the officer, one for each identity that does not hold; none in a sound register.
    func breaches(of table: Int) -> [String] {
        table == 1 ? summary() : movement(table)
    }

    private func movement(_ table: Int) -> [String] {
        let category = MovementTable.category(ofTable: table)
        return OfficialTable.Kind.allCases.flatMap { kind in
            let own = numbers(category, kind)
            let other = numbers(category.other, kind)
            var breaches: [String] = []
            for (index, name) in names.enumerated() {
                if !MovementTable.holds(own[index]) {
                    breaches.append("\(name), dòng \(kind.label): cột 9 không bằng 1-2-3-4+5+6+7+8.")
                }
                // Of people the two may differ: a household leaves with those it had and arrives with those it has.
                if kind == .households, own[index][1] != other[index][4] || own[index][4] != other[index][1] {
                    let another = table == 2 ? "biểu 3" : "biểu 2"
                    breaches.append("\(name): cột 2 và 5 không khớp với cột 5 và 2 của \(another).")
                }
            }
            for column in [1, 2, 3, 5, 6, 7, 9] where !isSum(own.map { $0[column - 1] }) {
                breaches.append("Dòng tổng cộng \(kind.label), cột \(column): không bằng tổng các tổ dân phố.")
            }
            return breaches
        }
    }

    private func summary() -> [String] {
        let rows = places.map { SummaryTable.cells(period, $0).map(\.number) }
        return [3, 5, 7, 9, 11, 13].filter { column in !isSum(rows.map { $0[column - 1] ?? 0 }) }.map { column in
            "Dòng tổng cộng, cột \(column): không bằng tổng các tổ dân phố."
        }
    }

    private var places: [Key?] { period.neighbourhoods.map(\.key) + [nil] }
    private var names: [String] { period.neighbourhoods.map(\.name) + ["Tổng cộng"] }

    private func numbers(_ category: RecognisedClass, _ kind: OfficialTable.Kind) -> [[Int64]] {
        places.map { MovementTable.cells(period, category, $0, kind).map { $0.number ?? 0 } }
    }

    /// Whether the last number is the sum of those before it.
    private func isSum(_ numbers: [Int64]) -> Bool {
        numbers.dropLast().reduce(0, +) == numbers.last
    }
}
