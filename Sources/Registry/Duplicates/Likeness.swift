import Rulebook
import Vocabulary

/// Why two records may be one person. Raw values stand in the database.
public enum Likeness: String, Sendable, CaseIterable, Comparable {
    /// Weakest first.
    case farName = "far_name"
    case nameAndYear = "name_year"
    case nearName = "near_name"
    case swappedBirth = "swapped_birth"
    case nameAndBirth = "name_birth"
    case nearNumber = "near_number"
    case number

    /// The words of the list of doubles.
    public var label: String {
        switch self {
        case .number: "cùng số định danh"
        case .nearNumber: "cùng họ tên, ngày sinh; số định danh gần giống"
        case .nameAndBirth: "cùng họ tên và ngày sinh"
        case .swappedBirth: "cùng họ tên; ngày và tháng sinh đảo nhau"
        case .nearName: "họ tên khác một chữ, cùng ngày sinh"
        case .nameAndYear: "cùng họ tên, năm sinh khớp"
        case .farName: "họ tên gần giống, cùng ngày sinh"
        }
    }

    /// Whether two households are shown for this alone, wherever they live.
    var isStrong: Bool { self >= .nameAndBirth }

    /// Whether it says something only where more speaks for the same.
    var isSupportOnly: Bool { self == .farName }

    public static func < (left: Likeness, right: Likeness) -> Bool { left.place < right.place }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What two records of people are compared by.
struct PersonTraits: Sendable {
    let name: String
    /// Without accents, in its order.
    let words: [String]
    let folded: String
    let birth: Birth?
    let sex: Sex?
    let number: IdentityNumber?

    init(name: String, birth: Birth?, sex: Sex?, number: IdentityNumber?) {
        self.name = name
        folded = VietnameseText.folded(name)
        words = folded.split(separator: " ").map(String.init)
        self.birth = birth
        self.sex = sex
        self.number = number
    }

    /// - Parameter isSameHousehold: then a name must be written alike: twins are born on one day and named alike.
    func likeness(to other: PersonTraits, isSameHousehold: Bool = false) -> Likeness? {
        if let number, let second = other.number, number == second { return .number }
        if let sex, let second = other.sex, sex != second { return nil }
        guard let birth, let second = other.birth else { return nil }
        let numbersDiffer = number != nil && other.number != nil
        if folded == other.folded, !isSameHousehold || VietnameseText.tidy(name) == VietnameseText.tidy(other.name) {
            if numbersDiffer { return birth == second && isNearNumber(other) ? .nearNumber : nil }
            return ofSameName(birth, second)
        }
        guard !numbersDiffer, !isSameHousehold, birth == second, case .day = birth else { return nil }
        return ofAlmostSameName(other)
    }

    private func ofSameName(_ birth: Birth, _ other: Birth) -> Likeness? {
        if birth == other, case .day = birth { return .nameAndBirth }
        if case .day(let one) = birth, case .day(let second) = other {
            let (first, other) = (one.components, second.components)
            let isSwapped = (first.year, first.month, first.day) == (other.year, other.day, other.month)
            return isSwapped ? .swappedBirth : nil
        }
        return birth.range.overlaps(other.range) ? .nameAndYear : nil
    }

    private func ofAlmostSameName(_ other: PersonTraits) -> Likeness? {
        if words.count == other.words.count {
            let differing = zip(words, other.words).filter { $0 != $1 }
            guard words.count > 1, differing.count == 1, let (one, second) = differing.first else { return nil }
            return EditDistance.isAtMostOne(one, second) ? .nearName : .farName
        }
        let (short, long) = words.count < other.words.count ? (words, other.words) : (other.words, words)
        guard short.count > 1, long.count == short.count + 1 else { return nil }
        let isOneLeftOut = long.indices.contains { place in
            Array(long[..<place] + long[(place + 1)...]) == short
        }
        return isOneLeftOut ? .nearName : nil
    }

    /// Up to two digits of twelve differ: a slip of whoever copied it.
    private func isNearNumber(_ other: PersonTraits) -> Bool {
        guard let one = number?.text.utf8, let second = other.number?.text.utf8, one.count == second.count else {
            return false
        }
        return zip(one, second).count { $0 != $1 } <= 2
    }
}

/// Whether two words differ by one letter.
enum EditDistance {
    static func isAtMostOne(_ one: String, _ other: String) -> Bool {
        let (short, long) =
            one.utf8.count <= other.utf8.count
            ? (Array(one.utf8), Array(other.utf8)) : (Array(other.utf8), Array(one.utf8))
        guard long.count - short.count <= 1 else { return false }
        guard let place = short.indices.first(where: { short[$0] != long[$0] }) else { return true }
        let rest = short.count == long.count ? short[(place + 1)...] : short[place...]
        return rest.elementsEqual(long[(place + 1)...])
    }
}
