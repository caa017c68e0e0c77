import Storage

extension AccessSchema {
    /// A signature over each entry's hash, made with a key that lies outside the database (decision 0027).
    static let signatures = Migration(
        "0560-access-signatures",
        [
            """
            CREATE TABLE audit_signature (
                entry {key} PRIMARY KEY,
                signer {bytes} NOT NULL,
                signature {bytes} NOT NULL
            ){table}
            """
        ])
}
