"""Holds the fixture files against plain loops: no torch, numpy for arrays and nothing else.

Every forward value of `layers.json` is made again from the definition of the layer, and every
gradient is held against central differences of that, along random directions. Run it as
`python3 generate.py --check`; it prints one line for each file and exits 1 on the first file that
does not hold.
"""

import json
import math
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))


def read(name):
    with open(os.path.join(HERE, f"{name}.json"), encoding="utf-8") as file:
        return json.load(file)


def array(values, shape):
    return np.array(values, dtype=np.float64).reshape(shape)


def unbox(entry):
    return array(entry["values"], entry["shape"])


def near(a, b, relative=1e-12, absolute=1e-13):
    return np.allclose(a, b, rtol=relative, atol=absolute, equal_nan=False)


def two(value):
    return (value, value) if isinstance(value, int) else tuple(value)


# --------------------------------------------------------------------------- layers by definition


def before_and_after(layer, size, kernel, stride, dilation):
    """((top, bottom), (left, right)) of the layer's padding."""
    padding = layer.get("padding", 0)
    if isinstance(padding, dict):
        return (padding["top"], padding["bottom"]), (padding["left"], padding["right"])
    if isinstance(padding, int):
        return (padding, padding), (padding, padding)
    if padding == "valid":
        return (0, 0), (0, 0)
    both = []
    for n, k, s, d in zip(size, kernel, stride, dilation):
        # The last window starts at the last multiple of the stride that is in the input.
        missing = max(0, (n - 1) // s * s + d * (k - 1) + 1 - n)
        both.append((missing // 2, missing - missing // 2))
    return tuple(both)


def taps(out_at, stride, before, dilation, kernel):
    return [(t, out_at * stride - before + t * dilation) for t in range(kernel)]


def convolution(x, weight, bias, stride, pads, dilation, groups):
    images, channels, height, width = x.shape
    filters, depth, kernel_h, kernel_w = weight.shape
    size = [(n + sum(p) - d * (k - 1) - 1) // s + 1 for n, p, d, k, s in
            zip((height, width), pads, dilation, (kernel_h, kernel_w), stride)]
    out = np.zeros((images, filters, *size))
    for n in range(images):
        for f in range(filters):
            first = f // (filters // groups) * depth
            for i in range(size[0]):
                for j in range(size[1]):
                    total = 0.0 if bias is None else bias[f]
                    for u, y in taps(i, stride[0], pads[0][0], dilation[0], kernel_h):
                        for v, z in taps(j, stride[1], pads[1][0], dilation[1], kernel_w):
                            if 0 <= y < height and 0 <= z < width:
                                for c in range(depth):
                                    total += weight[f, c, u, v] * x[n, first + c, y, z]
                    out[n, f, i, j] = total
    return out


def transposed(layer, convention, x, weight, bias):
    """Every input value puts a copy of the kernel, times itself, into the output."""
    images, channels, *size = x.shape
    depth, kernel = weight.shape[1], weight.shape[2:]
    stride, dilation = two(layer["stride"]), two(layer["dilation"])
    groups = layer["groups"]
    if convention == "pytorch":
        pads = before_and_after(layer, None, None, None, None)
        out_size = [(n - 1) * s - sum(p) + d * (k - 1) + 1 + e for n, s, p, d, k, e in
                    zip(size, stride, pads, dilation, kernel, two(layer["output_padding"]))]
        start = [p[0] for p in pads]
    else:
        spare = [max(k - s, 0) for k, s in zip(kernel, stride)]
        same = layer["padding"] == "same"
        out_size = [n * s + (0 if same else m) for n, s, m in zip(size, stride, spare)]
        start = [m // 2 if same else 0 for m in spare]
    out = np.zeros((images, depth * groups, *out_size))
    if bias is not None:
        out += bias[None, :, None, None]
    for n in range(images):
        for c in range(channels):
            first = c // (channels // groups) * depth
            for i in range(size[0]):
                for j in range(size[1]):
                    for f in range(depth):
                        for u in range(kernel[0]):
                            for v in range(kernel[1]):
                                y = i * stride[0] + u * dilation[0] - start[0]
                                z = j * stride[1] + v * dilation[1] - start[1]
                                if 0 <= y < out_size[0] and 0 <= z < out_size[1]:
                                    out[n, first + f, y, z] += x[n, c, i, j] * weight[c, f, u, v]
    return out


def pooling(layer, x):
    images, channels, *size = x.shape
    kernel = two(layer["kernel"])
    stride, dilation = two(layer.get("stride", layer["kernel"])), two(layer["dilation"])
    pads = before_and_after(layer, size, kernel, stride, dilation)
    out_size = []
    for n, p, d, k, s in zip(size, pads, dilation, kernel, stride):
        room = n + sum(p) - d * (k - 1) - 1
        count = (-(-room // s) if layer["ceil_mode"] else room // s) + 1
        if layer["ceil_mode"] and (count - 1) * s >= n + p[0]:
            count -= 1  # a window must start in the input or in the padding before it
        out_size.append(count)
    out = np.zeros((images, channels, *out_size))
    for i in range(out_size[0]):
        for j in range(out_size[1]):
            places, padded = [], 0
            for _, y in taps(i, stride[0], pads[0][0], dilation[0], kernel[0]):
                for _, z in taps(j, stride[1], pads[1][0], dilation[1], kernel[1]):
                    if 0 <= y < size[0] and 0 <= z < size[1]:
                        places.append((y, z))
                    elif y < size[0] + pads[0][1] and z < size[1] + pads[1][1]:
                        padded += 1  # beyond that it is neither input nor padding: not counted
            values = np.stack([x[:, :, y, z] for y, z in places])
            if layer["pool"] == "max":
                out[:, :, i, j] = values.max(axis=0)
            else:
                count = len(places) + (padded if layer["count_include_pad"] else 0)
                out[:, :, i, j] = values.sum(axis=0) / count
    return out


def by_channel(x, values):
    return values.reshape((1, -1) + (1,) * (x.ndim - 2))


def normalization(layer, x, p):
    if layer["training"]:
        axes = tuple(a for a in range(x.ndim) if a != 1)
        mean = x.mean(axis=axes)
        variance = ((x - by_channel(x, mean)) ** 2).mean(axis=axes)
    else:
        mean, variance = p["running_mean"], p["running_var"]
    scale = p["weight"] / np.sqrt(variance + layer["epsilon"])
    return by_channel(x, scale) * (x - by_channel(x, mean)) + by_channel(x, p["bias"])


def local_response(layer, convention, x):
    out, size = np.zeros_like(x), layer["size"]
    alpha = layer["alpha"] / (size if convention == "pytorch" else 1)
    for c in range(x.shape[1]):
        first, last = max(c - size // 2, 0), min(c + (size - 1) // 2, x.shape[1] - 1)
        squares = sum(x[:, k] ** 2 for k in range(first, last + 1))
        out[:, c] = x[:, c] / (layer["k"] + alpha * squares) ** layer["beta"]
    return out


def logistic(x):
    return np.array([1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v))
                     for v in x.reshape(-1)]).reshape(x.shape)


def activated(layer, x):
    kind = layer["activation"]
    if kind == "relu":
        return np.where(x > 0, x, 0)
    if kind == "relu6":
        return np.clip(x, 0, 6)
    if kind == "leaky_relu":
        return np.where(x > 0, x, layer["slope"] * x)
    if kind == "sigmoid":
        return logistic(x)
    if kind == "tanh":
        return 2 * logistic(2 * x) - 1
    if kind == "scaled_tanh":
        return 1.7159 * (2 * logistic(4 * x / 3) - 1)
    powers = np.exp(x - x.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def layer_output(layer, convention, inputs, p):
    kind, x = layer["type"], inputs[0]
    if kind in ("conv", "depthwise", "separable"):
        kernel, stride, dilation = (two(layer[k]) for k in ("kernel", "stride", "dilation"))
        pads = before_and_after(layer, x.shape[2:], kernel, stride, dilation)
        if kind == "conv":
            return convolution(x, p["weight"], p.get("bias"), stride, pads, dilation, layer["groups"])
        if kind == "depthwise":
            return convolution(x, p["weight"], p.get("bias"), stride, pads, dilation, x.shape[1])
        middle = convolution(x, p["depthwise_weight"], p.get("depthwise_bias"), stride, pads,
                             dilation, x.shape[1])
        none = ((0, 0), (0, 0))
        return convolution(middle, p["pointwise_weight"], p.get("bias"), (1, 1), none, (1, 1), 1)
    if kind == "conv_transpose":
        return transposed(layer, convention, x, p["weight"], p.get("bias"))
    if kind == "pool":
        return pooling(layer, x)
    if kind == "global_pool":
        values = x.reshape(*x.shape[:2], -1)
        values = values.max(axis=2) if layer["pool"] == "max" else values.sum(axis=2) / values.shape[2]
        return values[:, :, None, None] if layer["keep_dims"] else values
    if kind == "dense":
        out = np.zeros((x.shape[0], layer["units"], *x.shape[2:]))
        for unit in range(layer["units"]):
            for feature in range(x.shape[1]):
                out[:, unit] += p["weight"][unit, feature] * x[:, feature]
            if "bias" in p:
                out[:, unit] += p["bias"][unit]
        return out
    if kind == "batchnorm":
        return normalization(layer, x, p)
    if kind == "activation":
        return activated(layer, x)
    if kind == "lrn":
        return local_response(layer, convention, x)
    if kind == "upsample":
        high, wide = layer["size"]
        out = np.zeros((*x.shape[:2], x.shape[2] * high, x.shape[3] * wide))
        for i in range(out.shape[2]):
            for j in range(out.shape[3]):
                out[:, :, i, j] = x[:, :, i // high, j // wide]
        return out
    if kind == "zeropad":
        (top, bottom), (left, right) = before_and_after(layer, None, None, None, None)
        out = np.zeros((*x.shape[:2], x.shape[2] + top + bottom, x.shape[3] + left + right))
        out[:, :, top:top + x.shape[2], left:left + x.shape[3]] = x
        return out
    if kind == "crop":
        (top, bottom), (left, right) = before_and_after(
            {"padding": layer["cropping"]}, None, None, None, None)
        return x[:, :, top:x.shape[2] - bottom, left:x.shape[3] - right]
    if kind == "flatten":
        order = x if convention == "pytorch" else np.moveaxis(x, 1, 3)
        return order.reshape(x.shape[0], -1)
    if kind == "add":
        return inputs[0] + inputs[1]
    if kind == "concat":
        return np.concatenate(inputs, axis=1)
    raise ValueError(kind)


def check_layers():
    fixture, rng = read("layers"), np.random.default_rng(1)
    differences, skipped, worst = 0, 0, 0.0
    for case in fixture["cases"]:
        name, layer, convention = case["name"], case["layer"], case["convention"]
        boxes = case.get("inputs") or [{"shape": case["input_shape"], "values": case["input"]}]
        gradients = case.get("input_gradients") or [
            {"shape": case["input_shape"], "values": case["input_gradient"]}]
        inputs = [unbox(box) for box in boxes]
        parameters = {key: unbox(box) for key, box in case["parameters"].items()}
        for values in [*inputs, *parameters.values(), np.array(case["upstream"])]:
            assert np.array_equal(values, values.astype(np.float32)), (name, "not exact in Float32")
        output = layer_output(layer, convention, inputs, parameters)
        assert list(output.shape) == case["output_shape"], (name, output.shape)
        assert near(output, array(case["output"], case["output_shape"])), name
        if layer["type"] == "batchnorm" and layer["training"]:
            check_running(case, inputs[0], parameters)
        if "kink" in case:
            skipped += 1
            continue
        upstream = array(case["upstream"], case["output_shape"])
        targets = [(t, unbox(g)) for t, g in zip(inputs, gradients)] + [
            (parameters[key], unbox(g)) for key, g in case["parameter_gradients"].items()]
        for tensor, gradient in targets:
            direction, step, saved = rng.standard_normal(tensor.shape), 1e-5, tensor.copy()
            sides = []
            for sign in (1, -1):
                tensor[...] = saved + sign * step * direction
                sides.append((upstream * layer_output(layer, convention, inputs, parameters)).sum())
            tensor[...] = saved
            numeric, exact = (sides[0] - sides[1]) / (2 * step), (gradient * direction).sum()
            error = abs(numeric - exact) / max(1.0, abs(numeric), abs(exact))
            assert error < 1e-7, (name, numeric, exact)
            worst, differences = max(worst, error), differences + 1
    return (f"{len(fixture['cases'])} outputs, {differences} gradients against central differences "
            f"(worst {worst:.1e}; {skipped} cases at a kink left out)")


def check_running(case, x, parameters):
    axes = tuple(a for a in range(x.ndim) if a != 1)
    count = x.size // x.shape[1]
    keras = case["convention"] == "keras"
    share = 1 - case["layer"]["momentum"] if keras else case["layer"]["momentum"]
    variance = x.var(axis=axes) * (1 if keras else count / (count - 1))
    after = case["state_after"]
    for key, now in (("running_mean", x.mean(axis=axes)), ("running_var", variance)):
        assert near(unbox(after[key]), parameters[key] * (1 - share) + share * now), (case["name"], key)


# --------------------------------------------------------------------------- the other files


def loss_value(case, x):
    kind, count = case["loss"], x.size
    if kind == "softmax_cross_entropy":
        terms, count = [], x.shape[0]
        for row, label in zip(x, case["labels"]):
            top = row.max()
            terms.append(top + math.log(sum(math.exp(v - top) for v in row)) - row[label])
    else:
        target = array(case["target"], x.shape).reshape(-1)
        terms = []
        for v, t in zip(x.reshape(-1), target):
            if kind == "mse":
                terms.append((v - t) ** 2)
            elif kind == "smooth_l1":
                gap, beta = abs(v - t), case["beta"]
                terms.append(gap * gap / (2 * beta) if gap < beta else gap - beta / 2)
            elif kind == "bce":
                log = lambda p: max(math.log(p), -100) if p > 0 else -100
                terms.append(-(t * log(v) + (1 - t) * log(1 - v)))
            else:
                terms.append(max(v, 0) - v * t + math.log1p(math.exp(-abs(v))))
    return sum(terms) / (count if case["reduction"] == "mean" else 1)


def check_losses():
    fixture, gradients = read("losses"), 0
    for case in fixture["cases"]:
        x = array(case["input"], case["input_shape"])
        assert near(loss_value(case, x), case["value"]), case["name"]
        if case["name"] == "bce_at_0_and_1":
            continue
        for at, expected in enumerate(case["input_gradient"]):
            sides = []
            for sign in (1, -1):
                moved = x.copy()
                moved.reshape(-1)[at] += sign * 1e-5
                sides.append(loss_value(case, moved))
            numeric = (sides[0] - sides[1]) / 2e-5
            # smooth L1 has a bend in its slope at beta
            assert abs(numeric - expected) < 1e-5 * max(1, abs(expected)), (case["name"], at)
            gradients += 1
    return f"{len(fixture['cases'])} values, {gradients} gradients"


def check_optimizers():
    fixture = read("optimizers")
    for case in fixture["cases"]:
        o, p = case["optimizer"], np.array(case["initial"])
        first, second = np.zeros_like(p), np.zeros_like(p)
        for t, (g, rate, after) in enumerate(zip(
                case["gradients"], case["learning_rates"], case["parameters_after"]), 1):
            g = np.array(g) + o["weight_decay"] * p
            if o["type"] == "sgd":
                first = o["momentum"] * first + g
                p = p - rate * (g + o["momentum"] * first if o["nesterov"] else first)
            else:
                first = o["beta1"] * first + (1 - o["beta1"]) * g
                second = o["beta2"] * second + (1 - o["beta2"]) * g * g
                mean, square = first / (1 - o["beta1"] ** t), second / (1 - o["beta2"] ** t)
                p = p - rate * mean / (np.sqrt(square) + o["epsilon"])
            assert near(p, after), (case["name"], t)
    for entry in fixture["schedules"]:
        s, base = entry["schedule"], entry["base"]
        for epoch, value in enumerate(entry["values"]):
            if s["type"] == "step":
                expected = base * s["factor"] ** (epoch // s["every"])
            elif s["type"] == "exponential":
                expected = base * s["factor"] ** epoch
            else:
                turn = math.cos(math.pi * epoch / s["epochs"])
                expected = s["minimum"] + (base - s["minimum"]) * (1 + turn) / 2
            assert near(value, expected, 1e-12, 1e-15), (entry["name"], epoch)
    return f"{len(fixture['cases'])} optimizers of five steps, {len(fixture['schedules'])} schedules"


def check_training():
    fixture = read("training")
    settings = fixture["optimizer"]
    parts = {key: unbox(box) for key, box in fixture["initial_parameters"].items()}

    def logits(p, batch, training):
        x = array(batch["images"], fixture["input_shape"])
        for layer in fixture["layers"]:
            own = {key.split(".")[1]: value for key, value in p.items()
                   if key.split(".")[0] == layer["name"]}
            full = {"stride": 1, "dilation": 1, "groups": 1, "ceil_mode": False, "keep_dims": False,
                    "training": training} | layer
            if layer["type"] == "pool":
                full["stride"] = layer["kernel"]
            x = layer_output(full, "pytorch", [x], own)
        return x

    def loss(p):
        batch = fixture["batches"][0]
        return loss_value({"loss": "softmax_cross_entropy", "labels": batch["labels"],
                           "reduction": "mean"}, logits(p, batch, True))

    assert near(loss(parts), fixture["losses_float64"][0])
    rng = np.random.default_rng(2)
    after = {key: unbox(box) for key, box in fixture["parameters_after_first_step"].items()}
    for key, box in fixture["first_gradients"].items():
        gradient, direction = unbox(box), rng.standard_normal(box["shape"])
        sides = [loss(parts | {key: parts[key] + sign * 1e-6 * direction}) for sign in (1, -1)]
        numeric, exact = (sides[0] - sides[1]) / 2e-6, (gradient * direction).sum()
        assert abs(numeric - exact) < 1e-6, (key, numeric, exact)
        step = gradient + settings["weight_decay"] * parts[key]
        assert near(after[key], parts[key] - settings["learning_rate"] * step), key
    final = {key: unbox(box) for key, box in fixture["final_parameters"].items()}
    assert near(logits(final, fixture["batches"][0], False),
                unbox(fixture["inference_of_first_batch"]))
    apart = max(abs(a - b) / abs(a) for a, b in
                zip(fixture["losses_float64"], fixture["losses_float32"]))
    assert apart < 1e-5, apart
    return (f"first loss, first gradients, first step and last inference; losses "
            f"{fixture['losses_float64'][0]:.3f} to {fixture['losses_float64'][-1]:.3f}, "
            f"float32 {apart:.0e} apart")


def overlap(a, b):
    across = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    down = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    both = across * down
    either = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both
    return 0.0 if either <= 0 else both / either


def check_detection():
    fixture = read("detection")
    for case in fixture["iou"]:
        assert near(overlap(case["a"], case["b"]), case["iou"]), case["name"]
    for case in fixture["nms"]:
        # A box stays if and only if no box that stays ahead of it overlaps it too much.
        ranked = sorted(range(len(case["boxes"])), key=lambda i: case["scores"][i], reverse=True)
        classes, stays = case.get("classes") or [0] * len(ranked), []
        for i in ranked:
            if all(classes[i] != classes[k] or overlap(case["boxes"][i], case["boxes"][k])
                   <= case["threshold"] for k in stays):
                stays.append(i)
        assert stays == case["kept"], (case["name"], stays)
    for case in fixture["roi_pool"]:
        x, (high, wide) = array(case["input"], case["input_shape"]), case["output_size"]
        out = np.zeros(case["output_shape"])
        for r, (image, *corners) in enumerate(case["rois"]):
            left, top, right, bottom = (
                math.floor(v * case["spatial_scale"] + 0.5) if v >= 0
                else math.ceil(v * case["spatial_scale"] - 0.5) for v in corners)
            for i in range(high):
                for j in range(wide):
                    rows, columns = max(bottom - top + 1, 1), max(right - left + 1, 1)
                    ys = [y for y in range(x.shape[2])
                          if i * rows // high <= y - top < -(-(i + 1) * rows // high)]
                    xs = [z for z in range(x.shape[3])
                          if j * columns // wide <= z - left < -(-(j + 1) * columns // wide)]
                    if ys and xs:
                        out[r, :, i, j] = x[int(image)][:, ys][:, :, xs].max(axis=(1, 2))
        assert near(out, array(case["output"], case["output_shape"])), case["name"]
        assert near(sum(case["input_gradient"]), sum(
            u for u, v in zip(case["upstream"], case["output"]) if v != 0)), case["name"]
    case = next(c for c in fixture["yolo"] if c["name"] == "yolov1_one_cell")
    only, = case["decoded"]  # worked by hand: 200 x 100 pixels, centre (100, 25), size 100 x 25
    assert only["corners"] == [50.0, 12.5, 150.0, 37.5] and only["scores"] == [0.5, 1.0]
    for case in fixture["yolo"]:
        assert len(case["decoded"]) == math.prod(case["grid"]) * case["boxes"], case["name"]
        check_yolo(case)
    return ", ".join(f"{len(fixture[key])} {key}" for key in ("iou", "nms", "roi_pool", "yolo"))


def check_yolo(case):
    """Whole maps at a time: one array for each of x, y, w, h, confidence, in cells and images."""
    (rows, columns), count = case["grid"], case["boxes"]
    values, part = array(case["output"], case["output_shape"]), 5 + case["classes"]
    row, column = np.mgrid[0:rows, 0:columns]
    maps = {}
    for b in range(count):
        if case["decoding"] == "yolov1":
            x, y, w, h, sure = np.moveaxis(values[:, :, 5 * b:5 * b + 5], 2, 0)
            classes = np.moveaxis(values[:, :, 5 * count:], 2, 0)
        else:
            own = values[b * part:(b + 1) * part]
            x, y, sure = logistic(own[0]), logistic(own[1]), logistic(own[4])
            w = case["anchors"][b][0] / case["image"][1] * np.exp(own[2])
            h = case["anchors"][b][1] / case["image"][0] * np.exp(own[3])
            total = np.exp(own[5:]).sum(axis=0)
            classes = logistic(own[5:]) if case["decoding"] == "yolov3" else np.exp(own[5:]) / total
        maps[b] = ((column + x) / columns, (row + y) / rows, w, h, sure, classes * sure)
    places = []
    for box in case["decoded"]:
        at = box["row"], box["column"]
        places.append((*at, box["box"]))
        x, y, w, h, sure = (m[at] for m in maps[box["box"]][:5])
        left, top, right, bottom = box["corners"]
        height, width = case["image"]
        assert near([(left + right) / 2 / width, (top + bottom) / 2 / height], [x, y]), case["name"]
        assert near([(right - left) / width, (bottom - top) / height], [w, h]), case["name"]
        assert near(box["confidence"], sure), case["name"]
        assert near(box["scores"], maps[box["box"]][5][(slice(None), *at)]), case["name"]
    assert places == sorted(places), case["name"]


# shared/reference/cnn.md, section 2.3
PUBLISHED = {
    "alexnet": (61_100_840, 714_188_480), "vgg16": (138_357_544, 15_470_264_320),
    "resnet18": (11_689_512, 1_814_073_344), "resnet34": (21_797_672, 3_663_761_408),
    "resnet50": (25_557_032, 4_089_184_256), "resnet101": (44_549_160, 7_801_405_440),
    "resnet152": (60_192_808, 11_513_626_624), "mobilenet_v2": (3_504_872, None)}


def check_models():
    fixture = read("models")
    for total in fixture["totals"]:
        rows = [row for row in fixture["layers"] if row["model"] == total["model"]]
        assert len(rows) == total["rows"]
        for key in ("params", "macs"):
            assert sum(row[key] for row in rows) == total[key], total["model"]
        for row in rows:
            if row["type"] == "Conv2d":
                (h, w), s, p = row["kernel"], row["stride"], row["padding"]
                fan = row["input"][0] // row["groups"] * h * w
                assert row["macs"] == math.prod(row["output"]) * fan, row
                assert row["params"] in (row["output"][0] * fan, row["output"][0] * (fan + 1)), row
                for axis, k in ((1, h), (2, w)):
                    n = (row["input"][axis] + 2 * p[axis - 1] - k) // s[axis - 1] + 1
                    assert n == row["output"][axis], row
        params, macs = PUBLISHED[total["model"]]
        assert total["params"] == params and macs in (None, total["macs"]), total
    return f"{len(fixture['totals'])} totals as published, {len(fixture['layers'])} rows"


CHECKS = {"layers": check_layers, "losses": check_losses, "optimizers": check_optimizers,
          "training": check_training, "detection": check_detection, "models": check_models}


def run(names):
    for name in names:
        try:
            print(f"{name}.json holds: {CHECKS[name]()}")
        except AssertionError as error:
            print(f"{name}.json does not hold: {error}")
            return 1
    return 0
