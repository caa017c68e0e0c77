import CXlsxWriter
import Foundation
import Vocabulary

/// Why a file cannot be written: disk full, no right to write there, a text longer than a cell holds.
public struct WritingProblem: Error, Equatable {
    /// In the words of the system or the library, for the log.
    public let reason: String
}

/// Writes an .xlsx file in memory that does not grow with the rows: each sheet's rows in order, from the top.
///
/// The same calls give the same bytes. Nothing stands at `path` before `close()` has succeeded.
public final class WorkbookWriter {
    private let path: String
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
    private var names: Set<String> = []

    /// - Parameter created: the moment that the file names as its making, given so that bytes can be repeated.
    public init(
        path: String, created: Instant, title: String = "", author: String = ""
    ) throws(WritingProblem) {
        self.path = path
        guard let workbook = WorkbookWriter.started(at: path) else {
            throw WritingProblem(reason: "no memory for a workbook")
        }
        self.workbook = workbook
        setProperties(workbook, created: created, title: title, author: author)
    }

    deinit {
        guard let workbook else { return }
        lxw_workbook_free(workbook)
    }

    /// Adds a sheet after those already there. Signs that Excel does not allow in a name become spaces, a long name
    /// is cut to 31, a name that is already there gets a number.
    public func sheet(
        _ name: String, columns: [SheetColumn] = [], page: PageSetup = PageSetup()
    ) throws(WritingProblem) -> SheetWriter {
        guard let workbook, let sheet = workbook_add_worksheet(workbook, freeName(name)) else {
            throw WritingProblem(reason: "the sheet cannot be added")
        }
        return SheetWriter(self, sheet, columns: columns, page: page)
    }

    /// Completes the file and puts it in its place.
    public func close() throws(WritingProblem) {
        guard let workbook else { return }
        self.workbook = nil
        // Opened first, so that only its owner may read it, and that the library has nothing to complain of.
        let descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            lxw_workbook_free(workbook)
            throw WritingProblem(reason: reason)
        }
        Foundation.close(descriptor)
        let code = workbook_close(workbook)
        guard code == LXW_NO_ERROR else {
            unlink(path + ".part")
            throw WritingProblem(reason: String(cString: lxw_strerror(code)))
        }
        guard rename(path + ".part", path) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(path + ".part")
            throw WritingProblem(reason: reason)
        }
    }

    func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        if let format = formats[style] { return format }
        guard let workbook, let format = workbook_add_format(workbook) else { return nil }
        style.apply(to: format)
        formats[style] = format
        return format
    }

    /// Rows on their way lie in a nameless file beside the workbook, not in the system's temporary folder.
    private static func started(at path: String) -> UnsafeMutablePointer<lxw_workbook>? {
        var folder = Array(URL(filePath: path).deletingLastPathComponent().path.utf8CString)
        return folder.withUnsafeMutableBufferPointer { folder in
            var options = lxw_workbook_options(constant_memory: 1, tmpdir: folder.baseAddress, use_zip64: 0)
            return workbook_new_opt(path + ".part", &options)
        }
    }

    private func setProperties(
        _ workbook: UnsafeMutablePointer<lxw_workbook>, created: Instant, title: String, author: String
    ) {
        title.withCString { title in
            author.withCString { author in
                var properties = lxw_doc_properties()
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.author = UnsafeMutablePointer(mutating: author)
                // Zero would mean "now".
                properties.created = max(1, Int(created.milliseconds / 1000))
                workbook_set_properties(workbook, &properties)
            }
        }
    }

    private func freeName(_ name: String) -> String {
        let allowed = String(name.map { "[]:*?/\\".contains($0) ? " " : $0 })
            .trimmingCharacters(in: CharacterSet(charactersIn: "' ").union(.controlCharacters))
        let base = allowed.isEmpty ? "Trang" : allowed
        var candidate = cut(base, 31)
        var number = 2
        while !names.insert(candidate.lowercased()).inserted {
            candidate = cut(base, 31 - "\(number)".count - 3) + " (\(number))"
            number += 1
        }
        return candidate
    }

    private func cut(_ text: String, _ limit: Int) -> String {
        var text = text
        while text.utf16.count > limit { text.removeLast() }
        return text
    }
}
