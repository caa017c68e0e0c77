import Territory
import Vocabulary

/// The identity numbers of a city's file with the ward of each, so that one that stands in two wards is told.
///
/// Sixteen bytes for each of a million and a half people: the wards themselves are let go of.
struct CityNumbers {
    /// Digits of the number, then the ward; nought for an empty place.
    private var places: [UInt64]
    private var count = 0
    private var wards: [String] = []

    private static let wardBits: UInt64 = 12

    init() { places = Array(repeating: 0, count: 1 << 16) }

    /// Takes in the numbers of a ward.
    ///
    /// - Returns: those that stand in an earlier ward too, with the line here and that ward.
    mutating func add(_ numbers: [ListedNumber], of ward: Area) -> [(number: ListedNumber, ward: String)] {
        wards.append(ward.name)
        return numbers.compactMap { number in add(number.digits).map { (number, $0) } }
    }

    private mutating func add(_ digits: UInt64) -> String? {
        if (count + 1) * 2 > places.count { grow() }
        let place = place(of: digits)
        guard places[place] == 0 else { return wards[Int(places[place] & (1 << Self.wardBits - 1))] }
        places[place] = (digits + 1) << Self.wardBits | UInt64(wards.count - 1)
        count += 1
        return nil
    }

    /// Where a number stands, or would.
    private func place(of digits: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: (digits &* 0x9E37_79B9_7F4A_7C15) >> 20) & (places.count - 1)
        while places[place] != 0, places[place] >> Self.wardBits != digits + 1 {
            place = (place + 1) & (places.count - 1)
        }
        return place
    }

    private mutating func grow() {
        let before = places
        places = Array(repeating: 0, count: before.count * 2)
        for entry in before where entry != 0 { places[place(of: entry >> Self.wardBits - 1)] = entry }
    }
}

/// A number of a file, with the line that it stands in.
struct ListedNumber: Sendable {
    let digits: UInt64
    let line: Int

    /// Nil for an old number of nine digits: two people may have the same.
    init?(_ number: IdentityNumber, line: Int) {
        guard number.isPersonal, let digits = UInt64(number.text) else { return nil }
        self.digits = digits
        self.line = line
    }

    var lastFour: String { String(String(digits + 10_000).suffix(4)) }
}

extension ListedTable {
    /// Every identity number with its line.
    var listedNumbers: [ListedNumber] {
        households.flatMap { household in
            household.members.compactMap { member in
                member.number.flatMap { ListedNumber($0, line: member.line) }
            }
        }
    }
}

extension ListingPlan {
    /// Where the number of somebody on the list stands too.
    enum Elsewhere {
        /// In the list of another ward of the file.
        case inFile
        /// In the register of another ward.
        case inRegister

        fileprivate func words(_ number: ListedNumber, _ ward: String) -> String {
            switch self {
            case .inFile: "Số ••••\(number.lastFour) cũng đứng ở \(ward) trong tệp này."
            case .inRegister: "Số ••••\(number.lastFour) đã có trong sổ của \(ward)."
            }
        }
    }

    /// Tells of numbers that another ward has too: a person counts in one of them.
    mutating func warn(of found: [(number: ListedNumber, ward: String)], _ place: Elsewhere, column: String) {
        if found.isEmpty { return }
        // A list brought into the wrong ward has nearly everybody in another's register.
        var rowOfLine: [Int: Int] = [:]
        for (row, listed) in rows.enumerated() {
            for line in listed.lines where rowOfLine[line] == nil { rowOfLine[line] = row }
        }
        for (number, ward) in found {
            let message =
                place.words(number, ward) + " Một người chỉ được tính ở một nơi: hãy hỏi lại nơi cư trú"
                + (place == .inRegister ? ", ghi chuyển đi ở nơi cũ nếu người này đã chuyển" : "")
                + "; sau khi nhập, trang Hộ có thể trùng nêu hai hộ này."
            let fault = ListingFault(line: number.line, column: column, message: message)
            summary.warnings += 1
            if let row = rowOfLine[number.line] { rows[row].warnings.append(fault) }
            doubles.append(fault)
        }
    }
}
