/// A result that is either defined or undefined for a stated reason; never NaN.
public enum Outcome<Value: Sendable>: Sendable {
    /// The result.
    case defined(Value)
    /// Why there is no result.
    case undefined(UndefinedReason)

    /// The result, or `nil` if it is undefined.
    public var value: Value? {
        switch self {
        case .defined(let value): value
        case .undefined: nil
        }
    }

    /// Why the result is undefined, or `nil` if it is defined.
    public var reason: UndefinedReason? {
        switch self {
        case .defined: nil
        case .undefined(let reason): reason
        }
    }

    /// The outcome of a function of the result; an undefined outcome keeps its reason.
    public func map<Other>(_ transform: (Value) -> Other) -> Outcome<Other> {
        switch self {
        case .defined(let value): .defined(transform(value))
        case .undefined(let reason): .undefined(reason)
        }
    }

    /// The outcome that follows from the result; an undefined outcome keeps its reason.
    public func flatMap<Other>(_ transform: (Value) -> Outcome<Other>) -> Outcome<Other> {
        switch self {
        case .defined(let value): transform(value)
        case .undefined(let reason): .undefined(reason)
        }
    }

    /// The result; throws the reason if it is undefined.
    public func get() throws(UndefinedReason) -> Value {
        switch self {
        case .defined(let value): return value
        case .undefined(let reason): throw reason
        }
    }

    /// Makes an outcome from a computation that throws the reason it has no result.
    init(_ body: () throws(UndefinedReason) -> Value) {
        do throws(UndefinedReason) {
            self = .defined(try body())
        } catch {
            self = .undefined(error)
        }
    }
}

extension Outcome: Equatable where Value: Equatable {}
extension Outcome: Hashable where Value: Hashable {}

extension Outcome where Value == Double {
    /// Makes an outcome from a computation, turning an infinite or undefined number into overflow.
    init(finite body: () throws(UndefinedReason) -> Double) {
        do throws(UndefinedReason) {
            let value = try body()
            self = value.isFinite ? .defined(value) : .undefined(.overflow)
        } catch {
            self = .undefined(error)
        }
    }
}
