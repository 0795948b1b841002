/// Whose details a network has where two libraries build the same name differently.
public enum ModelStyle: String, Hashable, Sendable, CaseIterable {
    /// As torchvision has it, or the paper where torchvision has none.
    case torchvision
    /// As Keras has it.
    case keras
}
