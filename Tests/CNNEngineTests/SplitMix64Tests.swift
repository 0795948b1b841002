import CNNEngine
import Testing

struct SplitMix64Tests {
    /// The first outputs for seed 1234567, as Vigna's C program prints them.
    @Test func `the sequence is the published one`() {
        var generator = SplitMix64(seed: 1_234_567)
        let numbers = (0..<5).map { _ in generator.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973,
                9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ]
        )
    }

    @Test func `integers fill their range evenly`() {
        var generator = SplitMix64(seed: 1)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[generator.integer(below: 7)] += 1 }
        // Five standard deviations of a binomial with n = 70,000 and p = 1/7.
        for count in counts { #expect(abs(count - 10_000) < 463) }
    }

    @Test(arguments: [1, 0, -5])
    func `a range of at most one value gives zero`(bound: Int) {
        var generator = SplitMix64(seed: 9)
        #expect(generator.integer(below: bound) == 0)
    }

    @Test func `split generators differ from each other and from their parent`() {
        var parent = SplitMix64(seed: 3)
        var numbers = Set(
            (UInt64(0)..<100).map { index in
                var part = SplitMix64(seed: 3).split(index)
                return part.next()
            }
        )
        numbers.insert(parent.next())
        #expect(numbers.count == 101)
    }
}
