#!/usr/bin/env python3
"""Times our networks and those of other runtimes in turns on this machine, and prints ratios.

    python3 Sources/CNNBenchmarks/Peers/compare.py [--threads 2] [--rounds 5] [--json FILE]

It makes a virtual environment outside the project (--venv, default ~/.cache/study-peers) with
PyTorch, ONNX Runtime and OpenVINO, exports the same architectures with random weights to ONNX, and
needs `swift build -c release --product CNNBenchmarks` to have run. All compute in float32 with the
same number of threads on batches of the same size. A round runs every runtime once for about a
second; the table shows the median over the rounds of each round's median.
"""
import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TORCH_INDEX = "https://download.pytorch.org/whl/cpu"
NETS = ["lenet5", "alexnet", "vgg16", "resnet18", "resnet50", "mobilenet_v2"]
PEERS = ["onnxruntime", "openvino", "pytorch"]
# Multiply-adds, and weights that each answer reads from memory: what no runtime can be quicker than.
LIMITS = {
    "lenet5": (416_520, 61_706), "alexnet": (714_188_480, 61_100_840),
    "vgg16": (15_470_264_320, 138_357_544), "resnet18": (1_814_073_344, 11_689_512),
    "resnet50": (4_089_184_256, 25_557_032), "mobilenet_v2": (300_774_272, 3_504_872),
}


