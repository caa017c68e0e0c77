import Programme
import Registry
import Results
import Storage
import Territory
import Vocabulary

/// Reads the kept figures of some communes.
struct TotalsReading {
    let connection: any Connection
    let year: Int
    let communes: [Area]
    let stamps: Stamps

    private var keys: [Key] { communes.map(\.key) }

    func figures() throws -> CityFigures {
        let (counts, measures, targets) = (try counts(), try measures(), try targets())
        let (listed, trend) = (try listed(), try trend())
        let stale = stamps.stale
        return CityFigures(
            year: year,
            communes: communes.map { area in
                let kept = stamps.kept[area.key]
                return CommuneStanding(
                    area: area, countedAt: kept?.countedAt, isStale: stale.contains(area.key),
                    closedOn: kept?.closedOn, hasRecognitions: kept?.hasRecognitions ?? false,
                    counts: counts[area.key] ?? [:], measures: measures[area.key] ?? [:],
                    targets: targets[area.key] ?? [], listed: listed[area.key]?[year],
                    before: listed[area.key]?[year - 1], trend: trend[area.key] ?? [])
            })
    }

    private func listed() throws -> [Key: [Int: ListedCounts]] {
        var listed: [Key: [Int: ListedCounts]] = [:]
        try connection.each(
            """
            SELECT commune, of_year, poor, poor_people, near_poor, near_poor_people, farming, farming_people, residents,
            standards FROM commune_listed WHERE year = \(year) AND commune IN \(list: keys)
            """
        ) { row in
            func count(_ column: Int) -> HouseholdCount {
                HouseholdCount(households: row.int(column), people: row.int(column + 1))
            }
            let ofYear = Int(row.int(1))
            listed[row.key(0), default: [:]][ofYear] = ListedCounts(
                year: ofYear, poor: count(2), nearPoor: count(4), farmingAverage: count(6),
                residents: row.intIfAny(8), standards: Set(row.text(9).split(separator: " ").map(String.init)))
        }
        return listed
    }

    private func trend() throws -> [Key: [TrendPoint]] {
        var trend: [Key: [TrendPoint]] = [:]
        try connection.each(
            """
            SELECT commune, of_year, poor, near_poor, households, is_counted, is_sample FROM commune_trend
            WHERE year = \(year) AND commune IN \(list: keys) ORDER BY commune, of_year
            """
        ) { row in
            trend[row.key(0), default: []].append(
                TrendPoint(
                    year: Int(row.int(1)), poor: row.int(2), nearPoor: row.int(3), households: row.int(4),
                    isCounted: row.flag(5), source: "", isSample: row.flag(6)))
        }
        return trend
    }

    private func counts() throws -> [Key: [HouseholdFilter.Group: HouseholdCount]] {
        var counts: [Key: [HouseholdFilter.Group: HouseholdCount]] = [:]
        try connection.each(
            """
            SELECT commune, list, households, people FROM commune_count
            WHERE year = \(year) AND commune IN \(list: keys)
            """
        ) { row in
            guard let group = HouseholdFilter.Group(rawValue: row.text(1)) else { return }
            counts[row.key(0), default: [:]][group] = HouseholdCount(households: row.int(2), people: row.int(3))
        }
        return counts
    }

    private func measures() throws -> [Key: [Target.Measure: Ratio]] {
        var measures: [Key: [Target.Measure: Ratio]] = [:]
        try connection.each(
            """
            SELECT commune, measure, counted, among FROM commune_measure
            WHERE year = \(year) AND commune IN \(list: keys)
            """
        ) { row in
            guard let measure = Target.Measure(rawValue: row.text(1)) else { return }
            measures[row.key(0), default: [:]][measure] = Ratio(row.int(2), of: row.int(3))
        }
        return measures
    }

    private func targets() throws -> [Key: [CommuneTarget]] {
        var targets: [Key: [CommuneTarget]] = [:]
        try connection.each(
            """
            SELECT commune, code, label, unit, comparison, limit_hundredths, measure, counted, among, is_met, distance
            FROM commune_target WHERE year = \(year) AND commune IN \(list: keys) ORDER BY commune, ord
            """
        ) { row in
            let counted = row.intIfAny(7)
            targets[row.key(0), default: []].append(
                CommuneTarget(
                    code: row.text(1), label: row.text(2), unit: row.text(3),
                    comparison: Target.Comparison(rawValue: row.text(4)) ?? .stated, limit: row.intIfAny(5),
                    measure: row.textIfAny(6).flatMap(Target.Measure.init(rawValue:)),
                    count: counted.map { Ratio($0, of: row.intIfAny(8) ?? 1) }, isMet: row.flagIfAny(9),
                    distance: row.intIfAny(10)))
        }
        return targets
    }

    /// What each commune keeps of a table.
    func totals(_ form: Int) throws -> [Key: TableTotals] {
        var standards: [Key: String] = [:]
        try connection.each(
            """
            SELECT commune, standard FROM commune_table
            WHERE year = \(year) AND form = \(form) AND commune IN \(list: keys)
            """
        ) { standards[$0.key(0)] = $0.text(1) }
        let rows = try rows(form)
        return Dictionary(
            uniqueKeysWithValues: standards.map { commune, standard in
                (commune, TableTotals(number: form, standard: standard, rows: rows[commune] ?? []))
            })
    }

    private func rows(_ form: Int) throws -> [Key: [TableTotals.Row]] {
        var rows: [Key: [TableTotals.Row]] = [:]
        var reading: (commune: Key, line: String, kind: String, cells: [OfficialTable.Cell])?
        func close() {
            guard let read = reading, let line = OfficialTable.Line(rawValue: read.line),
                let kind = OfficialTable.Kind(rawValue: read.kind)
            else { return }
            rows[read.commune, default: []].append(TableTotals.Row(kind: kind, line: line, cells: read.cells))
        }
        try connection.each(
            """
            SELECT commune, line, kind, state, value, among FROM commune_cell
            WHERE year = \(year) AND form = \(form) AND commune IN \(list: keys) ORDER BY commune, line, kind, col
            """
        ) { row in
            let (commune, line, kind) = (row.key(0), row.text(1), row.text(2))
            if let read = reading, (read.commune, read.line, read.kind) != (commune, line, kind) {
                close()
                reading = nil
            }
            if reading == nil { reading = (commune, line, kind, []) }
            reading?.cells.append(KeptCell.cell(row.text(3), row.int(4), row.int(5)))
        }
        close()
        return rows
    }
}
