import Markup

extension Field {
    public var html: HTML {
        switch control {
        case .radios(let choices, let chosen):
            group(choices, "radio", chosen: [chosen])
        case .checkboxes(let choices, let chosen):
            group(choices, "checkbox", chosen: chosen)
        default:
            """
            <div class="field\(when: problem != nil, " field-wrong")">\
            <label class="field-label" for="\(id)">\(label)</label>\
            \(hint.map(hintLine))\(problem.map(problemLine))\(single)</div>
            """
        }
    }

    private var id: String { Field.id(of: name) }

    private var single: HTML? {
        switch control {
        case .line(let value, let kind, let width, let autocomplete):
            """
            <input class="input input-\(width.rawValue)" id="\(id)" name="\(name)" \(kind.attributes) value="\(value)" \
            autocomplete="\(autocomplete)" \(kind.extras)\(described)/>
            """
        case .lines(let value, let rows):
            "<textarea class=\"input\" id=\"\(id)\" name=\"\(name)\" rows=\"\(rows)\"\(described)>\n\(value)</textarea>"
        case .list(let choices, let chosen):
            """
            <select class="input select" id="\(id)" name="\(name)"\(described)>\
            \(choices.map { option($0, isChosen: $0.value == chosen) })</select>
            """
        case .file(let accept):
            "<input class=\"input file\" type=\"file\" id=\"\(id)\" name=\"\(name)\" accept=\"\(accept)\"\(described)/>"
        case .radios, .checkboxes:
            nil
        }
    }

    private func option(_ choice: Choice, isChosen: Bool) -> HTML {
        """
        <option value="\(choice.value)"\(when: isChosen, " selected=\"selected\"")>\(choice.label)</option>
        """
    }

    private func group(_ choices: [Choice], _ type: String, chosen: [String]) -> HTML {
        let boxes = choices.enumerated().map { number, choice in
            box(type, choice, number: number, isChosen: chosen.contains(choice.value))
        }
        return """
            <fieldset class="field\(when: problem != nil, " field-wrong")"\(described)>\
            <legend class="field-label">\(label)</legend>\(hint.map(hintLine))\(problem.map(problemLine))\
            <div class="boxes">\(boxes)</div></fieldset>
            """
    }

    private func box(_ type: String, _ choice: Choice, number: Int, isChosen: Bool) -> HTML {
        // The first box has the field's own id, so that the error summary leads to it.
        let boxID = number == 0 ? id : id + "-" + String(number + 1)
        let hintID = boxID + "-goi-y"
        let hint: HTML? = choice.hint.map { "<span class=\"hint\" id=\"\(hintID)\">\($0)</span>" }
        return """
            <div class="box"><input type="\(type)" id="\(boxID)" name="\(name)" value="\(choice.value)"\
            \(when: isChosen, " checked=\"checked\"")\(when: choice.hint != nil, " aria-describedby=\"\(hintID)\"")/>\
            <label for="\(boxID)">\(choice.label)</label>\(hint)</div>
            """
    }

    private func hintLine(_ hint: String) -> HTML { "<p class=\"hint\" id=\"\(id)-goi-y\">\(hint)</p>" }

    private func problemLine(_ problem: String) -> HTML {
        "<p class=\"problem\" id=\"\(id)-loi\"><span class=\"unseen\">Lỗi: </span>\(problem)</p>"
    }

    private var described: HTML {
        let ids = [hint == nil ? nil : id + "-goi-y", problem == nil ? nil : id + "-loi"].compactMap { $0 }
        let invalid: HTML? = isGroup || problem == nil ? nil : " aria-invalid=\"true\""
        return "\(when: !ids.isEmpty, " aria-describedby=\"\(ids.joined(separator: " "))\"")\(invalid)"
    }

    private var isGroup: Bool {
        switch control {
        case .radios, .checkboxes: true
        default: false
        }
    }
}

extension Field.Kind {
    /// Type and keyboard of the input.
    fileprivate var attributes: HTML {
        switch self {
        case .text, .day: "type=\"text\""
        // Not type="number": it refuses 1.234.567 and loses what was typed.
        case .number: "type=\"text\" inputmode=\"numeric\""
        case .telephone: "type=\"tel\""
        case .password: "type=\"password\""
        case .search: "type=\"search\""
        }
    }

    fileprivate var extras: HTML? {
        self == .text || self == .search ? nil : "spellcheck=\"false\" "
    }
}
