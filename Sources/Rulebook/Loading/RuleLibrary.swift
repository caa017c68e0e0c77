public import Foundation
public import Vocabulary

/// The rules that hold: what ships with the program and, over it, what the installation entered.
public struct RuleLibrary: Sendable {
    /// Hash of both layers; it stands on every classification and paper.
    public let version: String
    /// Both layers whole, as they were read: kept under `version` by whoever decides with them.
    public let archive: [UInt8]
    /// One for each list year, by year.
    public let standards: [Standard]
    /// By the name of the file: `ethnic_groups`.
    public let lists: [String: RuleList]
    /// By the name of the file: `base_salary`.
    public let parameters: [String: Parameter]
    /// By code.
    public let procedures: [Procedure]
    /// The tables of the review, by number.
    public let forms: [TableForm]
    /// The groups of households, by list year.
    let groupsByYear: [Int: HouseholdGroups]
    /// What officers have to do after something befell a household.
    public let errands: [ErrandRule]
    /// By id: `ND-07-2021`.
    public let documents: [String: LegalDocument]
    /// For what-if pages only.
    public let assumptions: [Assumption]
    /// Every rule of both layers, to be looked up and searched.
    public let index: RuleIndex

    /// The standard of a list year; nil where none is known.
    public func standard(listYear: Int) -> Standard? {
        standards.first { $0.listYear == listYear }
    }

    /// The standard of a list year with its missing thresholds filled by a named assumption: for what-if pages only.
    public func standard(listYear: Int, assuming name: String) -> Standard? {
        guard let standard = standard(listYear: listYear),
            let assumption = assumptions.first(where: { $0.id == name && $0.standard == standard.id })
        else { return nil }
        return standard.filled(by: assumption)
    }

    /// The list of that name.
    public func list(_ id: String) -> RuleList? { lists[id] }

    /// The value of a parameter on a day; `knownOn` leaves out what was not yet in force then.
    public func parameter(_ id: String, on day: Day, knownOn: Day? = nil) -> Provision<RuleValue>? {
        parameters[id]?.values.on(day, knownOn: knownOn)
    }

    /// Within how many days of something that befell a household on a day an errand is due; nil where nobody knows.
    public func days(of errand: ErrandRule, on day: Day) -> Int? {
        switch errand.term {
        case .days(let days): return days
        case .parameter(let id):
            return parameter(id, on: day)?.value?.number.map { Int($0) }
        case nil: return nil
        }
    }

    /// The procedure of that code.
    public func procedure(_ code: String) -> Procedure? { procedures.first { $0.code == code } }

    /// The form of a table of the review.
    public func form(_ number: Int) -> TableForm? { forms.first { $0.number == number } }

    /// The groups of households by the rules of a year; those of the nearest year where it has none.
    public func groups(year: Int) -> HouseholdGroups {
        let nearest = groupsByYear.keys.min { (abs($0 - year), $0) < (abs($1 - year), $1) }
        return nearest.flatMap { groupsByYear[$0] } ?? HouseholdGroups([])
    }

    /// Reads the rules below a folder, and over them the texts of the installation.
    public static func load(base: URL, local: [RuleText] = []) throws(RuleProblems) -> RuleLibrary {
        try load(base: texts(below: base), local: local)
    }

    /// Reads rules that are in memory.
    public static func load(base: [RuleText], local: [RuleText] = []) throws(RuleProblems) -> RuleLibrary {
        let log = ProblemLog()
        let library = read(base, local, log)
        guard log.problems.isEmpty else { throw RuleProblems(problems: log.problems) }
        return library
    }

    /// The rule files below a folder, by path.
    public static func texts(below folder: URL) throws(RuleProblems) -> [RuleText] {
        let folder = folder.resolvingSymlinksInPath()
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let texts = paths.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { path in
            (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)).map {
                RuleText(path: path, text: $0)
            }
        }
        guard !texts.isEmpty else {
            throw RuleProblems(problems: [
                RuleProblem(
                    file: folder.path, line: 1, message: "Không thấy tệp quy định nào.",
                    remedy: "Chỉ đúng thư mục Rules của chương trình.")
            ])
        }
        return texts
    }

    static func read(_ base: [RuleText], _ local: [RuleText], _ log: ProblemLog) -> RuleLibrary {
        let files = RuleFiles(base: base, local: local, log: log)
        let sources = SourceReader(files)
        let timelines = TimelineReader(files: files, sources: sources)
        let lists = ListReader(files: files, sources: sources).lists()
        let units = [files.base["units"], files.local["units"]].compactMap(\.self).flatMap(\.keys)
        let parameters = ParameterReader(timelines: timelines, units: units).parameters()
        let archive = archive(base, local)
        let version = hexadecimal(Digest.sha256(archive))
        let standards = StandardReader(timelines: timelines, lists: lists, parameters: parameters, version: version)
        let read = standards.standards().sorted { $0.listYear < $1.listYear }
        reportSharedYears(read, log)
        return RuleLibrary(
            version: version, archive: archive, standards: read, lists: lists, parameters: parameters,
            procedures: ProcedureReader(files: files, sources: sources).procedures(),
            forms: FormReader(files: files, sources: sources).forms(),
            groupsByYear: groups(read.map(\.listYear), timelines, lists, parameters),
            errands: ErrandReader(files: files, sources: sources, parameters: parameters).errands(),
            documents: sources.documents,
            assumptions: AssumptionReader(files: files, lists: lists, parameters: parameters).assumptions(read),
            index: IndexReader(files: files, sources: sources, parameters: parameters).index())
    }

    private static func groups(
        _ years: [Int], _ timelines: TimelineReader, _ lists: [String: RuleList], _ parameters: [String: Parameter]
    ) -> [Int: HouseholdGroups] {
        let reader = GroupReader(timelines: timelines, lists: lists, parameters: parameters)
        return Dictionary(Set(years).map { ($0, reader.groups(year: $0)) }, uniquingKeysWith: { first, _ in first })
    }

    private static func reportSharedYears(_ standards: [Standard], _ log: ProblemLog) {
        for (earlier, later) in zip(standards, standards.dropFirst())
        where earlier.listYear == later.listYear && earlier.level == later.level {
            log.add(
                "standards/\(later.id)/standard.yaml", 1,
                "Năm \(later.listYear) có hai chuẩn: \(earlier.id) và \(later.id).",
                "Sửa list_years để mỗi năm có một chuẩn.")
        }
    }
}
