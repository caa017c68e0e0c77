import Dispatch
public import Vocabulary

/// Classifies the rows of a flat file, one household a row: a calculator that keeps nothing.
///
/// Columns `id, zone, members, income, b1, b2, d01…` in any order, others ignored; only `id` and `zone` are needed.
/// Here income decides where a row has both income and points. Memory does not grow with the file.
public struct LooseRows {
    /// A row that could not be read and was left out.
    public struct Problem: Hashable, Sendable {
        /// Line of the file on which the row begins, the header being line 1.
        public let line: Int
        /// The column's name in the header.
        public let column: String
        /// What is wrong, in Vietnamese.
        public let why: String

        /// `Dòng 12, cột income: …`
        public var shown: String { "Dòng \(line), cột \(column): \(why)" }
    }

    /// What was done.
    public struct Summary: Hashable, Sendable {
        /// Rows classified and written.
        public internal(set) var written = 0
        /// Rows left out.
        public internal(set) var refused = 0
        /// Rows written, by class.
        public internal(set) var classes: [HouseholdClass: Int] = [:]
    }

    /// Why nothing could be done with the whole input.
    public enum Failure: Error, Hashable, Sendable {
        case noStandard(listYear: Int, known: ClosedRange<Int>?)
        case emptyInput
        case missingColumn(String)
        case doubleColumn(String)
        case cannotRead(errno: Int32)
        case cannotWrite(errno: Int32)

        /// A sentence for whoever ran the command.
        public var message: String {
            switch self {
            case .noStandard(let year, let known):
                "Không có chuẩn nghèo của năm \(year)."
                    + (known.map { " Các năm có chuẩn: \($0.lowerBound) đến \($0.upperBound)." } ?? "")
            case .emptyInput: "Tệp trống: cần một dòng tên cột có id và zone."
            case .missingColumn(let name):
                "Không thấy cột «\(name)» ở dòng đầu. Dòng đầu phải có tên cột, ngăn bằng dấu phẩy, chấm phẩy hoặc tab."
            case .doubleColumn(let name): "Cột «\(name)» có hai lần ở dòng đầu. Bỏ bớt một cột."
            case .cannotRead(let code): "Không đọc được tệp vào (mã lỗi \(code))."
            case .cannotWrite(let code): "Không ghi được tệp ra (mã lỗi \(code))."
            }
        }
    }

    /// Reads rows from one descriptor and writes results in the same order to another.
    ///
    /// - Parameter problems: called in order, on the calling thread, for every row that is left out.
    public static func run(
        input: Int32, output: Int32, listYear: Int, rules: RuleLibrary, problems: (Problem) -> Void
    ) throws(Failure) -> Summary {
        guard let standard = rules.standard(listYear: listYear) else {
            let years = rules.standards.map(\.listYear)
            let known = years.min().flatMap { first in years.max().map { first...$0 } }
            throw .noStandard(listYear: listYear, known: known)
        }
        let source = ByteSource(descriptor: input)
        guard let line = try source.header() else { throw .emptyInput }
        let header = try LooseHeader(line, indicators: standard.limits.indicators)
        let calculator = LooseCalculator(header: header, standard: standard)
        try write(Array("id,class,lacks,unknowns,lacking,unknown,reason\n".utf8), to: output)
        return try LooseRun(source: source, output: output, calculator: calculator).finish(problems)
    }

    private static func write(_ bytes: [UInt8], to output: Int32) throws(Failure) {
        let code = bytes.withUnsafeBytes { writeAll($0, to: output) }
        if code != 0 { throw .cannotWrite(errno: code) }
    }
}

/// Blocks are read and written in order by the calling thread and worked on by two others.
private struct LooseRun {
    let source: ByteSource
    let output: Int32
    let calculator: LooseCalculator

    private static let slots = 4

    func finish(_ report: (LooseRows.Problem) -> Void) throws(LooseRows.Failure) -> LooseRows.Summary {
        var summary = LooseRows.Summary()
        var line = 2
        let slots = (0..<Self.slots).map { _ in LooseSlot() }
        let queue = DispatchQueue(label: "vuon.classify", attributes: .concurrent)
        var (started, finished, isOpen) = (0, 0, true)
        var failure: LooseRows.Failure?
        while isOpen || finished < started {
            while failure == nil, isOpen, started - finished < Self.slots {
                let slot = slots[started % Self.slots]
                do throws(LooseRows.Failure) {
                    isOpen = try source.next(into: slot, separator: calculator.header.separator)
                } catch {
                    (failure, isOpen) = (error, false)
                }
                guard isOpen else { break }
                started += 1
                queue.async { [calculator] in
                    calculator.work(slot)
                    slot.done.signal()
                }
            }
            guard finished < started else { break }
            let slot = slots[finished % Self.slots]
            slot.done.wait()
            finished += 1
            if failure == nil {
                let code = writeAll(UnsafeRawBufferPointer(slot.output.bytes), to: output)
                if code != 0 { (failure, isOpen) = (.cannotWrite(errno: code), false) }
                slot.problems.forEach { report(.init(line: line + $0.line, column: $0.column, why: $0.why)) }
                line += slot.lines
                summary.add(slot)
            }
        }
        if let failure { throw failure }
        return summary
    }
}

extension LooseRows.Summary {
    fileprivate mutating func add(_ slot: LooseSlot) {
        refused += slot.problems.count
        for (category, count) in zip(HouseholdClass.allCases, slot.counts) {
            written += count
            if count > 0 { classes[category, default: 0] += count }
        }
    }
}
