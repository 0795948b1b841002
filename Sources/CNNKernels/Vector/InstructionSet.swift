/// The numbers of one cell of one block of channels.
public typealias Vector = SIMD16<Float>

/// What the innermost loops need to know of an instruction set.
///
/// The loops are inlined into one small module for each set and compiled there for it. That is why
/// they are all `@inlinable`, and why nothing of them may be left as a call: a call would lead to
/// code that some other module compiled, perhaps for a newer processor.
public protocol InstructionSet {
    /// Positions of a tile: as many sums as registers hold.
    static var positionsPerTile: Int { get }
    /// Blocks of output channels of a tile.
    static var blocksPerTile: Int { get }
    /// `a · b + c`, fused where the processor can: elsewhere fusing would be a call for each number.
    static func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector
}

/// The vector at a place.
@inlinable
@inline(__always)
func load(_ place: UnsafePointer<Float>) -> Vector {
    UnsafeRawPointer(place).loadUnaligned(as: Vector.self)
}

/// Writes a vector to a place.
@inlinable
@inline(__always)
func store(_ vector: Vector, _ place: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(place).storeBytes(of: vector, as: Vector.self)
}

/// A vector of one number.
@inlinable
@inline(__always)
func splat(_ value: Float) -> Vector { Vector(repeating: value) }

/// Each number kept within bounds; what is not a number stays.
///
/// Number by number, so that compilers see a minimum and a maximum, not a comparison of vectors.
@inlinable
@inline(__always)
func clamped(_ vector: Vector, _ lower: Vector, _ upper: Vector) -> Vector {
    var result = Vector()
    for lane in 0..<Vector.scalarCount {
        let raised = vector[lane] < lower[lane] ? lower[lane] : vector[lane]
        result[lane] = raised > upper[lane] ? upper[lane] : raised
    }
    return result
}
