import Layers
import Planning

extension ResultLayers {
    /// The profile of a village as one row.
    static func cells(of profile: ProfileSections) -> Layer {
        Layer(
            name: "profile",
            columns: village + [Column("zone"), distance],
            features: [
                Feature(
                    values: cells(of: profile.village) + [
                        Cell(profile.membership?.zone), Cell(profile.membership?.distance),
                    ]
                )
            ]
        )
    }
}
