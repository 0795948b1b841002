public import CNNEngine

/// The window of a row of a model's table: kernel, stride, padding, dilation, groups.
public struct ModelWindow: Hashable, Sendable {
    /// Kernel, stride, padding and dilation.
    public let geometry: WindowGeometry
    /// Groups of channels that do not see each other.
    public let groups: Int

    /// The window of a layer; `nil` for layers without one.
    public init?(_ layer: any Layer) {
        switch layer {
        case let layer as Conv2D:
            geometry = layer.geometry
            groups = layer.groups
        case let layer as any PoolingLayer:
            geometry = layer.geometry
            groups = 1
        case let layer as LocallyConnected2D:
            geometry = layer.geometry
            groups = 1
        case let layer as PartlyConnectedConv2D:
            geometry = WindowGeometry(kernelSize: layer.kernelSize)
            groups = 1
        default: return nil
        }
    }
}
