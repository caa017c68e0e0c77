import Vocabulary

/// The sentences of loose rows, made once as pieces between numbers.
struct LooseReasons: Sendable {
    enum Basis: Int, CaseIterable, Sendable {
        case income, points, none
        /// Points under a standard that has no limits for them.
        case deadPoints
    }

    enum LackForm: Int, CaseIterable, Sendable {
        case known, partly, points
    }

    /// What a sentence speaks of.
    struct Subject {
        var zone: Zone
        var basis: Basis
        var standing: Standing
        var lackForm: LackForm
        var category: HouseholdClass
        var value: Int64
        var lacks: Int
        var unknowns: Int
        var b2: Int64
    }

    private let templates: [LooseTemplate]
    private let names: [LooseTemplate]

    init(_ standard: Standard) {
        let words = LooseWords(standard)
        var templates: [LooseTemplate] = []
        for zone in Zone.allCases {
            for basis in Basis.allCases {
                for standing in Standing.allCases {
                    for form in LackForm.allCases {
                        for category in HouseholdClass.allCases {
                            templates.append(
                                LooseTemplate(words.sentence(zone, basis, standing, form, category), quoted: true))
                        }
                    }
                }
            }
        }
        self.templates = templates
        names = HouseholdClass.allCases.map { LooseTemplate($0.rawValue, quoted: false) }
    }

    func write(_ category: HouseholdClass, to output: Bytes) {
        names[category.place].write(value: 0, lacks: 0, unknowns: 0, b2: 0, to: output)
    }

    func write(_ subject: Subject, to output: Bytes) {
        var place = subject.zone == .urban ? 0 : 1
        place = place * Basis.allCases.count + subject.basis.rawValue
        place = place * Standing.allCases.count + subject.standing.place
        place = place * LackForm.allCases.count + subject.lackForm.rawValue
        place = place * HouseholdClass.allCases.count + subject.category.place
        templates[place].write(
            value: subject.value, lacks: subject.lacks, unknowns: subject.unknowns, b2: subject.b2, to: output)
    }
}

/// A sentence with places for numbers: `{value}`, `{lacks}`, `{unknowns}`, `{b2}`.
final class LooseTemplate: Sendable {
    private struct Piece: Sendable {
        let start: Int
        let length: Int
        /// What follows: nothing, value, lacks, unknowns, b2.
        let slot: UInt8
    }

    private let bytes: [UInt8]
    private let pieces: [Piece]

    init(_ text: String, quoted: Bool) {
        var (bytes, pieces): ([UInt8], [Piece]) = ([], [])
        var rest = Substring(quoted ? "\"\(text)\"" : text)
        while !rest.isEmpty {
            let open = rest.firstIndex(of: "{") ?? rest.endIndex
            let start = bytes.count
            bytes += Array(rest[..<open].utf8)
            guard open < rest.endIndex, let close = rest[open...].firstIndex(of: "}") else {
                pieces.append(Piece(start: start, length: bytes.count - start, slot: 0))
                break
            }
            let slot = ["{value}", "{lacks}", "{unknowns}", "{b2}"].firstIndex(of: String(rest[open...close])) ?? -1
            pieces.append(Piece(start: start, length: bytes.count - start, slot: UInt8(slot + 1)))
            rest = rest[rest.index(after: close)...]
        }
        (self.bytes, self.pieces) = (bytes, pieces)
    }

    func write(value: Int64, lacks: Int, unknowns: Int, b2: Int64, to output: Bytes) {
        bytes.withUnsafeBufferPointer { all in
            guard let base = all.baseAddress else { return }
            output.reserve(all.count + 128)
            for piece in pieces {
                output.append(base + piece.start, piece.length)
                switch piece.slot {
                case 1: output.put(grouped: value)
                case 2: output.put(number: lacks)
                case 3: output.put(number: unknowns)
                case 4: output.put(number: Int(b2))
                default: break
                }
            }
        }
    }
}

extension Standing {
    static var allCases: [Standing] { [.within, .average, .above, .over, .unknown] }

    /// Its place in `allCases`.
    var place: Int {
        switch self {
        case .within: 0
        case .average: 1
        case .above: 2
        case .over: 3
        case .unknown: 4
        }
    }
}
