import CPROJ

/// The version of the PROJ library this process runs, such as `9.1.1`.
public var projVersion: String {
    let info = unsafe proj_info()
    guard let text = unsafe info.version else { return "unknown" }
    return unsafe String(cString: text)
}
