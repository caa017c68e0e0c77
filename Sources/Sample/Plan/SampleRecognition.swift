import Registry

/// What the decision of a review says of one household of the sample.
public struct SampleRecognition: Sendable, Hashable {
    /// The household's place in the ward, from 0.
    public let household: Int
    public let category: RecognisedClass

    public init(household: Int, category: RecognisedClass) {
        self.household = household
        self.category = category
    }
}

extension SampleWard {
    /// The reviews that have recognised households: 2023 stands for the list the ward brought along.
    public static let reviews = Role.firstReview...Role.lastReview

    /// What the decision of a review says, in the order of the households.
    ///
    /// Named are the households that are poor or near-poor, those that were in the review before and leave (`.unlisted`),
    /// and those of the separate decision on nông, lâm, ngư, diêm nghiệp (`.farmingAverage`).
    public func recognitions(ofReview year: Int) -> [SampleRecognition] {
        plan.roles.sorted { $0.key < $1.key }.compactMap { household, role in
            role.recognised(inReview: year).map { SampleRecognition(household: household, category: $0) }
        }
    }
}
