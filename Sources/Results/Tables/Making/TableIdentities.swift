import Registry
import Rulebook
import Vocabulary

/// What must hold between the numbers of a table, whatever happened in the year.
///
/// Each identity is tried household by household: one that does not hold is said with the households that break it.
/// Columns 4 and 8 of tables 2 and 3 are no sums: a move within the commune stands in both of its tổ dân phố and not in
/// the commune's row.
struct TableIdentities {
    private let making: TableMaking
    private let others: [Int: TableMaking]

    init(_ making: TableMaking, others: [Int: TableMaking] = [:]) {
        self.making = making
        self.others = others
    }

    /// One for each identity that does not hold; none in a sound register.
    func breaches() -> [OfficialTable.Breach] {
        making.kinds.flatMap { kind in
            making.form.identities.flatMap { breaches(of: $0, kind) } + sums(kind)
                + making.form.matches.flatMap { breaches(of: $0, kind) }
        }
    }

    private func breaches(of identity: TableForm.Identity, _ kind: OfficialTable.Kind) -> [OfficialTable.Breach] {
        let columns = [identity.column] + identity.added + identity.taken
        guard columns.allSatisfy({ making.columns.indices.contains($0 - 1) }) else { return [] }
        return zip(making.places, making.names).compactMap { place, name in
            func part(_ column: Int, _ transition: Transition) -> Int64 { self.part(column, transition, place, kind) }
            let names = making.period.transitions.filter { transition in
                let added = identity.added.reduce(0) { $0 + part($1, transition) }
                let taken = identity.taken.reduce(0) { $0 + part($1, transition) }
                return part(identity.column, transition) != added - taken
            }
            guard !names.isEmpty else { return nil }
            return breach("\(name)\(row(kind)): cột \(identity.column) không bằng \(identity.shown).", names)
        }
    }

    /// The commune's row is the sum of its tổ dân phố.
    private func sums(_ kind: OfficialTable.Kind) -> [OfficialTable.Breach] {
        making.columns.compactMap { column in
            guard !making.form.notSums.contains(column.number) else { return nil }
            let names = making.period.transitions.filter { transition in
                let whole = part(column.number, transition, nil, kind)
                return whole != making.places.dropLast().reduce(0) { $0 + part(column.number, transition, $1, kind) }
            }
            guard !names.isEmpty else { return nil }
            return breach(
                "Dòng tổng cộng\(row(kind)), cột \(column.number): không bằng tổng các tổ dân phố.", names)
        }
    }

    private func breaches(of match: TableForm.Match, _ kind: OfficialTable.Kind) -> [OfficialTable.Breach] {
        guard let other = others[match.table],
            let column = kind == .households ? match.households : match.people
        else { return [] }
        let there = other.kinds.contains(kind) ? kind : .households
        return zip(making.places, making.names).compactMap { place, name in
            let names = making.period.transitions.filter { transition in
                part(match.column, transition, place, kind)
                    != other.counting.contribution(
                        of: transition, to: other.columns[column - 1].value, in: place, there, .figures)
            }
            guard !names.isEmpty else { return nil }
            return breach(
                "\(name)\(row(kind)): cột \(match.column) không khớp với cột \(column) của biểu \(match.table).", names)
        }
    }

    private func part(_ column: Int, _ transition: Transition, _ place: Key?, _ kind: OfficialTable.Kind) -> Int64 {
        making.counting.contribution(of: transition, to: making.columns[column - 1].value, in: place, kind, .figures)
    }

    private func row(_ kind: OfficialTable.Kind) -> String { making.form.hasTwoRows ? ", dòng \(kind.label)" : "" }

    private func breach(_ sentence: String, _ transitions: [Transition]) -> OfficialTable.Breach {
        OfficialTable.Breach(sentence: sentence, households: transitions.map(\.household))
    }
}

extension TableForm.Identity {
    /// `1-2-3-4+5`
    fileprivate var shown: String {
        let signed = added.map { ($0, "+") } + taken.map { ($0, "-") }
        let text = signed.sorted { $0.0 < $1.0 }.map { "\($0.1)\($0.0)" }.joined()
        return text.hasPrefix("+") ? String(text.dropFirst()) : text
    }
}
