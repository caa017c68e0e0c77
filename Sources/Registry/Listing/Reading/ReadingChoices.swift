import Vocabulary

/// What the importer decided on how cells are to be read.
struct ReadingChoices: Sendable {
    /// The day of the figures: nobody is born after it.
    var day: Day
    /// Zeros that spreadsheets took from identity numbers are put back, each with a warning.
    var repairsNumbers = false
    /// Cells of numbers that are none are taken for blank, each with a warning.
    var dropsNumbers = false
    /// The tổ dân phố of rows that name none.
    var place: String?
    /// Rows that nothing holds together are households of their own: an outside list of people.
    var partsRows = false
}
