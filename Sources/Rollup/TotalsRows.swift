import Programme
import Registry
import Results
import Storage
import Vocabulary

/// The kept figures of one commune and year, written and read inside a caller's transaction.
struct TotalsRows {
    let connection: any Connection
    let year: Int

    /// Puts figures in the place of those that were there.
    func replace(_ figures: CommuneFigures, of commune: Key, _ stamp: Stamp, at instant: Instant) throws {
        try remove(commune)
        try connection.run(
            """
            INSERT INTO commune_stamp (commune, year, writes, day, rules_version, counted_at, closed_on,
            has_recognitions)
            VALUES (\(commune), \(year), \(stamp.writes), \(stamp.day), \(stamp.rulesVersion), \(instant),
            \(figures.closedOn), \(figures.hasRecognitions))
            """)
        try connection.load("commune_count", ["commune", "year", "list", "households", "people"]) { sink in
            for (group, count) in figures.counts {
                begin(sink, commune)
                sink.put(group.rawValue)
                sink.put(count.households)
                sink.put(count.people)
                try sink.endRow()
            }
        }
        try connection.load("commune_measure", ["commune", "year", "measure", "counted", "among"]) { sink in
            for (measure, count) in figures.measures {
                begin(sink, commune)
                sink.put(measure.rawValue)
                sink.put(count.numerator)
                sink.put(count.denominator)
                try sink.endRow()
            }
        }
        try add(figures.standings, commune)
        try add(figures.tables, commune)
        try add([figures.listed, figures.before], commune)
        try add(figures.trend, commune)
    }

    private func begin(_ sink: any RowSink, _ commune: Key) {
        sink.put(commune)
        sink.put(Int64(year))
    }

    private func remove(_ commune: Key) throws {
        let which: SQL = "WHERE commune = \(commune) AND year = \(year)"
        try connection.run("DELETE FROM commune_stamp \(which)")
        try connection.run("DELETE FROM commune_count \(which)")
        try connection.run("DELETE FROM commune_measure \(which)")
        try connection.run("DELETE FROM commune_target \(which)")
        try connection.run("DELETE FROM commune_table \(which)")
        try connection.run("DELETE FROM commune_cell \(which)")
        try connection.run("DELETE FROM commune_listed \(which)")
        try connection.run("DELETE FROM commune_trend \(which)")
    }

    private func add(_ years: [ListedCounts], _ commune: Key) throws {
        try connection.load(
            "commune_listed",
            [
                "commune", "year", "of_year", "poor", "poor_people", "near_poor", "near_poor_people", "farming",
                "farming_people", "residents", "standards",
            ]
        ) { sink in
            for listed in years {
                begin(sink, commune)
                sink.put(Int64(listed.year))
                for count in [listed.poor, listed.nearPoor, listed.farmingAverage] {
                    sink.put(count.households)
                    sink.put(count.people)
                }
                sink.put(listed.residents)
                sink.put(listed.standards.sorted().joined(separator: " "))
                try sink.endRow()
            }
        }
    }

    private func add(_ trend: [TrendPoint], _ commune: Key) throws {
        try connection.load(
            "commune_trend",
            ["commune", "year", "of_year", "poor", "near_poor", "households", "is_counted", "is_sample"]
        ) { sink in
            for point in trend {
                begin(sink, commune)
                sink.put(Int64(point.year))
                sink.put(point.poor)
                sink.put(point.nearPoor)
                sink.put(point.households)
                sink.put(point.isCounted)
                sink.put(point.isSample)
                try sink.endRow()
            }
        }
    }

    private func add(_ standings: [TargetStanding], _ commune: Key) throws {
        try connection.load(
            "commune_target",
            [
                "commune", "year", "ord", "code", "label", "unit", "comparison", "limit_hundredths", "measure",
                "counted", "among", "is_met", "distance",
            ]
        ) { sink in
            for (order, standing) in standings.enumerated() {
                let target = standing.target
                begin(sink, commune)
                sink.put(Int64(order))
                sink.put(target.code)
                sink.put(target.label)
                sink.put(target.unit)
                sink.put(target.comparison.rawValue)
                sink.put(target.limit)
                sink.put(target.measure?.rawValue)
                sink.put(standing.count?.numerator)
                sink.put(standing.count?.denominator)
                sink.put(standing.isMet)
                sink.put(standing.distance)
                try sink.endRow()
            }
        }
    }

    private func add(_ tables: [TableTotals], _ commune: Key) throws {
        try connection.load("commune_table", ["commune", "year", "form", "standard"]) { sink in
            for table in tables {
                begin(sink, commune)
                sink.put(Int64(table.number))
                sink.put(table.standard)
                try sink.endRow()
            }
        }
        try connection.load(
            "commune_cell", ["commune", "year", "form", "line", "kind", "col", "state", "value", "among"]
        ) { sink in
            for table in tables {
                for row in table.rows {
                    for (place, cell) in row.cells.enumerated() {
                        let kept = KeptCell(cell)
                        begin(sink, commune)
                        sink.put(Int64(table.number))
                        sink.put(row.line.rawValue)
                        sink.put(row.kind.rawValue)
                        sink.put(Int64(place + 1))
                        sink.put(kept.state)
                        sink.put(kept.value)
                        sink.put(kept.among)
                        try sink.endRow()
                    }
                }
            }
        }
    }
}
