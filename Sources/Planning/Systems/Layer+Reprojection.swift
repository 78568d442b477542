import GeometryModel
import Layers
import PROJKernel

extension Layer {
    /// Carries the coordinates into WGS 84 longitude and latitude, and refuses what cannot be there.
    ///
    /// - Parameter stated: The system the user names; it must not contradict the file.
    /// - Throws: `LayerError` of kind `crs` that says which system would fit.
    mutating func becomeDegrees(from stated: String?) throws {
        try reproject(from: stated)
        do throws(LayerError) {
            try requireDegrees()
        } catch {
            let index = error.place.feature.map { $0 - 1 } ?? 0
            let box = features.indices.contains(index) ? features[index].geometry?.bounds : nil
            throw box.map { SystemCandidates.advising(error, for: $0.center) } ?? error
        }
    }

    /// Carries the coordinates into WGS 84 longitude and latitude.
    ///
    /// - Throws: `LayerError` of kind `crs` for a system that is unknown, contradicted or not used
    ///   where the coordinates are.
    mutating func reproject(from stated: String?) throws {
        let own = try crs.map { try system($0, isOption: false) }
        let named = try stated.map { try system($0, isOption: true) }
        if let own, let named, try !own.isEquivalent(to: named) {
            throw LayerError(
                .crs,
                path: source,
                message: "the file says its coordinates are in \(own.title), the option says "
                    + named.title,
                remedy: "leave --crs out, or correct the file"
            )
        }
        guard let system = own ?? named else { return try requireKnownSystem() }
        if try system.isEquivalent(to: Self.degrees) {
            crs = nil
            return
        }
        var original = Box.empty
        var box = Box.empty
        do {
            let transformation = try Transformation(from: system.definition)
            for index in features.indices {
                guard let geometry = features[index].geometry else { continue }
                original.formUnion(geometry.bounds)
                let moved = try geometry.transformed(by: transformation)
                features[index].geometry = moved
                box.formUnion(moved.bounds)
            }
            guard !box.isEmpty else { return }
            let (name, accuracy) = transformation.lastOperation
            let precision = accuracy.map {
                $0 == 0 ? "exact" : "accurate to \(DecimalText.shortest($0)) m"
            }
            notes.append(
                "coordinates transformed from \(system.title): \(name), "
                    + (precision ?? "of unknown accuracy")
            )
        } catch {
            throw LayerError(
                .crs,
                path: source,
                message: error.description,
                remedy: "name the right system with --crs, or correct the coordinates"
            )
        }
        try requireInUse(system, box, from: original.center, isOwn: own != nil)
        crs = nil
    }

    /// The system in which everything is inside the product.
    private static let degrees: CoordinateReferenceSystem = {
        guard let system = try? CoordinateReferenceSystem("EPSG:4326") else {
            preconditionFailure("PROJ without WGS 84 in its database is not installed right")
        }
        return system
    }()

    private func system(
        _ definition: String,
        isOption: Bool
    ) throws(LayerError) -> CoordinateReferenceSystem {
        do throws(PROJError) {
            return try CoordinateReferenceSystem(definition)
        } catch {
            throw LayerError(
                .crs,
                path: source,
                message: isOption
                    ? "the option names a system that PROJ does not know: \(definition)"
                    : "the file names a system that PROJ does not know: \(definition.prefix(80))",
                remedy: "name a system that PROJ knows, such as EPSG:32750"
            )
        }
    }

    /// Refuses coordinates of which neither file nor format nor user says what they are.
    private func requireKnownSystem() throws(LayerError) {
        let boxes = features.lazy.compactMap { $0.geometry?.bounds }
        guard needsSystem, let box = boxes.first(where: { !$0.isEmpty }) else { return }
        throw SystemCandidates.advising(
            LayerError(
                .crs,
                path: source,
                message: "the file does not say in which system its coordinates are, such as "
                    + "\(box.center)",
                remedy: "name it with --crs, such as --crs EPSG:4326 for degrees"
            ),
            for: box.center
        )
    }

    /// Refuses coordinates that land far from where their system is used: those of another system.
    private func requireInUse(
        _ system: CoordinateReferenceSystem,
        _ box: Box,
        from original: Coordinate,
        isOwn: Bool
    ) throws(LayerError) {
        // Data cross the edge of a zone, or the equator, by some degrees.
        guard let area = system.areaOfUse, !area.expanded(by: 5).covers(box.center),
            area.west <= area.east
        else { return }
        throw SystemCandidates.advising(
            LayerError(
                .crs,
                path: source,
                message: "the coordinates land at \(box.center.rounded), far from where "
                    + "\(system.title) is used (\(area.words))",
                remedy: isOwn ? "correct what the file says of its system" : "correct --crs"
            ),
            for: original
        )
    }
}

extension Coordinate {
    /// The position with as many decimals as a person reads.
    fileprivate var rounded: String {
        "(\(DecimalText.fixed(x, decimals: 2)), \(DecimalText.fixed(y, decimals: 2)))"
    }
}

extension Box {
    /// The sides in words, west and south first.
    fileprivate var words: String {
        "longitude \(DecimalText.fixed(west, decimals: 0)) to "
            + "\(DecimalText.fixed(east, decimals: 0)), "
            + "latitude \(DecimalText.fixed(south, decimals: 0)) to "
            + "\(DecimalText.fixed(north, decimals: 0))"
    }
}
