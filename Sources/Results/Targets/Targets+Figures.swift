import Access
import Programme
import Registry
import Storage
import Vocabulary

extension Targets {
    /// The figures typed for a target, the newest day first, with those that were replaced or taken back.
    public func figures(
        of code: String, year: Int, in commune: Key, by asking: Asking
    ) async throws -> [TypedFigure] {
        try asking.must(.readFigures, in: commune)
        return try await premises.database.read {
            try FigureRows.figures($0, commune: commune, year: year, target: code, withRetired: true)
        }
    }

    /// Keeps a figure that the register cannot give; one of the same day takes the place of the one before.
    ///
    /// - Throws: `ResultsRefusal.figure` for fields that cannot be, `.computed` for a target that the register counts.
    public func type(
        _ form: FigureForm, for code: String, year: Int, in commune: Key, by asking: Asking
    ) async throws {
        try asking.must(.editTargets, in: commune)
        try await premises.database.write { connection in
            let target = try Targets.typedTarget(connection, code, year: year, commune: commune)
            try form.check(target, today: asking.today)
            let reason = "\(target.label), số liệu đến \(form.day.shown)"
            try Audit.write(connection, by: asking, in: commune, action: .figureTyped, reason: reason) { entry in
                try Targets.retire(connection, code, year: year, day: form.day, commune: commune, entry: entry)
                let key = Key.make()
                try connection.run(
                    """
                    INSERT INTO typed_figure (commune, id, plan_year, target, day, counted, among, source, answerable,
                    recorded_in)
                    VALUES (\(commune), \(key), \(year), \(code), \(form.day), \(form.counted),
                    \(target.isPercentage ? form.among : nil), \(form.source), \(form.answerable), \(entry.key))
                    """)
                entry.changed("typed_figure", key, after: form.canonical)
            }
        }
    }

    /// Takes a typed figure back: it stays in the history, and no longer counts.
    public func takeBack(
        _ figure: Key, of code: String, year: Int, in commune: Key, reason: String, by asking: Asking
    ) async throws {
        try asking.must(.editTargets, in: commune)
        try await premises.database.write { connection in
            let standing = try FigureRows.figures(connection, commune: commune, year: year, target: code)
            guard let taken = standing.first(where: { $0.key == figure }) else { throw ResultsRefusal.noFigure }
            try Audit.write(connection, by: asking, in: commune, action: .figureTyped, reason: reason) { entry in
                try Targets.retire(connection, code, year: year, day: taken.day, commune: commune, entry: entry)
            }
        }
    }

    private static func typedTarget(
        _ connection: any Connection, _ code: String, year: Int, commune: Key
    ) throws -> Target {
        let targets = try Plans.targets(connection, commune: commune, year: year)
        guard let target = targets.first(where: { $0.code == code }) else { throw AccessRefusal.notFound }
        guard target.measure == nil else { throw ResultsRefusal.computed(target.label) }
        return target
    }

    private static func retire(
        _ connection: any Connection, _ code: String, year: Int, day: Day, commune: Key, entry: AuditEntry
    ) throws {
        let standing = try FigureRows.figures(connection, commune: commune, year: year, target: code)
        for figure in standing where figure.day == day {
            try connection.run(
                "UPDATE typed_figure SET retired_in = \(entry.key) WHERE commune = \(commune) AND id = \(figure.key)")
            entry.changed("typed_figure", figure.key, before: FigureForm(figure).canonical)
        }
    }
}

extension FigureForm {
    init(_ figure: TypedFigure) {
        self.init(
            day: figure.day, counted: figure.counted, among: figure.among, source: figure.source,
            answerable: figure.answerable)
    }
}
