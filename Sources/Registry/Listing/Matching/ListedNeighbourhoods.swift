import Territory
import Vocabulary

/// The tổ dân phố of a file: those that the register knows, and the new ones in the order in which they are entered.
struct ListedNeighbourhoods {
    var keys: [Key] = []
    var names: [Key: String] = [:]
    var new: [(key: Key, name: String)] = []

    init(_ listed: [String], _ areas: [Area]) {
        var known = NeighbourhoodNames(areas)
        for area in areas { names[area.key] = area.name }
        for name in listed {
            if let key = known.key(of: name) {
                keys.append(key)
                continue
            }
            let key = Key.make()
            let proper = NeighbourhoodNames.proper(name)
            known.add(key, proper)
            keys.append(key)
            names[key] = proper
            new.append((key, proper))
        }
        new.sort { NeighbourhoodNames.inOrder($0.name, $1.name) }
    }
}
