import Foundation
import Rulebook
import Sample
import Vocabulary

/// The rules that ship, read once.
let rules: RuleLibrary = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let root = tests.deletingLastPathComponent()
    do { return try RuleLibrary.load(base: root.appending(path: "Rules")) } catch { fatalError("\(error)") }
}()

let endOf2025 = Day(number: 20_453)

/// The ward of the size of Kim Trà, made once.
let wholeWard: SampleWard = {
    do { return try ward(households: 8540, people: 36_296) } catch { fatalError("\(error)") }
}()

let wholeWardHouseholds: [SampleHousehold] = all(wholeWard)

func ward(
    households: Int, people: Int? = nil, seed: UInt64 = 7, asOf: Day = endOf2025
) throws(SampleProblem) -> SampleWard {
    try SampleWard(households: households, people: people, seed: seed, asOf: asOf, rules: rules)
}

func all(_ ward: SampleWard) -> [SampleHousehold] {
    var households: [SampleHousehold] = []
    ward.forEach { households.append($0) }
    return households
}

/// A folder that is removed with the test.
final class Scratch {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sample-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }
}
