import Foundation
import StudyKit
import StudyProgress
import StudyTerminal

/// The store of answers of the user who calls.
enum ProgressFile {
    /// Opens it, or ends the command with the reason.
    static func open() throws -> ProgressLog {
        do throws(ProgressLog.Trouble) {
            return try ProgressLog(environment: ProcessInfo.processInfo.environment)
        } catch {
            throw Failure.no(error.description)
        }
    }

    /// Opens it where there is one, for a command that can do without; what keeps it is said.
    static func openIfThere() -> ProgressLog? {
        let environment = ProcessInfo.processInfo.environment
        guard let folder = UserFolder.find(environment: environment),
            FileManager.default.fileExists(
                atPath: folder.appending(path: "progress.db").path(percentEncoded: false)
            )
        else { return nil }
        do throws(ProgressLog.Trouble) {
            return try ProgressLog(environment: environment)
        } catch {
            Messages.say(error.description)
            return nil
        }
    }

    /// Opens it for a command that can do without; what keeps it from opening is said.
    static func openOrWarn(going source: ReviewEvent.Source) -> ProgressLog? {
        do throws(ProgressLog.Trouble) {
            return try ProgressLog(environment: ProcessInfo.processInfo.environment)
        } catch {
            Messages.say("\(error) The \(source.rawValue) goes on without.")
            return nil
        }
    }
}
