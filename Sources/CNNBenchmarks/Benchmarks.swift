import ArgumentParser
import CNNEngine
import Foundation
import StudyQuizzes

/// `CNNBenchmarks`: how fast networks answer and train, and how fast questions are made.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "CNNBenchmarks",
        abstract: "Time forward passes, training steps and verified questions.",
        discussion: """
            EXAMPLES:
              swift run -c release CNNBenchmarks --nets lenet5,resnet18 --runs 20
              swift run -c release CNNBenchmarks --train lenet5 --batch 64
              swift run -c release CNNBenchmarks --questions cnn-output
            """
    )

    @Option(help: "Networks for the forward pass, apart by commas.")
    var nets = ""

    @Option(help: "Networks for one optimizer step, apart by commas.")
    var train = ""

    @Option(help: "Topics whose questions are drawn, verified and marked, apart by commas.")
    var questions = ""

    @Option(help: "Multiply-adds up to which a layer of a question runs whole (default: its own).")
    var budget: Int?

    @Option(help: "Images in a batch.")
    var batch = 1

    @Option(help: "Threads at most; small networks run on one (default: the cores).")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "Runs that are timed; as many seconds as they take.")
    var runs = 10

    @Option(help: "The folder of quiz files.")
    var quizzes = "quizzes"

    @Option(help: "A file to make a large store of answers in, to time commands on.")
    var store: String?

    @Option(help: "Cards of that store.")
    var cards = 100_000

    @Option(help: "Answers of that store.")
    var reviews = 1_000_000

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (1...4_096).contains(batch) else {
            throw ValidationError("A batch has 1 to 4,096 images, not \(batch).")
        }
        guard (1...256).contains(threads) else {
            throw ValidationError("There are 1 to 256 threads, not \(threads).")
        }
        guard (1...100_000).contains(runs) else {
            throw ValidationError("There are 1 to 100,000 runs, not \(runs).")
        }
        guard !(nets + train + questions).isEmpty || store != nil else {
            throw ValidationError("Name --nets, --train, --questions or --store.")
        }
    }

    func run() throws {
        if let store {
            let sample = try StoreSample(cards: cards, reviews: reviews, quizzes: quizzes)
            return print(try sample.make(at: store))
        }
        var figures: [Figure] = []
        for name in Self.list(nets) {
            let benchmark = try ForwardBenchmark(named: name, batch: batch, threads: threads)
            figures.append(benchmark.figure(runs: runs))
        }
        for name in Self.list(train) {
            let benchmark = try TrainingBenchmark(named: name, batch: batch, threads: threads)
            figures.append(try benchmark.figure(runs: runs))
        }
        for name in Self.list(questions) {
            let benchmark = try QuestionBenchmark(topic: name, folder: quizzes, budget: budget)
            figures += [try benchmark.drawn(runs: runs), try benchmark.verified(runs: runs)]
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(figures), as: UTF8.self))
        } else {
            for figure in figures { print(figure.line) }
        }
    }

    private static func list(_ names: String) -> [String] {
        names.split(separator: ",").map(String.init)
    }
}

/// What a benchmark came to.
struct Figure: Encodable {
    var name: String
    var threads: Int
    var batch: Int
    /// Milliseconds.
    var median: Double
    var minimum: Double
    var runs: Int
    /// Billions of operations, two for each multiply-add, in a second.
    var gflops: Double?
    /// Images, or questions, in a second.
    var perSecond: Double

    enum CodingKeys: String, CodingKey {
        case name, threads, batch, runs, gflops
        case median = "median_ms"
        case minimum = "min_ms"
        case perSecond = "images_per_s"
    }

    /// A figure of so many images or questions a run.
    init(
        _ name: String,
        batch: Int,
        operations: Int = 0,
        threads: Int = ProcessInfo.processInfo.activeProcessorCount,
        runs: Int,
        _ run: () throws -> Void
    ) rethrows {
        let clock = ContinuousClock()
        try run()
        var times: [Double] = []
        for _ in 0..<runs { times.append(try clock.measure(run) / .milliseconds(1)) }
        times.sort()
        self.name = name
        self.threads = threads
        self.batch = batch
        self.runs = runs
        median = times[times.count / 2]
        minimum = times[0]
        gflops = operations > 0 ? Double(operations) / median / 1e6 : nil
        perSecond = Double(batch) / median * 1_000
    }

    var line: String {
        let milliseconds = String(format: "%.3f ms (least %.3f)", median, minimum)
        let speed = gflops.map { String(format: ", %.1f GFLOP/s", $0) } ?? ""
        return "\(name): \(milliseconds)\(speed), \(Int(perSecond)) a second, \(threads) threads"
    }
}
