import Vocabulary

/// Turns blocks of rows into blocks of results; the decision is that of `Limits`, as in the register.
struct LooseCalculator: Sendable {
    let header: LooseHeader
    private let limits: Limits
    private let reasons: LooseReasons
    private let masks: MaskNames
    private let every: UInt16

    init(header: LooseHeader, standard: Standard) {
        self.header = header
        limits = standard.limits
        every = standard.everyIndicator
        reasons = LooseReasons(standard)
        masks = MaskNames(indicators: standard.limits.indicators)
    }

    func work(_ slot: LooseSlot) {
        var parser = RowParser(slot.input.bytes, header: header, limits: limits, every: every)
        while let outcome = parser.next() {
            switch outcome {
            case .row(let row): write(row, to: slot)
            case .problem(let problem): slot.problems.append(problem)
            }
        }
        slot.lines = parser.line
    }

    private func write(_ row: LooseRow, to slot: LooseSlot) {
        let zone = limits[row.zone]
        let basis: LooseReasons.Basis =
            row.income != nil ? .income : row.b1 == nil ? .none : zone.points == nil ? .deadPoints : .points
        let standing = row.income.map(zone.standing(income:)) ?? row.b1.map(zone.standing(points:)) ?? .unknown
        let byPoints = row.unknown == every ? row.b2.flatMap(limits.lacks(b2:)) : nil
        let lacks = byPoints ?? row.lacking.nonzeroBitCount
        let unknowns = byPoints == nil ? row.unknown.nonzeroBitCount : 0
        let category = limits.category(standing, least: lacks, most: lacks + unknowns)
        slot.counts[category.place] += 1
        let output = slot.output
        // Enough for everything but the id and the reason, which see to themselves.
        output.reserve(row.idLength * 2 + 256)
        row.writeID(to: output)
        output.put(.comma)
        reasons.write(category, to: output)
        output.put(.comma)
        output.put(number: lacks)
        output.put(.comma)
        output.put(number: unknowns)
        output.put(.comma)
        masks.write(row.lacking, to: output)
        output.put(.comma)
        masks.write(byPoints == nil ? row.unknown : 0, to: output)
        output.put(.comma)
        let lackForm: LooseReasons.LackForm = byPoints != nil ? .points : unknowns == 0 ? .known : .partly
        reasons.write(
            .init(
                zone: row.zone, basis: basis, standing: standing, lackForm: lackForm, category: category,
                value: row.income ?? row.b1 ?? 0, lacks: lacks, unknowns: unknowns, b2: row.b2 ?? 0),
            to: output)
        output.put(.newline)
    }
}

extension HouseholdClass {
    /// Its place in `allCases`.
    var place: Int {
        switch self {
        case .poor: 0
        case .nearPoor: 1
        case .average: 2
        case .above: 3
        case .notPoor: 4
        case .undetermined: 5
        }
    }
}

extension Bytes {
    /// Without a look at the room: the caller has reserved it.
    func put(_ byte: UInt8) {
        base[count] = byte
        count += 1
    }

    func put(number: Int) {
        if number < 10 { return put(.zero + UInt8(number)) }
        put(number: number / 10)
        put(.zero + UInt8(number % 10))
    }

    /// `1.500.000`
    func put(grouped number: Int64) {
        reserve(32)
        if number < 1000 { return put(number: Int(number)) }
        put(grouped: number / 1000)
        let rest = Int(number % 1000)
        put(UInt8(ascii: "."))
        put(.zero + UInt8(rest / 100))
        put(.zero + UInt8(rest / 10 % 10))
        put(.zero + UInt8(rest % 10))
    }
}

/// `d04 d10` for every mask, written once.
struct MaskNames: Sendable {
    private let bytes: [UInt8]
    private let ends: [Int]

    init(indicators: Int) {
        var bytes: [UInt8] = []
        ends = (0..<(1 << indicators)).map { mask in
            let names = (0..<indicators).filter { mask & (1 << $0) != 0 }.map { LooseHeader.flagName($0 + 1) }
            bytes += Array(names.joined(separator: " ").utf8)
            return bytes.count
        }
        self.bytes = bytes
    }

    func write(_ mask: UInt16, to output: Bytes) {
        guard mask != 0 else { return }
        let start = ends[Int(mask) - 1]
        let length = ends[Int(mask)] - start
        bytes.withUnsafeBufferPointer { all in
            if let base = all.baseAddress { output.append(base + start, length) }
        }
    }
}
