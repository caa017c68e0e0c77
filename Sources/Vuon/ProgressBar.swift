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

/// A bar for a file that is read from its beginning to its end through a descriptor; silent where nothing can be told.
final class ReadingBar {
    private let bar = ProgressBar(label: "Đọc tệp", unit: "MB")
    private let timer = DispatchSource.makeTimerSource()

    init(_ descriptor: Int32) {
        var status = stat()
        let size = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
        let progress = size > 0 ? bar.progress : nil
        timer.schedule(deadline: .now() + .milliseconds(300), repeating: .milliseconds(200))
        timer.setEventHandler {
            progress?(Int(lseek(descriptor, 0, SEEK_CUR)) >> 20, size >> 20)
        }
        timer.resume()
    }

    func finish() {
        timer.cancel()
        bar.finish()
    }
}
