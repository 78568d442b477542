/// What the values of a column have in common, for formats whose columns have a type.
enum ColumnKind: Hashable {
    case integer
    case number
    case boolean
    case text
}

extension Layer {
    /// The narrowest kind that holds every value of a column; text if all are missing.
    ///
    /// - Complexity: O(*n*) in the number of features.
    func kind(ofColumn column: Int) -> ColumnKind {
        var found: ColumnKind?
        for feature in features {
            let kind: ColumnKind
            switch feature.values[column] {
            case .null: continue
            case .text: return .text
            case .integer: kind = .integer
            case .number: kind = .number
            case .boolean: kind = .boolean
            }
            switch (found, kind) {
            case (nil, _): found = kind
            case (.integer, .number): found = .number
            case (.number, .integer): break
            case (let earlier, _) where earlier == kind: break
            default: return .text
            }
        }
        return found ?? .text
    }

    /// A value as the text formats print it: numbers with the decimals of their column.
    ///
    /// Every format then holds the same number.
    func printed(_ cell: Cell, column: Int) -> Cell {
        guard case .number(let value) = cell, let decimals = columns[column].decimals else {
            return cell
        }
        return Cell(Double(DecimalText.fixed(value, decimals: decimals)))
    }
}
