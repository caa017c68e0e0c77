/// How big the sample ward is: the households and people that Kim Trà's plan and papers speak of.
enum SampleSizes {
    static let households = 8540
    static let people = 36_296
    static let seed: UInt64 = 20_017
}
