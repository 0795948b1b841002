#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The bytes of an index under construction: little-endian numbers and texts, one after another.
struct IndexBytes {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }

    mutating func append<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Four numbers one after another.
    mutating func append(_ numbers: SIMD4<UInt32>) {
        append(UInt64(numbers.x) | UInt64(numbers.y) << 32)
        append(UInt64(numbers.z) | UInt64(numbers.w) << 32)
    }

    mutating func append(contentsOf more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    func checksum(from start: Int, to end: Int? = nil) -> UInt64 {
        bytes.withUnsafeBytes { bytes in
            let part = UnsafeRawBufferPointer(rebasing: bytes[start..<(end ?? bytes.count)])
            return IndexChecksum.of(part)
        }
    }

    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    mutating func appendVariable(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func replace<Number: FixedWidthInteger>(at offset: Int, with number: Number) {
        withUnsafeBytes(of: number.littleEndian) {
            bytes.replaceSubrange(offset..<offset + $0.count, with: $0)
        }
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// The same, written at a place that is moved behind it.
    @inline(__always)
    func putVariable(_ number: UInt64, _ place: inout Int) {
        var rest = number
        while rest >= 0x80 {
            self[place] = UInt8(truncatingIfNeeded: rest) | 0x80
            rest >>= 7
            place += 1
        }
        self[place] = UInt8(truncatingIfNeeded: rest)
        place += 1
    }
}

/// A part of an index in memory; what lies outside of it reads as zero, so that nothing traps.
struct IndexSlice: @unchecked Sendable {
    private let bytes: UnsafeRawBufferPointer
    /// Keeps the bytes alive.
    private let owner: any AnyObject & Sendable

    init(_ bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable) {
        (self.bytes, self.owner) = (bytes, owner)
    }

    var count: Int { bytes.count }

    func slice(_ start: Int, _ length: Int) -> IndexSlice {
        let start = min(max(start, 0), bytes.count)
        let end = min(start + max(length, 0), bytes.count)
        return IndexSlice(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), owner: owner)
    }

    subscript(_ offset: Int) -> UInt8 {
        offset >= 0 && offset < bytes.count ? bytes[offset] : 0
    }

    func number<Number: FixedWidthInteger>(_: Number.Type, at offset: Int) -> Number {
        guard offset >= 0, offset + MemoryLayout<Number>.size <= bytes.count else { return 0 }
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }

    /// The number of 32 bits in a place of an array.
    func word(_ index: Int) -> Int { Int(number(UInt32.self, at: index * 4)) }

    func variable(at offset: inout Int) -> UInt64 {
        var (number, shift) = (UInt64(0), UInt64(0))
        while offset < bytes.count, shift < 64 {
            let byte = bytes[offset]
            offset += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return number
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Hands the bytes to a function that answers nothing that could point into them.
    func withBytes<Result: Sendable>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(bytes)
    }

    /// The first eight bytes as a number that orders them; what is missing counts as zero.
    var head: UInt64 { bytes.head }

    /// The order of the bytes, as UTF-8 orders scalars.
    func isBefore(_ other: IndexSlice) -> Bool {
        let common = min(count, other.count)
        guard common > 0, let own = bytes.baseAddress, let others = other.bytes.baseAddress else {
            return count < other.count
        }
        let order = memcmp(own, others, common)
        return order == 0 ? count < other.count : order < 0
    }

    func isEqual(to text: String) -> Bool {
        var text = text
        return text.withUTF8 { isEqual(to: UnsafeRawBufferPointer($0)) }
    }

    func isEqual(to other: IndexSlice) -> Bool { isEqual(to: other.bytes) }

    private func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == other.count, let own = bytes.baseAddress, let other = other.baseAddress
        else { return bytes.count == other.count }
        return memcmp(own, other, bytes.count) == 0
    }

    var sortedBytes: [UInt8] { bytes.sorted() }

    var checksum: UInt64 { IndexChecksum.of(bytes) }
}

extension UnsafeRawBufferPointer {
    /// The first eight bytes as a number that orders them; what is missing counts as zero.
    var head: UInt64 {
        if count >= 8 { return UInt64(bigEndian: loadUnaligned(as: UInt64.self)) }
        return reduce(UInt64(0)) { $0 << 8 | UInt64($1) } << UInt64((8 - count) * 8)
    }
}

/// A checksum that finds damage by chance: four lanes of multiply and rotate, as xxHash has.
enum IndexChecksum {
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let prime: UInt64 = 0x9E37_79B1_85EB_CA87
        var (first, second, third, fourth) = (prime, prime &* 3, prime &* 5, prime &* 7)
        func mix(_ lane: UInt64, _ offset: Int) -> UInt64 {
            let number = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let product = (lane ^ UInt64(littleEndian: number)) &* prime
            return product << 31 | product >> 33
        }
        var offset = 0
        while offset + 32 <= bytes.count {
            first = mix(first, offset)
            second = mix(second, offset + 8)
            third = mix(third, offset + 16)
            fourth = mix(fourth, offset + 24)
            offset += 32
        }
        var sum = UInt64(bytes.count) &* prime
        for lane in [first, second, third, fourth] { sum = (sum ^ lane) &* prime ^ (sum >> 29) }
        while offset < bytes.count {
            sum = (sum ^ UInt64(bytes[offset])) &* prime
            offset += 1
        }
        return sum ^ (sum >> 32)
    }
}

/// Bytes that stay in their place.
final class FixedBytes: Sendable {
    private nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer

    init(_ array: [UInt8]) {
        bytes = .allocate(byteCount: array.count, alignment: 8)
        bytes.copyBytes(from: array)
    }

    deinit { bytes.deallocate() }

    var slice: IndexSlice { IndexSlice(UnsafeRawBufferPointer(bytes), owner: self) }
}
