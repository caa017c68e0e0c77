import Doors
import Foundation

/// Sends through one door what libFuzzer thinks of, or the files that are named, one after another.
///
/// `VUON_DOOR` is the door. Built as `scripts/fuzz.sh` does, the program is driven by libFuzzer and takes its options.
@main enum Fuzzed {
    static func main() {
        guard door != nil else {
            print("VUON_DOOR: \(Door.all.map(\.name).joined(separator: " "))")
            exit(2)
        }
        exit(drive())
    }
}

private let door = ProcessInfo.processInfo.environment["VUON_DOOR"].flatMap(Door.named)

/// A broken promise ends the process, for that is how libFuzzer knows that it has found something.
private func enter(_ bytes: [UInt8]) {
    do { try door?.enter(bytes) } catch { fatalError("\(error)") }
}

#if FUZZING
    @_silgen_name("LLVMFuzzerRunDriver")
    private func runDriver(
        _ count: UnsafeMutablePointer<CInt>,
        _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
        _ each: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt

    private func drive() -> CInt {
        var (count, arguments) = (CommandLine.argc, CommandLine.unsafeArgv)
        return runDriver(&count, &arguments) { bytes, size in
            enter(Array(UnsafeBufferPointer(start: bytes, count: size)))
            return 0
        }
    }
#else
    private func drive() -> CInt {
        for path in CommandLine.arguments.dropFirst() {
            guard let bytes = FileManager.default.contents(atPath: path) else {
                print("\(path): không mở được")
                return 1
            }
            enter(Array(bytes))
        }
        return 0
    }
#endif
