internal import Foundation
internal import GRDB

/// Answers read from the pages of a database file themselves, where SQLite finds no way to them.
///
/// Answers and the names of items are never changed and never deleted. So every page of them is
/// true, wherever it lies: behind a broken one, in a write-ahead log, or left over.
/// Source: sqlite.org, "Database File Format".
struct PageSalvage {
    private var items: [Int64: Row] = [:]
    private var answers: [[DatabaseValue]] = []

    /// Reads what there is of a database file and of its write-ahead log.
    init(path: String) {
        read(path, header: 0, frameHeader: 0)
        read(path + "-wal", header: 32, frameHeader: 24)
    }

    /// The answers whose items have a name.
    var events: [ReviewEvent] {
        answers.compactMap { values in
            guard let item = items[Int64.fromDatabaseValue(values[4]) ?? 0] else { return nil }
            var columns = Dictionary(
                uniqueKeysWithValues: zip(Self.columns, values)
            )
            for (name, value) in item { columns[name] = value }
            return ReviewEvent(Row(columns))
        }
    }

    private static let columns = [
        "seq", "id", "at", "day", "item", "rating", "verdict", "seed", "given", "typed", "mistake",
        "target", "hints", "seconds", "guessed", "credits", "scheduler", "source", "catches",
    ]

    /// Those that every version has; rows that were written before others came lack those.
    private static let oldest = 17

    /// As SQLite makes them where nothing else is asked for.
    private static let pageSize = 4_096

    private mutating func read(_ path: String, header: Int, frameHeader: Int) {
        let url = URL(filePath: path)
        guard let data = try? Data(contentsOf: url, options: .mappedIfSafe) else { return }
        var start = header + frameHeader
        while start + Self.pageSize <= data.count {
            let page = TablePage(Array(data[start..<start + Self.pageSize]))
            for (row, values) in page.records { keep(values, row) }
            start += frameHeader + Self.pageSize
        }
    }

    /// Tells records apart by the number and kinds of their columns.
    private mutating func keep(_ values: [DatabaseValue], _ row: Int64) {
        if values.count >= Self.oldest, Data.fromDatabaseValue(values[1])?.count == 16 {
            answers.append(values)
        } else if values.count == 4, values[0].isNull {
            let item = Row(["kind": values[1], "topic": values[2], "name": values[3]])
            if items[row] == nil, ItemID(item) != nil { items[row] = item }
        }
    }
}

/// A page of a table's rows; one that is anything else has no records.
private struct TablePage {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The rows that lie in the page whole, with their numbers.
    var records: [(row: Int64, values: [DatabaseValue])] {
        guard bytes.first == 0x0D, let count = integer(at: 3, size: 2) else { return [] }
        return (0..<Int(count)).compactMap { cell in
            integer(at: 8 + 2 * cell, size: 2).flatMap { record(at: Int($0)) }
        }
    }

    private func record(at start: Int) -> (row: Int64, values: [DatabaseValue])? {
        var place = start
        guard let length = varint(&place), let row = varint(&place),
            length > 0, length <= bytes.count - place
        else { return nil }
        let end = place + Int(length)
        var header = place
        guard let headerLength = varint(&header), headerLength <= length else { return nil }
        place += Int(headerLength)
        let types = place
        var values: [DatabaseValue] = []
        while header < types {
            guard let type = varint(&header), let value = value(type, &place, end) else {
                return nil
            }
            values.append(value)
        }
        return (row, values)
    }

    /// The value of a serial type at a place, which moves behind it.
    private func value(_ type: Int64, _ place: inout Int, _ end: Int) -> DatabaseValue? {
        let size: Int64
        switch type {
        case 0, 8, 9: size = 0
        case 1...4: size = type
        case 5: size = 6
        case 6, 7: size = 8
        case 12...: size = (type - 12) / 2
        default: return nil
        }
        guard size <= end - place else { return nil }
        let start = place
        place += Int(size)
        let data = bytes[start..<place]
        switch type {
        case 0: return .null
        case 8, 9: return (type - 8).databaseValue
        case 1...6: return integer(at: start, size: Int(size))?.databaseValue
        case 7:
            let bits = integer(at: start, size: 8).map { UInt64(bitPattern: $0) }
            return bits.map { Double(bitPattern: $0).databaseValue }
        default:
            return type.isMultiple(of: 2)
                ? Data(data).databaseValue : String(decoding: data, as: UTF8.self).databaseValue
        }
    }

    /// An integer of some bytes, the highest first, in two's complement; nil outside of the page.
    ///
    /// Counts and offsets of two bytes are without sign.
    private func integer(at start: Int, size: Int) -> Int64? {
        guard start >= 0, start + size <= bytes.count, let first = bytes[start...].first else {
            return nil
        }
        let sign: Int64 = size != 2 && first >= 0x80 ? -1 : 0
        return bytes[start..<start + size].reduce(sign) { $0 << 8 | Int64($1) }
    }

    /// A number of seven bits a byte, the highest first; the ninth byte has eight.
    private func varint(_ place: inout Int) -> Int64? {
        var value: Int64 = 0
        for count in 1...9 {
            guard bytes.indices.contains(place) else { return nil }
            let byte = bytes[place]
            place += 1
            if count == 9 { return value << 8 | Int64(byte) }
            value = value << 7 | Int64(byte & 0x7F)
            if byte < 0x80 { return value }
        }
        return nil
    }
}
