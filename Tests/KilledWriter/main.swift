// Writes one row after another and notes each number in a file once its write has been acknowledged, until killed.
// Arguments: the engine, the database's location, the file of acknowledged numbers.

import Foundation
import Storage
import TestDatabase

guard CommandLine.arguments.count == 4, let engine = Engine(rawValue: CommandLine.arguments[1]) else {
    print("usage: KilledWriter sqlite|postgresql LOCATION ACKNOWLEDGED")
    exit(2)
}
let database = try await TestPlace(engine: engine, location: CommandLine.arguments[2]).open()
guard let acknowledged = FileHandle(forWritingAtPath: CommandLine.arguments[3]) else { exit(3) }
for number in 1...1_000_000 {
    try await database.write { try $0.run("INSERT INTO written (number) VALUES (\(number))") }
    try acknowledged.write(contentsOf: Data("\(number)\n".utf8))
}
