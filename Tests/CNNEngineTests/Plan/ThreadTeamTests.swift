import Synchronization
import Testing

@testable import CNNEngine

struct LaneTests {
    @Test func `an owner takes from the front and others from the end`() {
        let lane = Lane()
        #expect(!lane.hasParts)
        #expect(lane.takeFirst() == nil)
        lane.post(3..<7)
        #expect(lane.takeFirst() == 3)
        #expect(lane.takeLast() == 6)
        #expect(lane.takeFirst() == 4)
        #expect(lane.takeLast() == 5)
        #expect(lane.takeLast() == nil)
        #expect(!lane.hasParts)
    }

    @Test func `parts up to the largest number fit`() {
        let lane = Lane()
        lane.post((Lane.most - 1)..<Lane.most)
        #expect(lane.takeLast() == Lane.most - 1)
        #expect(lane.takeLast() == nil)
    }

    @Test func `a lane is filled more often than its count of pieces can say`() {
        let lane = Lane()
        for piece in 0..<70_000 {
            lane.post(piece..<(piece + 2))
            #expect(lane.takeFirst() == piece)
            #expect(lane.takeLast() == piece + 1)
        }
        #expect(!lane.hasParts)
    }
}

struct ThreadTeamTests {
    @Test(arguments: [1, 2, 3, 5], [0, 1, 2, 3, 8, 101])
    func `each part is done once, by a thread of the team`(threads: Int, parts: Int) {
        let team = ThreadTeam.of(threads)
        for _ in 0..<200 {
            let done = Mutex(Array(repeating: 0, count: parts))
            team.run(parts: parts) { part, worker in
                done.withLock { $0[part] += 1 }
                #expect((0..<threads).contains(worker))
            }
            #expect(done.withLock(\.self) == Array(repeating: 1, count: parts))
        }
    }

    @Test func `work inside of work is done by who asked for it`() {
        let team = ThreadTeam.of(3)
        let done = Atomic(0)
        team.run(parts: 6) { _, outer in
            team.run(parts: 5) { _, inner in
                #expect(inner == 0)
                done.add(1, ordering: .relaxed)
            }
        }
        #expect(done.load(ordering: .relaxed) == 30)
    }
}

struct ScheduleTests {
    private struct Case {
        let examples, rows, tiles, bytesOfRow, bytesOfTile, threads: Int
    }

    /// Images larger than their filters, filters larger than their images, and what is cut least.
    private static let cases = [
        Case(
            examples: 1,
            rows: 112,
            tiles: 1,
            bytesOfRow: 14_336,
            bytesOfTile: 18_816,
            threads: 2
        ),
        Case(examples: 3, rows: 28, tiles: 8, bytesOfRow: 57_344, bytesOfTile: 16_384, threads: 2),
        Case(examples: 1, rows: 2, tiles: 64, bytesOfRow: 50_176, bytesOfTile: 65_536, threads: 3),
        Case(examples: 1, rows: 7, tiles: 16, bytesOfRow: 14_336, bytesOfTile: 589_824, threads: 4),
        Case(examples: 1, rows: 1, tiles: 1, bytesOfRow: 4, bytesOfTile: 4, threads: 8),
        Case(examples: 2, rows: 5, tiles: 3, bytesOfRow: 0, bytesOfTile: 0, threads: 1),
    ]

    @Test(arguments: cases.indices)
    func `each row of each example meets each tile once`(index: Int) {
        let (row, schedule) = (Self.cases[index], schedule(index))
        var met = Array(repeating: 0, count: row.examples * row.rows * row.tiles)
        for part in 0..<schedule.parts {
            let share = schedule[part]
            for line in share.rows {
                for tile in share.tiles {
                    met[(share.example * row.rows + line) * row.tiles + tile] += 1
                }
            }
        }
        #expect(met.allSatisfy { $0 == 1 })
    }

    @Test func `threads share out the rows of an image that is larger than its filters`() {
        let schedule = schedule(1)
        let half = (0..<(schedule.parts / 2)).map { schedule[$0] }
        #expect(Set(half.map(\.example)).count < 3)
        let large = self.schedule(0)
        #expect((0..<(large.parts / 2)).allSatisfy { large[$0].rows.upperBound <= 56 })
    }

    @Test func `threads share out filters that are larger than their image`() {
        let schedule = schedule(3)
        let quarter = (0..<(schedule.parts / 4)).map { schedule[$0].tiles.upperBound }
        #expect(quarter.max() == 4)
    }

    private func schedule(_ index: Int) -> Schedule {
        let row = Self.cases[index]
        return Schedule(
            examples: row.examples,
            rows: row.rows,
            tiles: row.tiles,
            bytesOfRow: row.bytesOfRow,
            bytesOfTile: row.bytesOfTile,
            threads: row.threads
        )
    }
}
