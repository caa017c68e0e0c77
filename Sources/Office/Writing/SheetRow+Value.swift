extension SheetRow {
    /// The cell as it can be written again, into a list of refused rows for example: a day stays a day, a text a text.
    public func value(at column: Int) -> SheetValue {
        switch kind(at: column) {
        case .empty: return .empty
        case .flag: return .flag(flag(at: column) ?? false)
        case .text, .error, .number, .date: break
        }
        if let day = day(at: column) { return .day(day) }
        if let whole = integer(at: column) { return .integer(whole) }
        return number(at: column).map { .number($0) } ?? .text(plain(at: column))
    }
}
