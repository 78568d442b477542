import Glibc

/// The time that a file says it was written at.
enum WritingMoment {
    /// Now, or what the variable `SOURCE_DATE_EPOCH` says, for files that come out the same to the
    /// byte.
    static var secondsSince1970: Int {
        getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) } ?? time(nil)
    }
}
