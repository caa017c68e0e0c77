import Access
import CMemory
import Foundation
import Registry
import Territory
import Vocabulary

extension Import {
    /// A list of several wards: each is reported as soon as it is done.
    func city(_ open: OpenInstallation, _ asking: Asking) async throws {
        guard refused == nil else {
            throw CommandFailure.usage(
                "--refused chưa dùng được cho tệp của nhiều phường, xã. Hãy xem các lỗi được in ra, sửa rồi nhập lại.")
        }
        var all = ListingSummary()
        var stored = 0
        var areas: [[String: Any]] = []
        var left: [String] = []
        let bar = ProgressBar(label: "Nhập danh sách", unit: "người")
        defer { bar.finish() }
        try await Listings(open.premises).importCity(
            path: file, fileName: fileName, settings: try settings(asking), mode: accept?.mode ?? .dryRun, by: asking,
            progress: bar.progress
        ) { outcome in
            // What a ward's people lay in is full of holes by now: the system gets it back before the next large ward.
            malloc_trim(0)
            let summary = outcome.summary
            for outcome in ListingOutcome.allCases {
                all.households[outcome] += summary.households[outcome]
                all.people[outcome] += summary.people[outcome]
            }
            all.warnings += summary.warnings
            if summary.isStored { stored += 1 }
            if outcome.problem != nil || (accept == .all && summary.households.refused > 0) {
                left.append(outcome.commune.name)
            }
            if let problem = outcome.problem { complain("\(outcome.commune.name): \(problem.message)") }
            for fault in summary.rows.flatMap(\.faults) { complain("\(outcome.commune.name): \(fault.sentence)") }
            for double in outcome.doubles { complain("\(outcome.commune.name): \(double.sentence)") }
            areas.append(Import.object(summary, of: outcome))
            if !json { Import.show(outcome) }
        }
        bar.finish()
        if json {
            var object = Import.object(all)
            object["stored"] = stored > 0
            object["areas"] = areas
            JSONOutput.print(object)
        } else {
            print("Cả tệp: \(areas.count) phường, xã; \(Import.words(all)).")
            if accept == nil { print("Chưa lưu gì. Thêm --accept all hoặc --accept valid để nhận.") }
        }
        guard left.isEmpty else {
            throw CommandFailure.data(
                "Chưa nhận \(left.count) phường, xã có lỗi: \(left.joined(separator: ", ")). "
                    + "Hãy sửa rồi nhập lại cả tệp; phường, xã đã nhận sẽ không thay đổi.")
        }
    }

    private static func show(_ outcome: CommuneOutcome) {
        guard outcome.problem == nil else { return }
        let done = outcome.summary.isStored ? "đã nhận" : "xem trước"
        print("\(outcome.commune.name) (\(outcome.commune.code)), \(done): \(words(outcome.summary))")
    }

    private static func words(_ summary: ListingSummary) -> String {
        ListingOutcome.allCases.filter { summary.households[$0] > 0 }.map {
            "\($0.label) \(Shown.number(summary.households[$0])) hộ, \(Shown.number(summary.people[$0])) người"
        }.joined(separator: "; ")
    }

    private static func object(_ summary: ListingSummary, of outcome: CommuneOutcome) -> [String: Any] {
        var object = object(summary)
        object["code"] = outcome.commune.code
        object["name"] = outcome.commune.name
        if let problem = outcome.problem { object["problem"] = problem.message }
        return object
    }
}
