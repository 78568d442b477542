import CGEOS

/// The version of the GEOS library this process runs, such as `3.11.1-CAPI-1.17.1`.
public var geosVersion: String {
    guard let text = unsafe GEOSversion() else { return "unknown" }
    return unsafe String(cString: text)
}
