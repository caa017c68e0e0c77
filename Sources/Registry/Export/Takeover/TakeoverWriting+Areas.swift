import Access
import Storage
import Territory
import Vocabulary

extension TakeoverWriting {
    /// The tổ dân phố of the file, with their keys, their names and the days of these. The commune itself is there
    /// already, by the list of the state.
    func writeAreas() throws {
        let neighbourhoods = register.neighbourhoods
        try retireNamesakes(of: neighbourhoods)
        let known = Set(
            try connection.all("SELECT id FROM area WHERE commune = \(commune)") { $0.key(0) })
        var added: Set<Key> = []
        // A tổ dân phố of which no name holds any more is still named by what lies behind.
        for area in register.rows(of: "area_name")?.keys(in: "area") ?? []
        where !known.contains(area) && added.insert(area).inserted {
            try connection.run("INSERT INTO area (id, level, commune) VALUES (\(area), 'neighbourhood', \(commune))")
        }
        for row in neighbourhoods where !known.contains(row.key) {
            if added.insert(row.key).inserted {
                try connection.run(
                    "INSERT INTO area (id, level, commune) VALUES (\(row.key), 'neighbourhood', \(commune))")
            }
            try connection.run(
                """
                INSERT INTO area_name (area, from_day, to_day, code, name, folded, kind, parent, ord, recorded_in)
                VALUES (\(row.key), \(row.from), \(row.to), \(row.code), \(row.name),
                \(VietnameseText.folded(row.name)), \(row.kind), \(row.parent), \(row.order),
                \(row.recordedIn ?? entry.key))
                """)
            entry.changed("area", row.key, after: Array("name=\(row.name)\nfrom=\(row.from.iso)\n".utf8))
        }
    }

    /// A tổ dân phố that was typed here before and stands in the file under its own key: nothing lives there yet, so
    /// the file's takes its place.
    private func retireNamesakes(of neighbourhoods: [ExportedArea]) throws {
        let keys = Set(neighbourhoods.map(\.key))
        let names = Set(neighbourhoods.map { VietnameseText.folded($0.name) })
        let standing = try ExportedArea.all(connection, commune).filter { $0.level == .neighbourhood }
        for area in standing where !keys.contains(area.key) && names.contains(VietnameseText.folded(area.name)) {
            try connection.run(
                "UPDATE area_name SET retired_in = \(entry.key) WHERE area = \(area.key) AND retired_in IS NULL")
            entry.changed("area", area.key, before: Array("name=\(area.name)\nfrom=\(area.from.iso)\n".utf8))
        }
    }

    func writeTotals() throws {
        for row in register.totals {
            let total = row.total
            try ResidentsTotals.record(connection, in: row.recordedIn, commune: commune, [total])
            let lines = [
                "area=\(total.area)", "day=\(total.day.iso)", "households=\(total.households)",
                "people=\(total.people)", "",
            ]
            entry.changed("residents_total", total.key, after: Array(lines.joined(separator: "\n").utf8))
        }
    }
}
