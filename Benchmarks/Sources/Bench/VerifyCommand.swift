import ArgumentParser
import Dispatch
import Foundation
import GEOSKernel
import GeometryModel
import Indexing
import PROJKernel
import Synchronization

/// Holds the kernels against independent answers, on as many inputs as are asked for.
///
/// Zones against `covers` of GEOS; rings and nearest against geodesics of PROJ to every edge of every
/// feature; shares against overlays of GEOS. Inputs are random and adversarial: places on vertices
/// and edges, one ulp beside them, at corners of cells, and on both sides of a ring limit.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Holds the kernels against GEOS and PROJ; ends with 1 at the first difference."
    )

    @Option(help: "How many positions in zones; a tenth as many in rings and to the nearest.")
    var points = 10_000_000

    @Option(help: "The first seed; a difference is printed with its seed.")
    var seed: UInt64 = 1

    @Option(help: "How many threads share the work.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    func run() throws {
        try verify("positions in zones as GEOS covers them", points) { seed in
            try ZoneCheck(seed: seed).run()
        }
        try verify("positions in rings as PROJ measures them", points / 10) { seed in
            RingCheck(seed: seed).run()
        }
        try verify("nearest features as PROJ measures them", points / 10) { seed in
            NearestCheck(seed: seed).run()
        }
        try verify("shares of areas as GEOS cuts them", points / 100) { seed in
            try ShareCheck(seed: seed).run()
        }
    }

    /// Runs seed after seed until there are enough inputs.
    private func verify(
        _ name: String,
        _ count: Int,
        _ check: @escaping @Sendable (UInt64) throws -> Finding
    ) throws {
        let progress = Mutex((next: seed, done: 0, failure: String?.none))
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            while true {
                let seed = progress.withLock { progress -> UInt64? in
                    guard progress.done < count, progress.failure == nil else { return nil }
                    progress.next += 1
                    return progress.next - 1
                }
                guard let seed else { return }
                let finding = Result { try check(seed) }
                progress.withLock { progress in
                    switch finding {
                    case .success(let finding):
                        progress.done += finding.count
                        if let difference = finding.difference {
                            progress.failure = "seed \(seed): \(difference)"
                        }
                    case .failure(let error): progress.failure = "seed \(seed): \(error)"
                    }
                }
            }
        }
        let (next, done, failure) = progress.withLock { $0 }
        if let failure {
            print("\(name): \(failure)")
            throw ExitCode.failure
        }
        print("\(name): \(done) equal, seeds \(seed)–\(next - 1)")
    }
}

/// What a check of one seed found.
struct Finding: Sendable {
    var count: Int
    var difference: String?
}
