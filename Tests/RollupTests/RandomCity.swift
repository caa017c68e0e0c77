import Registry
import Results
import Rulebook
import Territory
import Vocabulary

/// A city to which anything happens: the same seed, the same events.
struct RandomCity {
    let city: City
    private var state: UInt64
    private var dwellers: [Dweller] = []
    private var number = 0

    init(_ city: City, seed: UInt64) {
        self.city = city
        state = seed
    }

    /// Two wards with households, totals and a closed review; the third has nothing yet.
    mutating func begin() async throws {
        for ward in 0...1 {
            for _ in 1...6 { try await enter(in: ward) }
            let named = dwellers.filter { $0.ward == ward }.map { ($0, category()) }
            try await city.decide(named, in: ward, review: 2025, signed: "2025-12-15", closes: true)
        }
        try await city.residents([(0, 60, 240), (1, 50, 200)])
    }

    /// - Returns: the communes in which something was written.
    mutating func happen(_ times: Int) async throws -> Set<Key> {
        var touched: Set<Key> = []
        for _ in 1...times { touched.formUnion(try await once()) }
        return touched
    }

    private mutating func once() async throws -> Set<Key> {
        let place = below(dwellers.count)
        var dweller = dwellers[place]
        let commune = city.keys[dweller.ward]
        number += 1
        switch below(6) {
        case 0: return [city.keys[try await enter(in: below(3))]]
        case 1: try await city.add("Hồ Bảo \(number)", to: &dweller, on: "2026-02-20")
        case 2:
            let answer = below(3)
            try await city.observe(dweller, on: "2026-02-20") { answers in
                answers[.b1] = .number(Int64(100 + answer * 60))
                answers[.b2] = .number(Int64(answer * 20))
            }
        case 3:
            let other = (dweller.ward + 1 + below(2)) % 3
            let moved = try await city.editing.moveAcross(
                dweller.key, from: commune, to: city.keys[other], neighbourhood: city.places(of: other)[below(2)],
                address: "", version: try await city.file(dweller).version, occasion: .on("2026-02-20"),
                by: city.asking())
            (dwellers[place].ward, dwellers[place].code) = (other, moved.code)
            return [commune, city.keys[other]]
        case 4:
            try await city.decide(
                [(dweller, category())], in: dweller.ward, review: 2026, .regular, signed: "2026-02-20", closes: false)
        default:
            try await city.residents([(dweller.ward, Int64(50 + below(20)), Int64(200 + below(50)))])
        }
        return [commune]
    }

    @discardableResult
    private mutating func enter(in ward: Int) async throws -> Int {
        number += 1
        dwellers.append(
            try await city.enter(
                "Hồ Thị Số \(number)", members: below(3) + 1, in: ward, place: below(2), on: "2025-03-10"))
        return ward
    }

    private mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func category() -> RecognisedClass { [.poor, .nearPoor, .unlisted][below(3)] }
}