def environment(folder: Path) -> Path:
    """The Python of a virtual environment with the peers, made when missing."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    probe = "import torch, onnxruntime, openvino, onnx"
    if subprocess.run([python, "-c", probe], capture_output=True).returncode == 0:
        return python
    pip = [python, "-m", "pip", "install", "-q"]
    plain = ["numpy", "filelock", "typing_extensions", "sympy", "networkx", "jinja2",
             "fsspec", "setuptools", "onnx", "onnxscript", "onnxruntime", "openvino"]
    subprocess.run(pip + plain, check=True)
    torch = ["--no-deps", "--index-url", TORCH_INDEX, "torch==2.13.0+cpu"]
    subprocess.run(pip + torch, check=True)
    return python


def image(name, batch):
    import torch
    import networks
    return torch.rand(batch, *networks.shape(name))


def runner(peer, name, batch, threads, folder):
    """A function that answers one batch with a peer."""
    import torch
    import networks
    torch.set_num_threads(threads)
    net, x = networks.make(name).eval(), image(name, batch)
    if peer == "pytorch":
        def run():
            with torch.inference_mode():
                net(x)
        return run
    path = Path(folder) / f"{name}-{batch}.onnx"
    if not path.exists():
        # Two workers may export at once, and neither must read half a file.
        own = f"{path}.{os.getpid()}"
        torch.onnx.export(net, (x,), own, dynamo=False)
        os.replace(own, path)
    if peer == "onnxruntime":
        import onnxruntime as ort
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        feed = {session.get_inputs()[0].name: x.numpy()}
        return lambda: session.run(None, feed)
    import openvino as ov
    core = ov.Core()
    config = {"INFERENCE_NUM_THREADS": threads, "PERFORMANCE_HINT": "LATENCY",
              "INFERENCE_PRECISION_HINT": "f32"}
    request = core.compile_model(str(path), "CPU", config).create_infer_request()
    return lambda: request.infer([x.numpy()])


def trainer(name, batch, threads):
    """A function that takes one step of SGD with PyTorch."""
    import torch
    import networks
    torch.set_num_threads(threads)
    net, x = networks.make(name), image(name, batch)
    target = torch.randint(0, 10, (batch,))
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    loss = torch.nn.CrossEntropyLoss()

    def run():
        optimizer.zero_grad()
        loss(net(x), target).backward()
        optimizer.step()
    return run


def timed(run, seconds=1.0):
    """The median of as many runs as fit, in ms."""
    run(), run()
    times, end = [], time.perf_counter() + seconds
    while len(times) < 5 or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def serve(arguments):
    """The worker: makes what it is asked for once, then times it at every line it reads."""
    kind, peer, name, batch, threads, folder = arguments
    if kind == "train":
        run = trainer(name, int(batch), int(threads))
    else:
        run = runner(peer, name, int(batch), int(threads), folder)
    for _ in sys.stdin:
        print(timed(run), flush=True)


def ours(kind, name, batch, threads, runs):
    command = [ROOT / ".build/release/CNNBenchmarks", "--json", f"--{kind}", name, "--batch",
               str(batch), "--threads", str(threads), "--runs", str(runs)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(output)[0]["median_ms"]


def compare(kind, name, batch, options, python):
    peers = PEERS if kind == "nets" else ["pytorch"]
    workers = {}
    for peer in peers:
        command = [python, __file__, "--serve", kind, peer, name, batch, options.threads,
                   options.venv]
        workers[peer] = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
    first = ours(kind, name, batch, options.threads, 3)
    runs = max(5, min(20_000, int(1_000 / first)))
    times = {"ours": []} | {peer: [] for peer in peers}
    for _ in range(options.rounds):
        times["ours"].append(ours(kind, name, batch, options.threads, runs))
        for peer, worker in workers.items():
            worker.stdin.write("\n")
            worker.stdin.flush()
            times[peer].append(float(worker.stdout.readline()))
    for worker in workers.values():
        worker.stdin.close()
        worker.wait()
    return {key: statistics.median(values) for key, values in times.items()}


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.processor()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--nets", default=",".join(NETS))
    parser.add_argument("--train", default="lenet5,smallcnn")
    parser.add_argument("--gflops", type=float, default=236, help="peak of all cores together")
    parser.add_argument("--gigabytes", type=float, default=24, help="memory reads in a second")
    parser.add_argument("--venv", default=str(Path.home() / ".cache/study-peers"))
    parser.add_argument("--json", help="a file for the figures")
    options = parser.parse_args()
    python = environment(Path(options.venv))
    versions = subprocess.run(
        [python, "-c", "import torch, onnxruntime, openvino; print('PyTorch', torch.__version__,"
         " '| ONNX Runtime', onnxruntime.__version__, '| OpenVINO', openvino.__version__)"],
        capture_output=True, text=True).stdout.strip()
    print(f"{time.strftime('%Y-%m-%d')} | {processor()}, {os.cpu_count()} cores | "
          f"{options.threads} threads | {versions}\n")
    print("| network | ours, ms | " + " | ".join(PEERS) + " | fastest peer / ours | limit, ms |")
    print("|---|---|" + "---|" * (len(PEERS) + 2))
    figures, ratios = {}, []
    for name in filter(None, options.nets.split(",")):
        times = compare("nets", name, 1, options, python)
        ratio = min(times[peer] for peer in PEERS) / times["ours"]
        products, weights = LIMITS[name]
        limit = max(2 * products / options.gflops / 1e6, 4 * weights / options.gigabytes / 1e6)
        row = [f"{times[key]:.3f}" for key in ["ours"] + PEERS]
        print(f"| {name} | " + " | ".join(row) + f" | {ratio:.2f} | {limit:.3f} |", flush=True)
        figures[name] = times
        ratios.append(ratio)
    if ratios:
        mean = math.exp(statistics.fmean(map(math.log, ratios)))
        print(f"\nGeometric mean: {mean:.2f} times the fastest peer's speed.\n")
    for name, batch in [("lenet5", 64), ("smallcnn", 32)]:
        if name in options.train.split(","):
            times = compare("train", name, batch, options, python)
            ratio = times["pytorch"] / times["ours"]
            print(f"train {name}, batch {batch}: ours {batch / times['ours'] * 1e3:,.0f} images/s, "
                  f"PyTorch {batch / times['pytorch'] * 1e3:,.0f}; {ratio:.2f} times", flush=True)
            figures[f"train {name}"] = times
    if options.json:
        Path(options.json).write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2:])
    else:
        main()
