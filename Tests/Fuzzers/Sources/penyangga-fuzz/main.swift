import CLibFuzzer
import Glibc

/// Feeds one reader with what libFuzzer makes up.
///
/// A reader may refuse what it gets; it may not crash, hang, or take memory without bound.
let names = Reader.allCases.map(\.rawValue).joined(separator: ", ")
guard CommandLine.arguments.count > 1, let reader = Reader(rawValue: CommandLine.arguments[1])
else {
    print("usage: penyangga-fuzz READER [option of libFuzzer]… [CORPUS…]; readers: \(names)")
    exit(64)
}
let chosen = reader

var count = CInt(CommandLine.argc - 1)
// libFuzzer takes the arguments as they are but for the name of the reader.
CommandLine.unsafeArgv[1] = CommandLine.unsafeArgv[0]
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
exit(
    LLVMFuzzerRunDriver(&count, &arguments) { data, size in
        chosen.read(UnsafeRawBufferPointer(start: data, count: size))
        return 0
    }
)
