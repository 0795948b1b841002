/// What goes from one store to another.
public enum ProgressEntry: Hashable, Sendable {
    /// An answer.
    case answer(ReviewEvent)
    /// A card of the notes that was met, as it was shown last; its item is named by what it said first.
    case card(ItemID, CardText)
}
