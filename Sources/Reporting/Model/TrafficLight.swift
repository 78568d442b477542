/// How a number stands against limits that somebody set.
enum TrafficLight: String, Sendable {
    case green
    case yellow
    case red
}
