import Markup
import Registry
import Rulebook
import Site
import Vocabulary

/// Records answers about a household that were observed on a day, and its address.
enum RecordFacts {
    static func opened(_ household: EditedHousehold) -> EditState {
        let answers = household.record.answers
        var values = ["dia_chi": household.record.address]
        for fact in HouseholdFact.allCases { values[fact.rawValue] = AnswerField.typed(answers[fact], fact.shape) }
        let causes = CauseFields.typed(answers.causes, household.rules)
        return .opened(on: household.today, values, lists: [CauseFields.name: causes])
    }

    static func read(
        _ form: inout Form, _ household: EditedHousehold
    ) -> (address: String, answers: HouseholdAnswers, occasion: Occasion)? {
        let address = form.text("dia_chi") ?? household.record.address
        var answers = HouseholdAnswers()
        for fact in HouseholdFact.allCases { answers[fact] = AnswerField(fact, household.rules).read(&form) }
        answers.causes = CauseFields.read(&form, known: household.record.answers.causes, household.rules)
        guard let occasion = OccasionFields.read(&form), !form.hasProblems else { return nil }
        return (address, answers, occasion)
    }
}

func recordFactsPage(_ frame: PageFrame, _ household: EditedHousehold, _ state: EditState) -> HTML {
    let form = state.form
    return editingPage(
        frame, household, state,
        EditingForm(
            title: "Ghi thông tin của hộ", address: Links.facts(of: household.record.key),
            button: Button("Ghi thông tin"),
            lead: """
                Mỗi câu đang ghi sẵn điều đã biết. Câu nào để nguyên hoặc để trống thì giữ như đang có; câu nào sửa thì \
                tính từ ngày thu thập, điều cũ vẫn còn trong dòng thời gian.
                """,
            occasion: OccasionFields(
                dayLabel: "Ngày thu thập", reasonHint: "Ví dụ: theo phiếu rà soát; đến nhà ngày cuối tuần"),
            fields: """
                <h2>Nhà ở</h2>\(asked([.wallDurable, .pillarDurable, .roofDurable, .livingArea], household, form))
                <h2>Nước sinh hoạt, vệ sinh</h2>\(asked([.waterSource, .toilet, .wasteTreated], household, form))
                <h2>Thông tin</h2>\(asked([.usesInternet, .hasSharedDevice, .hasPersonalDevice], household, form))
                <h2>Thu nhập và điểm của phiếu</h2>\(asked([.income, .b1, .b2], household, form))
                <h2>Nguyên nhân, nơi ở</h2>
                \(CauseFields.field(household.rules, in: form))
                \(Field.text("dia_chi", "Địa chỉ", in: form, hint: "Số nhà, đường, xóm"))
                """))
}

private func asked(_ facts: [HouseholdFact], _ household: EditedHousehold, _ form: Form) -> [Field] {
    facts.map { fact in
        let isAnswered = household.record.answers[fact] != .unknown(.notAsked)
        return AnswerField(fact, household.rules).field(in: form, isAnswered: isAnswered)
    }
}
