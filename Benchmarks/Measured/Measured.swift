import Foundation

/// One part of the program, run by itself to be measured beside another program:
///
///     Measured write FILE.xlsx TIMES     a workbook of 15 official tables
///     Measured read FILE                 every cell of a list, with what it adds up to
///     Measured search DATA|postgresql://… CODE|all ROUNDS   names in one ward, or in the city
@main
enum Measured {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.count) {
        case ("write", 3): try WorkbookWriting.run(arguments[1], times: Int(arguments[2]) ?? 1)
        case ("read", 2): try TableReading.run(arguments[1])
        case ("search", 4):
            try await NameSearching.run(arguments[1], in: arguments[2], rounds: Int(arguments[3]) ?? 1)
        default: exit(2)
        }
    }
}
