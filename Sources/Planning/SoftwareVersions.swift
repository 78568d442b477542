import GEOSKernel
import PROJKernel

/// The versions that an answer depends on.
public enum SoftwareVersions {
    /// The version of the product.
    public static let product = "0.1.0"

    /// Product and libraries by name, in a fixed order.
    public static var all: [(name: String, version: String)] {
        [("penyangga", product), ("GEOS", geosVersion), ("PROJ", projVersion)]
    }
}
