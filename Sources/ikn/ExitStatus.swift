import ArgumentParser
import Layers
import Planning
import Reporting

/// The one table of exit codes.
enum ExitStatus: Int32 {
    case failed = 1
    case somethingSkipped = 3
    case alertFired = 4
    case usage = 64
    case badData = 65
    case noInput = 66
    case cannotWrite = 73
    case busy = 75

    /// The code of an error of ours; `nil` for one that the argument parser knows how to end with.
    init?(of error: any Error) {
        switch error {
        case let error as LayerError: self = Self(error.kind)
        case let error as PlanningError: self = error.kind == .usage ? .usage : .badData
        case let error as HistoryError: self = Self(error.kind)
        case is ExitCode, is CleanExit, is ValidationError: return nil
        default:
            // Errors of GEOS, PROJ and the statistics are about data; the parser's own are not ours.
            guard IKN.exitCode(for: error) == .failure else { return nil }
            self = .badData
        }
    }

    private init(_ kind: LayerError.Kind) {
        switch kind {
        case .missing, .unreadable: self = .noInput
        case .syntax, .geometry, .crs, .missingLayer, .missingColumn, .value, .unknownFormat:
            self = .badData
        case .unwritable: self = .cannotWrite
        }
    }

    private init(_ kind: HistoryError.Kind) {
        switch kind {
        case .missing: self = .noInput
        case .corrupt, .newer: self = .badData
        case .busy: self = .busy
        case .unwritable: self = .cannotWrite
        case .failed: self = .failed
        case .usage: self = .usage
        }
    }

    /// The way out of a command that is done, and found something to look at.
    static let alert = ExitCode(alertFired.rawValue)

    /// The way out of a command that is done but left rows out.
    static let skipped = ExitCode(somethingSkipped.rawValue)
}
