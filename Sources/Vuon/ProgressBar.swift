import Foundation
import Registry

/// A bar on a terminal; silent where the output is not one.
struct ProgressBar {
    let label: String
    let unit: String
    private let isTerminal = isatty(STDERR_FILENO) == 1

    var progress: ListingProgress? {
        guard isTerminal else { return nil }
        let (label, unit) = (label, unit)
        return { done, total in ProgressBar.draw(label, unit, done, total) }
    }

    func finish() {
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }

    private static func draw(_ label: String, _ unit: String, _ done: Int, _ total: Int) {
        let width = 30
        let filled = total > 0 ? min(width, done * width / total) : 0
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        FileHandle.standardError.write(Data("\r\(label) \(bar) \(done)/\(total) \(unit)".utf8))
    }
}
