import Vocabulary

extension Plan {
    /// The plan with an item in the place of the one that has its code.
    ///
    /// Where a target's quotation no longer stands in the item, the whole item is quoted and the target marked.
    func replacing(_ item: PlanItem) -> Plan {
        var plan = self
        plan.items = items.map { $0.code == item.code ? item : $0 }
        plan.targets = targets.map { target in
            guard target.item == item.code, !item.words.contains(target.quote) else { return target }
            var target = target
            target.quote = item.words
            target.isToFill = true
            return target
        }
        return plan
    }

    /// The plan with a new item as the last of those that belong to its parent.
    func adding(_ item: PlanItem) -> Plan {
        var plan = self
        let last = item.parent.map { branch(of: $0).last?.code } ?? items.last?.code
        let place = last.flatMap { code in items.firstIndex { $0.code == code } }.map { $0 + 1 } ?? items.endIndex
        plan.items.insert(item, at: place)
        return plan
    }

    /// A code that no item has yet: the parent's with the next number.
    public func freshCode(under parent: String?) -> String {
        let used = Set(items.map(\.code))
        var number = parts(of: parent).count + 1
        func code() -> String { parent.map { "\($0).\(number)" } ?? "p\(number)" }
        while used.contains(code()) { number += 1 }
        return code()
    }

    func replacing(_ target: Target) -> Plan {
        var plan = self
        if self.target(target.code) == nil {
            plan.targets.append(target)
        } else {
            plan.targets = targets.map { $0.code == target.code ? target : $0 }
        }
        return plan
    }

    /// The labels of the targets that lead to an item.
    func targets(pointingTo code: String) -> [String] {
        targets.filter { $0.item == code || $0.responsible == code }.map(\.label)
    }
}
