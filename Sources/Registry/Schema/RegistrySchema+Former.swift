import Storage

/// Who left, found without a look at those who stay.
extension RegistrySchema {
    static let former = Migration(
        "0440-registry-former",
        [
            """
            CREATE INDEX membership_ended ON membership (commune, person)
            WHERE retired_in IS NULL AND to_day IS NOT NULL
            """
        ])
}
