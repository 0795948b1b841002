#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The markdown files below a folder.
///
/// Links to folders are followed, each folder once; names that begin with a dot are left out.
struct NoteFolder {
    /// Why a file or folder was left out.
    struct Unreadable: Hashable {
        let path: String
        let reason: Reason
    }

    enum Reason: Hashable {
        case missing, noPermission, notAFile, tooLarge, inputOutput
    }

    /// Larger files are no notes; libcmark itself ends the program at 2 GB.
    static let largestFile = 256 << 20

    /// Paths relative to the folder, sorted.
    private(set) var files: [String] = []
    private(set) var unreadable: [Unreadable] = []

    private let root: String
    private var visited: Set<FileIdentity> = []

    /// Lists the files; throws when the folder itself cannot be listed.
    init(_ root: String) throws(NoteLibraryError) {
        self.root = root
        switch FileFacts.of(root) {
        case .failure(.missing): throw .missingFolder(root)
        case .failure: throw .unreadableFolder(root)
        case .success(let facts) where !facts.isFolder: throw .notAFolder(root)
        case .success: break
        }
        guard FileManager.default.isReadableFile(atPath: root), list("") else {
            throw .unreadableFolder(root)
        }
        files.sort()
    }

    /// Lists a folder and the folders in it; answers whether it could.
    private mutating func list(_ start: String) -> Bool {
        var waiting = [start]
        while let folder = waiting.popLast() {
            guard case .success(let facts) = FileFacts.of(path(folder)),
                visited.insert(facts.identity).inserted
            else { continue }
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: path(folder))
            else {
                if folder == start { return false }
                unreadable.append(Unreadable(path: folder, reason: .noPermission))
                continue
            }
            for name in names.sorted() where !name.hasPrefix(".") {
                let child = folder.isEmpty ? name : "\(folder)/\(name)"
                if isFolder(child) { waiting.append(child) }
            }
        }
        return true
    }

    /// Takes in a file or tells that the name is a folder.
    private mutating func isFolder(_ child: String) -> Bool {
        let isNote = child.lowercased().hasSuffix(".md")
        switch FileFacts.of(path(child)) {
        case .success(let facts) where facts.isFolder:
            return true
        case .success(let facts) where isNote && !facts.isRegular:
            // Reading a pipe or a device might never end.
            unreadable.append(Unreadable(path: child, reason: .notAFile))
        case .success(let facts) where isNote && facts.size > Self.largestFile:
            unreadable.append(Unreadable(path: child, reason: .tooLarge))
        case .success where isNote:
            files.append(child)
        case .failure(let reason) where isNote:
            unreadable.append(Unreadable(path: child, reason: reason))
        default:
            break
        }
        return false
    }

    /// The bytes of a file that was listed.
    func read(_ file: String) -> Result<[UInt8], Reason> { Self.read(path: path(file)) }

    /// The bytes of a file anywhere.
    static func read(path: String) -> Result<[UInt8], Reason> {
        do {
            return .success(Array(try Data(contentsOf: URL(filePath: path))))
        } catch let error as CocoaError where error.code == .fileReadNoPermission {
            return .failure(.noPermission)
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return .failure(.missing)
        } catch {
            return .failure(.inputOutput)
        }
    }

    private func path(_ child: String) -> String {
        child.isEmpty ? root : root.hasSuffix("/") ? root + child : "\(root)/\(child)"
    }
}

extension NoteFolder.Reason: Error {}

private struct FileIdentity: Hashable {
    let device: UInt64
    let number: UInt64
}

/// What the system says about a path, links followed.
private struct FileFacts {
    let isFolder: Bool
    let isRegular: Bool
    let size: Int
    let identity: FileIdentity

    static func of(_ path: String) -> Result<FileFacts, NoteFolder.Reason> {
        var status = stat()
        guard stat(path, &status) == 0 else {
            switch errno {
            case ENOENT, ENOTDIR: return .failure(.missing)
            case EACCES: return .failure(.noPermission)
            default: return .failure(.inputOutput)
            }
        }
        let kind = status.st_mode & S_IFMT
        let device = UInt64(truncatingIfNeeded: status.st_dev)
        return .success(
            FileFacts(
                isFolder: kind == S_IFDIR,
                isRegular: kind == S_IFREG,
                size: Int(status.st_size),
                identity: FileIdentity(device: device, number: UInt64(status.st_ino))
            )
        )
    }
}
