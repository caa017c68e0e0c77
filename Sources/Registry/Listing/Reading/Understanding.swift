import Office
import Rulebook
import Vocabulary

/// Works out what a file was taken for, before it is compared.
struct Understanding {
    let file: ListFile
    let rules: RuleLibrary
    let standard: Standard
    let day: Day

    func of(_ names: NeighbourhoodNames) throws -> ListingUnderstanding {
        let header = try HeaderRow.find(in: try file.open())
        let table = try file.read(header, rules, standard, day: day, progress: nil)
        return ListingUnderstanding(
            sheet: header.sheet.name, headerLine: header.line,
            columns: header.places.map { column($0, table) }, ignored: header.ignored, missing: header.missing,
            samples: try samples(header), households: table.households.count, people: table.people,
            neighbourhoods: neighbourhoods(table, names))
    }

    private func column(_ place: HeaderRow.Place, _ table: ListedTable) -> ListingUnderstanding.Column {
        let (filled, all) = filled(place.column, table)
        return ListingUnderstanding.Column(
            column: place.column, header: place.header, letter: HeaderRow.letter(place.index), filled: filled,
            blanks: all - filled, asksBlank: filled < all && place.column.isYesOrNo)
    }

    /// How many households or members have something in a column, and how many there are.
    private func filled(_ column: TemplateColumn, _ table: ListedTable) -> (Int, Int) {
        if column.isOfHousehold {
            let filled = table.households.count { household in
                switch column {
                case .householdNumber: !household.number.isEmpty
                case .householdCode: !household.code.isEmpty
                case .neighbourhood: household.neighbourhood != nil
                case .address: !household.address.isEmpty
                case .household(let fact): household.answers[fact] != .unknown(.notAsked)
                default: household.answers.causes != nil
                }
            }
            return (filled, table.households.count)
        }
        let filled = table.households.reduce(0) { sum, household in
            sum + household.members.count { $0.fills(column) }
        }
        return (filled, table.people)
    }

    private func samples(_ header: HeaderRow) throws -> [[String]] {
        var samples: [[String]] = []
        try file.open().rows(of: header.sheet) { row in
            guard row.line > header.line else { return }
            var cells: [String] = []
            for place in header.places { cells.append(VietnameseText.tidy(row.plain(at: place.index))) }
            samples.append(cells)
            if samples.count == 3 { throw StopReading() }
        }
        return samples
    }

    private func neighbourhoods(
        _ table: ListedTable, _ names: NeighbourhoodNames
    ) -> [ListingUnderstanding.Neighbourhood] {
        var counts = Array(repeating: (households: 0, people: 0), count: table.neighbourhoods.count)
        for household in table.households {
            guard let place = household.neighbourhood else { continue }
            counts[place].households += 1
            counts[place].people += household.members.count
        }
        return zip(table.neighbourhoods, counts).map { name, count in
            ListingUnderstanding.Neighbourhood(
                name: name, key: names.key(of: name), households: count.households, people: count.people)
        }
    }
}

extension TemplateColumn {
    /// Whether its answers are yes and no, so that somebody has to say what a blank means.
    var isYesOrNo: Bool {
        switch self {
        case .household(let fact): fact.shape == .flag
        case .member(let fact): fact.shape == .flag
        default: false
        }
    }
}

extension ListedMember {
    fileprivate func fills(_ column: TemplateColumn) -> Bool {
        switch column {
        case .name: !name.isEmpty
        case .relation: !relation.isEmpty
        case .birth: birth != nil
        case .sex: sex != nil
        case .number: number != nil
        case .ethnicity: ethnicity != nil
        case .residence: kind != nil
        case .member(let fact): answers[fact] != .unknown(.notAsked)
        default: false
        }
    }
}
