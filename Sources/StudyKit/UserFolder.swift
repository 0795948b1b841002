public import Foundation

/// Where the program keeps what belongs to its user.
public enum UserFolder {
    /// `$XDG_DATA_HOME/study`, or `~/.local/share/study`; `nil` where neither is known.
    public static func find(environment: [String: String]) -> URL? {
        let share = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/share" }
        return (share ?? home).map { URL(filePath: $0).appending(path: "study") }
    }

    /// `$XDG_CACHE_HOME/study`, or `~/.cache/study`: what can be made again; `nil` where neither is
    /// known.
    public static func findCache(environment: [String: String]) -> URL? {
        let cache = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.cache" }
        return (cache ?? home).map { URL(filePath: $0).appending(path: "study") }
    }

    /// Makes a folder that only its user may look into, where there is none yet.
    static func make(_ folder: URL) throws {
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }
}
