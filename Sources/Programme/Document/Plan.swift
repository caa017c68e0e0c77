import Vocabulary

/// An area's yearly act: its document item by item, in the document's own words, and what of it can be counted.
public struct Plan: Hashable, Sendable {
    public var heading: PlanHeading
    /// In the order of the document: an item stands before those that belong to it.
    public var items: [PlanItem]
    public var targets: [Target]

    public init(heading: PlanHeading, items: [PlanItem] = [], targets: [Target] = []) {
        self.heading = heading
        self.items = items
        self.targets = targets
    }

    public var year: Int { heading.year }

    public func item(_ code: String) -> PlanItem? { items.first { $0.code == code } }

    public func target(_ code: String) -> Target? { targets.first { $0.code == code } }

    /// The items that belong to one, or those that belong to none, in their order.
    public func parts(of code: String?) -> [PlanItem] { items.filter { $0.parent == code } }

    /// An item and everything that belongs to it.
    public func branch(of code: String) -> [PlanItem] {
        items.filter { $0.code == code } + parts(of: code).flatMap { branch(of: $0.code) }
    }

    /// The unit in whose part of the plan an item stands; nil where it stands in no unit's.
    public func unit(of item: PlanItem) -> PlanItem? {
        if item.kind == .unit { return item }
        return item.parent.flatMap(self.item).flatMap(unit)
    }

    /// The units that have duties, in the order of the plan.
    public var units: [PlanItem] { items.filter { $0.kind == .unit } }

    /// Where an item stands, as officials quote it: `Mục IV.2.a`.
    public func section(of item: PlanItem) -> String {
        var marks: [String] = []
        var place: PlanItem? = item
        while let current = place {
            if current.isTitled, let mark = current.number, mark != "-", mark != "+" {
                marks.insert(mark.filter { $0 != "." && $0 != ")" }, at: 0)
            }
            place = current.parent.flatMap(self.item)
        }
        return marks.isEmpty ? "Phần mở đầu" : "Mục " + marks.joined(separator: ".")
    }

    /// The last day of the plan: the latest of its deadlines, else the end of its year.
    public var lastDay: Day {
        let days = items.compactMap { $0.due?.lastDay } + targets.map(\.due.lastDay)
        return days.max() ?? Day(year: year, month: 12, day: 31) ?? Day(number: 0)
    }

    /// The whole document as running text, without signs of lists: to compare it with the paper.
    public var runningText: String {
        let lines =
            ["KẾ HOẠCH", heading.title]
            + items.flatMap { item in
                [item.number.flatMap { $0 == "-" || $0 == "+" ? nil : $0 }, item.title, item.text].compactMap(\.self)
            }
        return lines.map(VietnameseText.tidy).joined(separator: " ")
    }
}

/// What stands above the document: which plan it is.
public struct PlanHeading: Hashable, Sendable {
    /// The five digits of the commune.
    public let areaCode: String
    public let year: Int
    public var title: String
    /// Number, day and annex of the signed paper; nil until somebody has filled them in.
    public var number: String?
    public var signedOn: Day?
    public var annex: String?

    public init(
        areaCode: String, year: Int, title: String, number: String? = nil, signedOn: Day? = nil, annex: String? = nil
    ) {
        self.areaCode = areaCode
        self.year = year
        self.title = title
        self.number = number
        self.signedOn = signedOn
        self.annex = annex
    }
}
