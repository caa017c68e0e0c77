import Foundation
import Territory
import Vocabulary

/// What an importer says of a file: which part of the ward it covers, of which day its figures are, what blanks mean.
public struct ListingSettings: Sendable, Hashable {
    /// The day of the figures; answers that changed are observed on it.
    public var day: Day
    /// The tổ dân phố that the file covers; nil for those that stand in it.
    public var neighbourhoods: Set<Key>?
    /// The recognised classes that the file covers; nil for every household, recognised or not.
    public var classes: Set<RecognisedClass>?
    /// The columns (`TemplateColumn.id`) of yes and no in which a blank cell says *không* where nothing is known;
    /// in the others it says nothing.
    public var blankIsNo: Set<String>
    /// In a sample installation: that a list without identity numbers is known to hold no real people.
    public var acceptWithoutNumbers: Bool
    /// Sheets (by their index) that look like lists and are not to be read.
    public var leftOutSheets: Set<Int> = []
    /// The tổ dân phố of rows that stand under none; nil where every row says its own.
    public var place: Key?
    /// Whether zeros that identity numbers lost at their beginning are put back.
    public var repairsNumbers = false
    /// Whether a cell of an identity number that is none counts as blank, and does not refuse its household.
    public var dropsNumbers = false
    /// The coding from before Unicode from which the file's letters are converted; nil where they stay.
    public var legacy: LegacyText?

    public init(
        day: Day, neighbourhoods: Set<Key>? = nil, classes: Set<RecognisedClass>? = nil, blankIsNo: Set<String> = [],
        acceptWithoutNumbers: Bool = false
    ) {
        self.day = day
        self.neighbourhoods = neighbourhoods
        self.classes = classes
        self.blankIsNo = blankIsNo
        self.acceptWithoutNumbers = acceptWithoutNumbers
    }
}

extension ListingSettings: Codable {
    private enum Field: String, CodingKey {
        case day, neighbourhoods, classes, blankIsNo = "blank_is_no", acceptWithoutNumbers = "accept_without_numbers"
        case leftOutSheets = "left_out_sheets", place, repairsNumbers = "repairs_numbers"
        case dropsNumbers = "drops_numbers", legacy
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        guard let day = Day(iso: try fields.decode(String.self, forKey: .day)) else {
            throw DecodingError.dataCorruptedError(forKey: .day, in: fields, debugDescription: "a day is yyyy-MM-dd")
        }
        self.init(
            day: day,
            neighbourhoods: try fields.decodeIfPresent([String].self, forKey: .neighbourhoods)
                .map { Set($0.compactMap { Key($0) }) },
            classes: try fields.decodeIfPresent([String].self, forKey: .classes)
                .map { Set($0.compactMap(RecognisedClass.init(rawValue:))) },
            blankIsNo: Set(try fields.decodeIfPresent([String].self, forKey: .blankIsNo) ?? []),
            acceptWithoutNumbers: try fields.decodeIfPresent(Bool.self, forKey: .acceptWithoutNumbers) ?? false)
        leftOutSheets = Set(try fields.decodeIfPresent([Int].self, forKey: .leftOutSheets) ?? [])
        place = try fields.decodeIfPresent(String.self, forKey: .place).flatMap { Key($0) }
        repairsNumbers = try fields.decodeIfPresent(Bool.self, forKey: .repairsNumbers) ?? false
        dropsNumbers = try fields.decodeIfPresent(Bool.self, forKey: .dropsNumbers) ?? false
        legacy = try fields.decodeIfPresent(String.self, forKey: .legacy).flatMap(LegacyText.init(rawValue:))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        try fields.encode(day.iso, forKey: .day)
        try fields.encodeIfPresent(neighbourhoods?.map(\.description).sorted(), forKey: .neighbourhoods)
        try fields.encodeIfPresent(classes?.map(\.rawValue).sorted(), forKey: .classes)
        try fields.encode(blankIsNo.sorted(), forKey: .blankIsNo)
        try fields.encode(acceptWithoutNumbers, forKey: .acceptWithoutNumbers)
        if !leftOutSheets.isEmpty { try fields.encode(leftOutSheets.sorted(), forKey: .leftOutSheets) }
        try fields.encodeIfPresent(place?.description, forKey: .place)
        if repairsNumbers { try fields.encode(true, forKey: .repairsNumbers) }
        if dropsNumbers { try fields.encode(true, forKey: .dropsNumbers) }
        try fields.encodeIfPresent(legacy?.rawValue, forKey: .legacy)
    }
}

extension ListingSettings {
    /// How the cells are to be read.
    func choices(_ areas: [Area]) -> ReadingChoices {
        ReadingChoices(
            day: day, repairsNumbers: repairsNumbers, dropsNumbers: dropsNumbers,
            place: place.flatMap { key in areas.first { $0.key == key }?.name })
    }
}

/// Kept as JSON, in a fixed order of keys.
enum StoredText {
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func read<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
        try? JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
