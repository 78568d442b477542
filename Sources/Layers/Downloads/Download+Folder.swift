import Glibc

extension Download {
    /// Copies the file out of a folder, verifies the copy, and leaves the folder as it is.
    func copy(from folder: String) throws(LayerError) -> Result {
        let paths = ["\(folder)/\(dataset)/\(file.name)", "\(folder)/\(file.name)"]
        guard let path = paths.first(where: { DownloadCache.size(of: $0) != nil }) else {
            throw LayerError(
                .missing,
                path: folder,
                message: "there is neither \(dataset)/\(file.name) nor \(file.name) in the folder",
                remedy: "put the file there, or leave --from out to fetch it"
            )
        }
        let source = try FileSource(path)
        let draft = Drafts.add(beside: cache.part(of: file))
        defer {
            unlink(draft)
            Drafts.remove(draft)
        }
        var copy = try PartFile(draft, isAnew: true)
        var isAtEnd = false
        while !isAtEnd {
            var bytes: [UInt8] = []
            isAtEnd = try source.append(1 << 20, to: &bytes)
            try copy.write(bytes)
            tell(.received(copy.count))
        }
        let digest = try FileDigest(of: draft)
        if let pin = file.pin, digest != pin {
            throw TransferFailure.wrong(path, Self.difference(digest, pin) + "; it is not used")
                .error
        }
        return try keep(draft, digest)
    }
}
