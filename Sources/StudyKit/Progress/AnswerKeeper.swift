public import StudyProgress

/// Keeps the answers of a sitting in turn: those that could not be kept are held, and tried again
/// with the next one and at the end.
public final class AnswerKeeper {
    private let save: (ReviewEvent) throws(StoreError) -> Void
    private let say: (String) -> Void
    private var held: [ReviewEvent] = []
    private var told: StoreError.Reason?

    /// A keeper that saves by one function, and says by another what keeps it from that.
    public init(
        saving save: @escaping (ReviewEvent) throws(StoreError) -> Void,
        saying say: @escaping (String) -> Void
    ) {
        self.save = save
        self.say = say
    }

    /// Keeps an answer behind those that are held.
    public func keep(_ event: ReviewEvent) {
        held.append(event)
        guard let error = saveAll(), error.reason != told else { return }
        told = error.reason
        say("\(error) Until then your answers are held, and kept as soon as that can be done.")
    }

    /// Tries a last time; says how many answers are lost where that fails.
    public func finish() {
        guard let error = saveAll() else { return }
        say("\(count(held.count)) not kept for reviews. \(error)")
    }

    private func saveAll() -> StoreError? {
        var saved = 0
        defer { held.removeFirst(saved) }
        for event in held {
            do throws(StoreError) {
                try save(event)
                saved += 1
            } catch {
                return error
            }
        }
        if told != nil, saved > 0 { say("\(count(saved)) kept now.") }
        told = nil
        return nil
    }

    private func count(_ number: Int) -> String {
        number == 1 ? "1 answer is" : "\(number) answers are"
    }
}
