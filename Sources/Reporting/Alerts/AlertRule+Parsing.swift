public import Planning

extension AlertRule {
    /// Reads a rule.
    ///
    /// - Parameter text: Such as `gap(core, outside).ratio rises > 5 %` or
    ///   `class(tertinggal).count > 0 in zone "0-10 km"`.
    /// - Throws: `PlanningError` that names the part that is wrong.
    public init(parsing text: String) throws(PlanningError) {
        self.text = text
        var rest = Substring(text).trimmed
        let zone = try Self.takeZone(&rest, text)
        guard let name = Self.takeFigure(&rest) else {
            throw Self.mistake(text, "it names no figure")
        }
        figure = RunFigure.Key(name, zone: zone)
        rest = rest.trimmed
        let movement = Movement.allCases.first { rest.hasPrefix($0.rawValue) }
        if let movement { rest = rest.dropFirst(movement.rawValue.count).trimmed }
        if let movement, rest.isEmpty {
            condition = .movement(movement, moreThan: 0)
            return
        }
        guard let comparison = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) })
        else { throw Self.mistake(text, "'\(rest)' is no comparison") }
        rest = rest.dropFirst(comparison.rawValue.count).trimmed
        let isPercent = rest.hasSuffix("%")
        if isPercent { rest = rest.dropLast().trimmed }
        guard let number = Self.number(rest) else {
            throw Self.mistake(
                text,
                rest.contains(",")
                    ? "'\(rest)' has a comma; write a decimal point"
                    : "'\(rest)' is no number"
            )
        }
        let limit = isPercent ? number / 100 : number
        guard let movement else {
            condition = .limit(comparison, limit)
            return
        }
        guard comparison == .above else {
            throw Self.mistake(text, "a movement is compared with '>'")
        }
        guard limit >= 0 else { throw Self.mistake(text, "a movement is by no less than 0") }
        condition =
            isPercent
            ? .relativeMovement(movement, moreThan: limit) : .movement(movement, moreThan: limit)
    }

    /// Refuses a rule on a figure that no run of these settings has, and a limit of a share that no
    /// share can pass.
    ///
    /// - Throws: `PlanningError` that lists what is like it.
    public func require(in figures: [RunFigure]) throws(PlanningError) {
        if let found = figures.first(where: { $0.key == figure }) {
            return try requireLimit(of: found)
        }
        let zones = figures.filter { $0.name == figure.name }.map { $0.zone ?? "all" }
        // A zone without villages that have a value has no such figure; the finding says so.
        let isZone = figures.contains {
            $0.name == RunFigureName.villages && $0.zone == figure.zone
        }
        if isZone, !zones.isEmpty { return }
        guard zones.isEmpty else {
            throw PlanningError(
                .usage,
                "the alert '\(text)' names the zone '\(figure.zone ?? "")', for which there is no "
                    + "such figure",
                remedy: "choose one of \(zones.joined(separator: ", "))"
            )
        }
        let head = figure.name.prefix { $0 != "(" && $0 != "." }
        var names: [String] = []
        for name in figures.map(\.name) where !names.contains(name) {
            if name.hasPrefix(head) { names.append(name) }
        }
        let known = names.isEmpty ? Self.heads(figures) : names
        throw PlanningError(
            .usage,
            "the alert '\(text)' names no figure of this report",
            remedy: "choose one such as \(known.prefix(12).joined(separator: "; "))"
        )
    }

    private func requireLimit(of found: RunFigure) throws(PlanningError) {
        guard found.unit == "share" else { return }
        let canHold =
            switch condition {
            case .limit(.above, let limit): limit < 1
            case .limit(.atLeast, let limit): limit <= 1
            case .limit(.below, let limit): limit > 0
            case .limit(.atMost, let limit): limit >= 0
            case .movement(_, let amount): amount < 1
            case .relativeMovement: true
            }
        guard !canHold else { return }
        throw PlanningError(
            .usage,
            "the alert '\(text)' never fires, because a share lies between 0 and 1",
            remedy: "write a part of one, such as > 0.2 for 20 %"
        )
    }

    private static func heads(_ figures: [RunFigure]) -> [String] {
        var heads: [Substring] = []
        var examples: [String] = []
        for figure in figures {
            let head = figure.name.prefix { $0 != "(" }
            if !heads.contains(head) {
                heads.append(head)
                examples.append(figure.name)
            }
        }
        return examples
    }

    /// Takes `in zone "name"` from the end.
    private static func takeZone(
        _ rest: inout Substring,
        _ text: String
    ) throws(PlanningError) -> String? {
        guard let range = rest.firstRange(of: "in zone") else { return nil }
        let name = rest[range.upperBound...].trimmed
        rest = rest[..<range.lowerBound].trimmed
        let isQuoted = name.first == "\"" && name.last == "\"" && name.count > 2
        let zone = isQuoted ? name.dropFirst().dropLast() : name
        guard !zone.isEmpty, !zone.contains("\"") else {
            throw mistake(text, "the zone '\(name)' is no name in quotation marks")
        }
        return String(zone)
    }

    /// Takes a name with what stands in parentheses, and a part after a dot.
    private static func takeFigure(_ rest: inout Substring) -> String? {
        var name = ""
        var depth = 0
        while let character = rest.first {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            guard
                depth > 0 || character == ")" || character.isLetter || character.isNumber
                    || "._".contains(character)
            else { break }
            name.append(character)
            rest.removeFirst()
        }
        guard depth == 0, !name.isEmpty else { return nil }
        // One blank after each comma, as figures are named.
        return name.split(separator: ",").map { $0.trimmed }.joined(separator: ", ")
    }

    private static func number(_ text: Substring) -> Double? {
        guard !text.isEmpty, text.allSatisfy({ "0123456789.+-e".contains($0) }) else { return nil }
        return Double(text)
    }

    private static func mistake(_ text: String, _ what: String) -> PlanningError {
        PlanningError(
            .usage,
            "the alert '\(text)' cannot be read: \(what)",
            remedy: "write it like gini(idm_2024) > 0.4, gap(core, outside).ratio rises > 5 %, or "
                + "class(tertinggal).count > 0 in zone \"0-10 km\""
        )
    }
}

extension Substring {
    /// Without blanks at its ends.
    fileprivate var trimmed: Substring {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
