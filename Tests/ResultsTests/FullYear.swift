import Registry
import Results

/// A ward in which, between the reviews of 2024 and 2025, everything happened that tables 1 to 3 count: in tổ dân phố 1
/// and in tổ dân phố 2 alike. Everything went through the public operations.
struct FullYear: Sendable {
    let ward: Ward

    init(_ ward: Ward) async throws {
        self.ward = ward
        var sides: [Side] = []
        for place in 0...1 { sides.append(try await Side(ward, place)) }
        try await ward.decide(sides.flatMap(\.opening), review: 2023, .opening)
        try await ward.decide(sides.flatMap(\.ofReview2024), review: 2024)
        for (place, side) in sides.enumerated() { try await side.live(in: ward, other: 1 - place) }
        try await ward.decide(sides.flatMap(\.ofReview2025), review: 2025)
        try await ward.decide(
            sides.map { ($0.saltMaker, .farmingAverage) }, review: 2025, .farmingAverage, closes: false)
        try await ward.record(totals: [(0, 210, 851), (1, 190, 777), (2, 150, 600)])
    }
}

/// One tổ dân phố: a household for each thing that can happen.
private struct Side {
    let fallenBack, fallenBackNearPoor, newlyPoor, newlyNearPoor, saltMaker: Entered
    let poor, nearPoor: Fates

    /// What can become of a household that was listed.
    struct Fates {
        let stays, grows, shrinks, changes, leaves, ends, moves, movesAndChanges, waits: Entered

        init(_ ward: Ward, _ family: String, _ place: Int) async throws {
            stays = try await ward.enter("\(family) Thị Ở", members: 3, in: place)
            grows = try await ward.enter("\(family) Thị Thêm", members: 2, in: place)
            shrinks = try await ward.enter("\(family) Văn Bớt", members: 3, in: place)
            changes = try await ward.enter("\(family) Văn Đổi", members: 4, in: place)
            leaves = try await ward.enter("\(family) Thị Thoát", members: 5, in: place)
            ends = try await ward.enter("\(family) Văn Hết", in: place)
            moves = try await ward.enter("\(family) Thị Dời", members: 2, in: place)
            movesAndChanges = try await ward.enter("\(family) Văn Dời Đổi", members: 3, in: place)
            waits = try await ward.enter("\(family) Văn Chờ", members: 2, in: place)
        }

        var all: [Entered] { [stays, grows, shrinks, changes, leaves, ends, moves, movesAndChanges, waits] }
        var stillListed: [Entered] { [stays, grows, shrinks, moves] }

        func live(_ family: String, in ward: Ward, other: Int) async throws {
            try await ward.add("\(family) Bảo An", to: grows, on: "2025-03-03")
            try await ward.remove("\(family) Văn Bớt Con 2", from: shrinks, on: "2025-04-04")
            try await ward.remove("\(family) Văn Hết", from: ends, on: "2025-05-05")
            try await ward.move(moves, to: other, on: "2025-06-06")
            try await ward.move(movesAndChanges, to: other, on: "2025-07-07")
            try await ward.add("\(family) Thiên Ân", to: movesAndChanges, on: "2025-08-08")
        }
    }

    init(_ ward: Ward, _ place: Int) async throws {
        fallenBack = try await ward.enter("Hồ Thị Lại", members: 4, in: place)
        fallenBackNearPoor = try await ward.enter("Hồ Văn Về", members: 2, in: place)
        newlyPoor = try await ward.enter("Đặng Thị Mới", members: 3, in: place)
        newlyNearPoor = try await ward.enter("Đặng Văn Mới", members: 6, in: place)
        saltMaker = try await ward.enter("Phạm Văn Muối", members: 5, in: place)
        poor = try await Fates(ward, "Trần", place)
        nearPoor = try await Fates(ward, "Lê", place)
    }

    var opening: [(Entered, RecognisedClass)] {
        [(fallenBack, .poor), (fallenBackNearPoor, .nearPoor), (poor.stays, .poor), (nearPoor.stays, .nearPoor)]
    }

    var ofReview2024: [(Entered, RecognisedClass)] {
        [(fallenBack, .unlisted), (fallenBackNearPoor, .unlisted)]
            + poor.all.map { ($0, .poor) } + nearPoor.all.map { ($0, .nearPoor) }
    }

    func live(in ward: Ward, other: Int) async throws {
        try await poor.live("Trần", in: ward, other: other)
        try await nearPoor.live("Lê", in: ward, other: other)
    }

    var ofReview2025: [(Entered, RecognisedClass)] {
        [
            (fallenBack, .poor), (fallenBackNearPoor, .nearPoor), (newlyPoor, .poor), (newlyNearPoor, .nearPoor),
            (poor.changes, .nearPoor), (poor.movesAndChanges, .nearPoor), (poor.leaves, .unlisted),
            (nearPoor.changes, .poor), (nearPoor.movesAndChanges, .poor), (nearPoor.leaves, .unlisted),
        ] + poor.stillListed.map { ($0, .poor) } + nearPoor.stillListed.map { ($0, .nearPoor) }
    }
}
