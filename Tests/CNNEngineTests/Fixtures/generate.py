#!/usr/bin/env python3
"""Makes the oracle fixtures of the engine's tests with PyTorch. No code is shared with the engine.

Made with  Python 3.11.7, torch 2.13.0+cpu, numpy 2.4.6, torchvision 0.28.0
           (the versions in use are written into every file)
To run     python3 -m venv /tmp/venv-torch
           /tmp/venv-torch/bin/pip install torch==2.13.0 numpy
           /tmp/venv-torch/bin/pip install --no-deps torchvision==0.28.0 pillow
           /tmp/venv-torch/bin/python generate.py            writes *.json beside this script
           /tmp/venv-torch/bin/python generate.py --only layers,losses
           python3 generate.py --check                       needs numpy alone

Every value that goes in (inputs, parameters, upstream gradients, targets) is a multiple of 1/128, or
of another power of two, hence exact in Float32; every value that comes out is computed by torch in
float64 and printed so that it reads back as the same double. The seed is fixed and each case draws
from its own generator, so a new case changes no other. `README.md` has the schemas.

torchvision is needed for `models.json` only. Where its compiled operators load, `detection.json`
is held against them too.
"""

import argparse
import json
import math
import os
import platform
import random
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.dont_write_bytecode = True

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 20_240_607


# --------------------------------------------------------------------------- values and files


def generator(name):
    return random.Random(f"{SEED}:{name}")


def draw(rng, shape, limit=2.0, unit=128):
    """Distinct nonzero multiples of 1/unit in -limit...limit: no ties, nothing at zero."""
    steps = int(limit * unit)
    grid = [k for k in range(-steps, steps + 1) if k != 0]
    count = math.prod(shape)
    assert count <= len(grid), (shape, len(grid))
    return [k / unit for k in rng.sample(grid, count)]


def draw_repeating(rng, shape, limit=2.0, unit=128):
    steps = int(limit * unit)
    return [rng.randint(-steps, steps) / unit for _ in range(math.prod(shape))]


def flat(tensor):
    """The values of a tensor, row-major, without negative zero."""
    return [value + 0.0 if value != 0 else 0.0 for value in tensor.detach().reshape(-1).tolist()]


def boxed(tensor):
    return {"shape": list(tensor.shape), "values": flat(tensor)}


def write(name, header, **lists):
    """One line for each entry of each list, so that a change shows as the lines it touches."""
    dump = lambda value: json.dumps(value, allow_nan=False, separators=(", ", ": "))
    head = {"schema": f"study.fixture.{name}/1", "made_by": "generate.py", "seed": SEED, **header}
    parts = [f" {dump(key)}: {dump(value)}" for key, value in head.items()]
    for key, entries in lists.items():
        body = ",\n".join("  " + dump(entry) for entry in entries)
        parts.append(f" {dump(key)}: [\n{body}\n ]")
    path = os.path.join(HERE, f"{name}.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(parts) + "\n}\n")
    count = sum(len(entries) for entries in lists.values())
    print(f"{name}.json: {count} entries, {os.path.getsize(path):,} bytes")


def versions():
    import numpy
    import torch

    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": numpy.__version__,
    }


# --------------------------------------------------------------------------- layers


def pair(value):
    return [value, value] if isinstance(value, int) else list(value)


def sides(padding, size, kernel, stride, dilation):
    """(top, bottom, left, right) of a padding as the contract writes it."""
    if padding == "valid":
        return 0, 0, 0, 0
    if padding == "same":
        total = []
        for n, k, s, d in zip(size, kernel, stride, dilation):
            out = -(-n // s)
            total.append(max((out - 1) * s + (k - 1) * d + 1 - n, 0))
        return total[0] // 2, total[0] - total[0] // 2, total[1] // 2, total[1] - total[1] // 2
    if isinstance(padding, dict):
        return padding["top"], padding["bottom"], padding["left"], padding["right"]
    return (padding,) * 4


def window(layer, x):
    """Kernel, stride, dilation and (top, bottom, left, right)."""
    kernel = pair(layer["kernel"])
    default = kernel if layer["type"] == "pool" else 1
    stride = pair(layer.get("stride", default))
    dilation = pair(layer.get("dilation", 1))
    return kernel, stride, dilation, sides(
        layer.get("padding", 0), x.shape[2:], kernel, stride, dilation)


def convolve(x, weight, bias, stride, pads, dilation, groups):
    import torch.nn.functional as F

    top, bottom, left, right = pads
    if top == bottom and left == right:  # torch's own padding wherever it can say it
        return F.conv2d(x, weight, bias, stride, (top, left), dilation, groups)
    return F.conv2d(F.pad(x, (left, right, top, bottom)), weight, bias, stride, 0, dilation, groups)


def transpose(layer, convention, x, weight, bias):
    import torch.nn.functional as F

    kernel, stride = pair(layer["kernel"]), pair(layer.get("stride", 1))
    dilation, groups = pair(layer.get("dilation", 1)), layer.get("groups", 1)
    padding = layer.get("padding", 0)
    if convention == "pytorch":
        top, bottom, left, right = sides(padding, x.shape[2:], kernel, stride, dilation)
        assert top == bottom and left == right
        return F.conv_transpose2d(
            x, weight, bias, stride, (top, left), pair(layer["output_padding"]), groups, dilation)
    # Keras: "valid" is n * s + max(k - s, 0) long, "same" n * s. What the kernel does not reach is
    # bias alone; "same" takes the middle, the odd pixel off the bottom and right.
    assert dilation == [1, 1] and padding in ("valid", "same", 0)
    extra = [max(s - k, 0) for s, k in zip(stride, kernel)]
    full = F.conv_transpose2d(x, weight, bias, stride, 0, extra, groups)
    if padding != "same":
        return full
    start = [max(k - s, 0) // 2 for s, k in zip(stride, kernel)]
    end = [b + n * s for b, n, s in zip(start, x.shape[2:], stride)]
    return full[:, :, start[0]:end[0], start[1]:end[1]]


def pool(layer, x):
    import torch
    import torch.nn.functional as F

    kernel, stride, dilation, pads = window(layer, x)
    top, bottom, left, right = pads
    symmetric = top == bottom and left == right
    ceil_mode = layer.get("ceil_mode", False)
    if layer["pool"] == "max":
        if symmetric:
            return F.max_pool2d(x, kernel, stride, (top, left), dilation, ceil_mode)
        padded = F.pad(x, (left, right, top, bottom), value=-math.inf)
        return F.max_pool2d(padded, kernel, stride, 0, dilation, ceil_mode)
    counted = layer["count_include_pad"]
    if symmetric and dilation == [1, 1]:
        return F.avg_pool2d(x, kernel, stride, (top, left), ceil_mode, counted)
    # torch has no such average: sums of windows over counts of what is counted in them.
    assert not ceil_mode
    kernel_of_ones = torch.ones((1, 1, *kernel), dtype=x.dtype).repeat(x.shape[1], 1, 1, 1)

    def sums(t):
        return F.conv2d(t, kernel_of_ones, None, stride, 0, dilation, x.shape[1])

    padded = F.pad(x, (left, right, top, bottom))
    inside = torch.ones_like(padded) if counted else F.pad(
        torch.ones_like(x), (left, right, top, bottom))
    return sums(padded) / sums(inside)


def activation(layer, x):
    import torch
    import torch.nn.functional as F

    return {
        "relu": lambda: F.relu(x),
        "relu6": lambda: F.relu6(x),
        "leaky_relu": lambda: F.leaky_relu(x, layer.get("slope", 0.01)),
        "sigmoid": lambda: torch.sigmoid(x),
        "tanh": lambda: torch.tanh(x),
        "scaled_tanh": lambda: 1.7159 * torch.tanh(2 * x / 3),
        "softmax": lambda: F.softmax(x, dim=1),
    }[layer["activation"]]()


def forward(layer, convention, inputs, p, state):
    """What torch makes of a layer. `state` takes the running statistics of a training step."""
    import torch
    import torch.nn.functional as F

    x, kind = inputs[0], layer["type"]
    if kind == "conv":
        kernel, stride, dilation, pads = window(layer, x)
        return convolve(x, p["weight"], p.get("bias"), stride, pads, dilation, layer.get("groups", 1))
    if kind == "conv_transpose":
        return transpose(layer, convention, x, p["weight"], p.get("bias"))
    if kind == "depthwise":
        kernel, stride, dilation, pads = window(layer, x)
        return convolve(x, p["weight"], p.get("bias"), stride, pads, dilation, x.shape[1])
    if kind == "separable":
        kernel, stride, dilation, pads = window(layer, x)
        middle = convolve(
            x, p["depthwise_weight"], p.get("depthwise_bias"), stride, pads, dilation, x.shape[1])
        return F.conv2d(middle, p["pointwise_weight"], p.get("bias"))
    if kind == "pool":
        return pool(layer, x)
    if kind == "global_pool":
        over = torch.amax if layer["pool"] == "max" else torch.mean
        return over(x, dim=(2, 3), keepdim=layer.get("keep_dims", False))
    if kind == "dense":
        if x.dim() == 4:  # Keras: the last axis, which is the channels
            assert convention == "keras"
            return F.linear(x.permute(0, 2, 3, 1), p["weight"], p.get("bias")).permute(0, 3, 1, 2)
        return F.linear(x, p["weight"], p.get("bias"))
    if kind == "batchnorm":
        mean, variance = p["running_mean"].clone(), p["running_var"].clone()
        if convention == "keras" and layer["training"]:  # keeps `momentum`, biased variance
            out = F.batch_norm(x, None, None, p["weight"], p["bias"], True, 0.0, layer["epsilon"])
            axes = [0] if x.dim() == 2 else [0, 2, 3]
            keep = layer["momentum"]
            mean = keep * mean + (1 - keep) * x.detach().mean(axes)
            variance = keep * variance + (1 - keep) * x.detach().var(axes, unbiased=False)
        else:
            out = F.batch_norm(
                x, mean, variance, p["weight"], p["bias"], layer["training"], layer["momentum"],
                layer["epsilon"])
        if layer["training"]:
            state["running_mean"], state["running_var"] = mean, variance
        return out
    if kind == "activation":
        return activation(layer, x)
    if kind == "lrn":
        # torch divides alpha by the size (as Caffe does); TensorFlow and the 2012 paper do not.
        alpha = layer["alpha"] * (layer["size"] if convention == "keras" else 1)
        return F.local_response_norm(x, layer["size"], alpha, layer["beta"], layer["k"])
    if kind == "upsample":
        return F.interpolate(x, scale_factor=tuple(map(float, layer["size"])), mode="nearest")
    if kind == "zeropad":
        top, bottom, left, right = sides(layer["padding"], None, None, None, None)
        return F.pad(x, (left, right, top, bottom))
    if kind == "crop":
        top, bottom, left, right = sides(layer["cropping"], None, None, None, None)
        return x[:, :, top:x.shape[2] - bottom, left:x.shape[3] - right]
    if kind == "flatten":
        return x.flatten(1) if convention == "pytorch" else x.permute(0, 2, 3, 1).flatten(1)
    if kind == "add":
        return inputs[0] + inputs[1]
    if kind == "concat":
        return torch.cat(inputs, dim=1)
    raise ValueError(kind)


def parameter_shapes(layer, channels):
    """Shapes of a layer's parameters in PyTorch's layouts, in the order they are drawn."""
    kind, shapes = layer["type"], {}
    if kind in ("conv", "conv_transpose", "depthwise", "separable"):
        kernel, groups = pair(layer["kernel"]), layer.get("groups", 1)
    if kind == "conv":
        shapes["weight"] = [layer["filters"], channels // groups, *kernel]
        out = layer["filters"]
    elif kind == "conv_transpose":
        shapes["weight"] = [channels, layer["filters"] // groups, *kernel]
        out = layer["filters"]
    elif kind == "depthwise":
        out = channels * layer.get("depth_multiplier", 1)
        shapes["weight"] = [out, 1, *kernel]
    elif kind == "separable":
        middle, out = channels * layer.get("depth_multiplier", 1), layer["filters"]
        shapes["depthwise_weight"] = [middle, 1, *kernel]
        if layer.get("bias_on_both_stages", False):
            shapes["depthwise_bias"] = [middle]
        shapes["pointwise_weight"] = [out, middle, 1, 1]
    elif kind == "dense":
        shapes["weight"] = [layer["units"], channels]
        out = layer["units"]
    elif kind == "batchnorm":
        return {"weight": [channels], "bias": [channels],
                "running_mean": [channels], "running_var": [channels]}
    else:
        return {}
    if layer.get("bias", True):
        shapes["bias"] = [out]
    return shapes


def layer_case(name, layer, shapes, convention="pytorch", values=None, kink=None, note=None):
    import torch

    rng = generator(name)
    tensor = lambda v, shape: torch.tensor(v, dtype=torch.float64).reshape(shape)
    single = not isinstance(shapes[0], list)
    shapes = [shapes] if single else shapes
    drawn = [values if values is not None else draw(rng, shape) for shape in shapes]
    inputs = [tensor(v, shape).requires_grad_() for v, shape in zip(drawn, shapes)]
    parameters = {}
    for key, shape in parameter_shapes(layer, shapes[0][1]).items():
        drawn_values = draw_repeating(rng, shape, 1.0)
        if key == "running_var" or (key == "weight" and layer["type"] == "batchnorm"):
            drawn_values = [abs(v) + 0.5 for v in drawn_values]
        parameters[key] = tensor(drawn_values, shape)
        if not key.startswith("running"):
            parameters[key].requires_grad_()
    state = {}
    output = forward(layer, convention, inputs, parameters, state)
    upstream = tensor(draw_repeating(rng, output.shape, 1.0), output.shape)
    output.backward(upstream)

    case = {"name": name, "layer": layer, "convention": convention}
    if single:
        case["input_shape"], case["input"] = shapes[0], flat(inputs[0])
    else:
        case["inputs"] = [boxed(x) for x in inputs]
    case["parameters"] = {key: boxed(value) for key, value in parameters.items()}
    case["output_shape"], case["output"] = list(output.shape), flat(output)
    case["upstream"] = flat(upstream)
    if single:
        case["input_gradient"] = flat(inputs[0].grad)
    else:
        case["input_gradients"] = [boxed(x.grad) for x in inputs]
    case["parameter_gradients"] = {
        key: boxed(value.grad) for key, value in parameters.items() if value.requires_grad}
    if state:
        case["state_after"] = {key: boxed(value) for key, value in state.items()}
    if kink:
        case["kink"] = kink
    if note:
        case["note"] = note
    return case


def box_padding(top, bottom, left, right):
    return {"top": top, "bottom": bottom, "left": left, "right": right}


def layer_cases():
    cases = []

    def add(name, layer, shapes, **options):
        assert all(case["name"] != name for case in cases), name
        cases.append(layer_case(name, layer, shapes, **options))

    def conv(name, shape, filters, kernel, convention="pytorch", **fields):
        add(f"conv_{name}",
            {"type": "conv", "kernel": pair(kernel), "stride": pair(fields.pop("stride", 1)),
             "padding": fields.pop("padding", 0), "dilation": pair(fields.pop("dilation", 1)),
             "groups": fields.pop("groups", 1), "filters": filters,
             "bias": fields.pop("bias", True), **fields}, shape, convention=convention)

    conv("1x1", [2, 3, 3, 4], 4, 1)
    conv("1x1_stride_2_skips_pixels", [1, 3, 5, 4], 2, 1, stride=2)
    conv("1x1_padding_2", [1, 2, 2, 3], 2, 1, padding=2)
    conv("1x1_on_one_pixel", [2, 3, 1, 1], 2, 1)
    conv("2x2_even_kernel", [1, 2, 4, 5], 3, 2)
    conv("2x2_even_kernel_padding_1", [1, 2, 3, 4], 2, 2, padding=1)
    conv("4x4_stride_2_padding_1", [1, 2, 6, 8], 2, 4, stride=2, padding=1)
    conv("3x3", [2, 2, 5, 6], 3, 3)
    conv("3x3_padding_1", [1, 3, 5, 4], 2, 3, padding=1)
    conv("3x3_no_bias", [1, 2, 4, 5], 3, 3, padding=1, bias=False)
    conv("3x3_batch_3", [3, 1, 4, 4], 2, 3, padding=1)
    conv("3x3_valid", [1, 2, 4, 5], 2, 3, padding="valid")
    conv("5x5_on_3x3_padding_2", [1, 2, 3, 3], 2, 5, padding=2)
    conv("1x3_kernel", [1, 2, 4, 5], 2, (1, 3))
    conv("3x1_kernel", [1, 2, 4, 5], 2, (3, 1))
    conv("2x3_kernel_stride_1x2", [1, 2, 5, 7], 2, (2, 3), stride=(1, 2))
    conv("1x7_long_kernel", [1, 2, 2, 9], 2, (1, 7), padding=box_padding(0, 0, 3, 3))
    conv("7x1_long_kernel", [1, 2, 9, 2], 2, (7, 1), padding=box_padding(3, 3, 0, 0))
    conv("stride_2x1", [1, 2, 6, 5], 2, 3, stride=(2, 1), padding=1)
    conv("stride_1x3", [1, 2, 4, 8], 2, 2, stride=(1, 3))
    conv("stride_3_larger_than_kernel_2", [1, 2, 8, 7], 2, 2, stride=3)
    conv("stride_4x3_larger_than_kernel_1x2", [1, 2, 9, 8], 2, (1, 2), stride=(4, 3))
    conv("stride_2_leaves_pixels_unread", [1, 2, 6, 8], 2, 3, stride=2)
    conv("stride_2_exact_fit", [1, 2, 7, 5], 2, 3, stride=2)
    conv("padding_1x2", [1, 2, 4, 3], 2, 3, padding=box_padding(1, 1, 2, 2))
    conv("padding_larger_than_kernel", [1, 1, 2, 3], 2, 2, padding=3)
    conv("asymmetric_padding", [1, 2, 4, 5], 2, 3, padding=box_padding(0, 1, 2, 0))
    conv("asymmetric_padding_stride_2", [1, 2, 5, 6], 2, 3, stride=2, padding=box_padding(0, 1, 0, 1))
    conv("asymmetric_padding_all_differ", [1, 1, 3, 4], 2, (2, 3), padding=box_padding(2, 1, 0, 3))
    conv("padding_on_top_only", [1, 2, 3, 3], 2, 2, padding=box_padding(1, 0, 0, 0))
    conv("dilation_2", [1, 2, 6, 7], 2, 3, dilation=2)
    conv("dilation_2_padding_2", [1, 2, 5, 4], 2, 3, dilation=2, padding=2)
    conv("dilation_1x3", [1, 2, 4, 8], 2, (3, 2), dilation=(1, 3), padding=1)
    conv("dilation_3x1", [1, 2, 8, 4], 2, (2, 3), dilation=(3, 1), padding=box_padding(2, 2, 1, 1))
    conv("dilation_2_stride_3_padding_2", [1, 1, 9, 10], 2, 3, dilation=2, stride=3, padding=2)
    conv("dilation_2_even_kernel", [1, 2, 5, 5], 2, 2, dilation=2, padding=1)
    conv("groups_2", [1, 4, 4, 4], 6, 3, groups=2, padding=1)
    conv("groups_3_stride_2_dilation_2", [1, 6, 6, 4], 3, 2, groups=3, stride=2, dilation=2, padding=1)
    conv("groups_2_no_bias_batch_2", [2, 4, 3, 3], 2, 2, groups=2, bias=False)
    conv("groups_equal_channels", [1, 3, 4, 5], 3, 3, groups=3)
    conv("groups_equal_channels_twice_the_filters", [1, 3, 4, 4], 6, 2, groups=3)
    conv("kernel_equals_input", [2, 2, 3, 4], 3, (3, 4))
    conv("one_pixel_input_padding_1", [2, 2, 1, 1], 3, 3, padding=1)
    conv("one_pixel_output_stride_2_dilation_2", [1, 2, 5, 6], 2, 3, stride=2, dilation=2)
    conv("same_2x2_odd_pixel", [1, 2, 3, 4], 2, 2, padding="same", convention="keras")
    conv("same_4x4_odd_pixel", [1, 1, 5, 6], 2, 4, padding="same", convention="keras")
    conv("same_stride_2_even_input", [1, 2, 4, 6], 2, 3, stride=2, padding="same", convention="keras")
    conv("same_stride_2_odd_by_even_input", [1, 2, 5, 6], 2, 3, stride=2, padding="same",
         convention="keras")
    conv("same_stride_3x2_kernel_5x2", [1, 1, 7, 5], 2, (5, 2), stride=(3, 2), padding="same",
         convention="keras")
    conv("same_stride_3_larger_than_kernel_2", [1, 2, 7, 8], 2, 2, stride=3, padding="same",
         convention="keras")
    conv("same_dilation_2", [1, 2, 4, 5], 2, (2, 3), dilation=2, padding="same", convention="keras")
    conv("same_dilation_3_even_kernel", [1, 1, 5, 6], 2, 2, dilation=3, padding="same",
         convention="keras")
    conv("same_on_one_pixel", [1, 2, 1, 1], 2, 4, padding="same", convention="keras")
    conv("all_at_once", [2, 4, 7, 6], 6, (2, 3), stride=(2, 1), dilation=(2, 1), groups=2,
         padding=box_padding(1, 2, 0, 1))

    def deconv(name, shape, filters, kernel, convention="pytorch", **fields):
        layer = {"type": "conv_transpose", "kernel": pair(kernel),
                 "stride": pair(fields.pop("stride", 1)), "padding": fields.pop("padding", 0),
                 "dilation": pair(fields.pop("dilation", 1)), "groups": fields.pop("groups", 1),
                 "filters": filters, "bias": fields.pop("bias", True)}
        if convention == "pytorch":
            layer["output_padding"] = pair(fields.pop("output_padding", 0))
        assert not fields
        add(f"conv_transpose_{name}", layer, shape, convention=convention)

    deconv("3x3", [1, 2, 3, 4], 3, 3)
    deconv("1x1", [2, 3, 2, 3], 2, 1)
    deconv("2x2_stride_2", [1, 2, 2, 3], 2, 2, stride=2)
    deconv("3x3_stride_2_padding_1_output_padding_1", [1, 2, 3, 2], 2, 3, stride=2, padding=1,
           output_padding=1)
    deconv("4x4_stride_2_padding_1", [1, 2, 3, 2], 2, 4, stride=2, padding=1)
    deconv("2x2_stride_3_gaps", [1, 2, 2, 3], 2, 2, stride=3)
    deconv("2x2_stride_3_output_padding_2", [1, 2, 2, 2], 2, 2, stride=3, output_padding=2)
    deconv("dilation_2", [1, 2, 3, 3], 2, 3, dilation=2)
    deconv("dilation_2_stride_2_padding_1", [1, 2, 3, 2], 2, 3, dilation=2, stride=2, padding=1)
    deconv("dilation_3x1", [1, 2, 2, 3], 2, (2, 3), dilation=(3, 1))
    deconv("dilation_3_output_padding_2", [1, 1, 2, 3], 2, 2, dilation=3, stride=2, output_padding=2)
    deconv("stride_2x3_output_padding_1x2", [1, 2, 3, 2], 2, 3, stride=(2, 3), output_padding=(1, 2))
    deconv("rectangular", [1, 2, 2, 4], 2, (1, 4), stride=(1, 2), padding=box_padding(0, 0, 1, 1))
    deconv("groups_2", [1, 4, 2, 3], 6, 2, groups=2)
    deconv("groups_3_stride_2_no_bias", [2, 3, 2, 2], 3, 3, groups=3, stride=2, bias=False)
    deconv("no_bias", [1, 2, 3, 2], 3, 2, bias=False)
    deconv("one_pixel_input", [2, 3, 1, 1], 2, (3, 2), stride=2)
    deconv("one_pixel_output", [1, 2, 1, 1], 2, 3, padding=1)
    deconv("padding_2", [1, 2, 4, 3], 2, 3, padding=box_padding(1, 1, 2, 2), stride=2)
    deconv("all_at_once", [2, 4, 3, 2], 2, (2, 3), stride=(3, 2), dilation=(2, 1), groups=2,
           padding=box_padding(1, 1, 2, 2), output_padding=(2, 1))
    deconv("keras_valid_kernel_larger_than_stride", [1, 2, 3, 2], 2, (3, 4), stride=2,
           padding="valid", convention="keras")
    deconv("keras_valid_kernel_smaller_than_stride", [1, 2, 2, 3], 2, (2, 1), stride=3,
           padding="valid", convention="keras")
    deconv("keras_same_3x3_stride_2", [1, 2, 3, 2], 2, 3, stride=2, padding="same",
           convention="keras")
    deconv("keras_same_4x2_stride_1x2", [1, 2, 3, 3], 2, (4, 2), stride=(1, 2), padding="same",
           convention="keras")
    deconv("keras_same_kernel_smaller_than_stride", [1, 1, 2, 3], 2, 2, stride=3, padding="same",
           convention="keras")

    def depthwise(name, shape, kernel, convention="pytorch", **fields):
        add(f"depthwise_{name}",
            {"type": "depthwise", "kernel": pair(kernel), "stride": pair(fields.pop("stride", 1)),
             "padding": fields.pop("padding", 0), "dilation": pair(fields.pop("dilation", 1)),
             "depth_multiplier": fields.pop("depth_multiplier", 1),
             "bias": fields.pop("bias", True), **fields}, shape, convention=convention)

    depthwise("3x3_padding_1", [2, 3, 4, 3], 3, padding=1)
    depthwise("multiplier_2", [1, 3, 4, 5], (2, 3), depth_multiplier=2)
    depthwise("multiplier_3_stride_2_no_bias", [2, 2, 5, 4], 3, depth_multiplier=3, stride=2,
              padding=1, bias=False)
    depthwise("dilation_1x2_padding_2", [1, 3, 4, 5], 3, dilation=(1, 2), padding=2)
    depthwise("stride_larger_than_kernel", [1, 3, 7, 5], (2, 1), stride=(3, 2))
    depthwise("one_channel", [1, 1, 4, 5], 2, depth_multiplier=2, padding=1)
    depthwise("asymmetric_padding_stride_2", [1, 2, 4, 6], 3, stride=2,
              padding=box_padding(0, 1, 0, 1))
    depthwise("same_4x2_stride_2", [1, 2, 5, 5], (4, 2), stride=2, padding="same",
              depth_multiplier=2, convention="keras")
    depthwise("kernel_equals_input", [2, 3, 2, 3], (2, 3))

    def separable(name, shape, filters, kernel, convention="pytorch", **fields):
        add(f"separable_{name}",
            {"type": "separable", "kernel": pair(kernel), "stride": pair(fields.pop("stride", 1)),
             "padding": fields.pop("padding", 0), "dilation": pair(fields.pop("dilation", 1)),
             "depth_multiplier": fields.pop("depth_multiplier", 1), "filters": filters,
             "bias": fields.pop("bias", True),
             "bias_on_both_stages": fields.pop("bias_on_both_stages", False), **fields},
            shape, convention=convention)

    separable("3x3_padding_1", [1, 3, 4, 4], 4, 3, padding=1)
    separable("multiplier_2_stride_2", [2, 2, 5, 4], 3, (3, 2), depth_multiplier=2, stride=2)
    separable("dilation_2_no_bias", [1, 2, 5, 6], 3, 3, dilation=2, padding=1, bias=False)
    separable("bias_on_both_stages", [1, 3, 4, 3], 2, 2, bias_on_both_stages=True, padding=1)
    separable("same_even_kernel_stride_1x2", [1, 2, 4, 5], 2, (2, 4), stride=(1, 2),
              padding="same", convention="keras")

    def pooling(kind, name, shape, kernel, convention="pytorch", values=None, kink=None, note=None,
                **fields):
        layer = {"type": "pool", "pool": kind, "kernel": pair(kernel)}
        if "stride" in fields:
            layer["stride"] = pair(fields.pop("stride"))
        layer |= {"padding": fields.pop("padding", 0), "dilation": pair(fields.pop("dilation", 1)),
                  "ceil_mode": fields.pop("ceil_mode", False)}
        if kind == "avg":
            layer["count_include_pad"] = fields.pop("count_include_pad")
        assert not fields
        add(f"{kind}pool_{name}", layer, shape, convention=convention, values=values, kink=kink,
            note=note)

    pooling("max", "2x2", [2, 2, 4, 6], 2)
    pooling("max", "3x3_stride_2_overlapping", [1, 2, 7, 5], 3, stride=2)
    pooling("max", "stride_1_padding_1", [1, 2, 4, 5], 3, stride=1, padding=1)
    pooling("max", "2x3_stride_1x2", [1, 2, 4, 7], (2, 3), stride=(1, 2))
    pooling("max", "stride_larger_than_kernel", [1, 2, 8, 7], 2, stride=3)
    pooling("max", "1x1_stride_2", [1, 2, 4, 5], 1, stride=2)
    pooling("max", "padding_1_stride_2", [1, 2, 5, 6], 3, stride=2, padding=1)
    pooling("max", "leaves_pixels_unread", [1, 2, 5, 7], 2)
    pooling("max", "ceil_mode", [1, 2, 5, 6], (2, 4), ceil_mode=True)
    pooling("max", "ceil_mode_3x3_stride_2", [1, 2, 6, 8], 3, stride=2, ceil_mode=True)
    pooling("max", "ceil_mode_window_starting_in_padding_is_dropped", [1, 2, 2, 5], 2, stride=2,
            padding=1, ceil_mode=True)
    pooling("max", "ceil_mode_drops_window_past_the_input", [1, 2, 3, 6], 1, stride=(3, 4),
            ceil_mode=True)
    pooling("max", "dilation_2", [1, 2, 6, 7], 2, stride=1, dilation=2)
    pooling("max", "dilation_1x2_padding_1", [1, 2, 5, 6], 3, stride=2, dilation=(1, 2), padding=1)
    pooling("max", "dilation_2_ceil_mode", [1, 1, 8, 7], 2, stride=2, dilation=2, ceil_mode=True)
    pooling("max", "all_negative_with_padding", [1, 1, 3, 4], 3, stride=2, padding=1,
            values=[-k / 8 for k in (9, 3, 12, 5, 7, 1, 10, 2, 11, 6, 8, 4)],
            note="padding never wins: it is minus infinity, not zero")
    pooling("max", "ties_first_wins", [1, 1, 4, 4], 2, stride=1,
            values=[0.5, 0.5, 0.25, 0.5, 0.5, 0.5, 0.25, 0.25, 0, 0, 0, 0, 1, 1, 0, 0], kink="ties",
            note="among equals the first in row order gets the gradient")
    pooling("max", "one_pixel_output", [2, 2, 3, 2], (3, 2))
    pooling("max", "asymmetric_padding", [1, 2, 4, 4], 3, stride=2, padding=box_padding(0, 1, 0, 1))
    pooling("max", "same_stride_2", [1, 2, 5, 4], 2, padding="same", convention="keras")
    pooling("max", "same_3x2_stride_1", [1, 2, 3, 4], (3, 2), stride=1, padding="same",
            convention="keras")
    both = ((True, "padding_counted"), (False, "padding_left_out"))
    pooling("avg", "2x2", [2, 2, 4, 6], 2, count_include_pad=True)
    pooling("avg", "3x2_stride_1x2", [1, 2, 4, 5], (3, 2), stride=(1, 2), count_include_pad=True)
    pooling("avg", "stride_larger_than_kernel", [1, 2, 7, 8], 2, stride=3, count_include_pad=True)
    pooling("avg", "one_pixel_output", [2, 2, 2, 3], (2, 3), count_include_pad=True)
    for counted, word in both:
        option = {"count_include_pad": counted}
        pooling("avg", f"1_to_9_{word}", [1, 1, 3, 3], 3, stride=2, padding=1,
                values=[float(k) for k in range(1, 10)], **option)
        pooling("avg", f"padding_1x2_stride_2_{word}", [1, 2, 4, 5], (3, 4), stride=2,
                padding=box_padding(1, 1, 2, 2), **option)
        pooling("avg", f"ceil_mode_{word}", [1, 2, 5, 6], (2, 4), ceil_mode=True, **option)
        pooling("avg", f"ceil_mode_padding_1_{word}", [1, 2, 6, 6], 3, stride=2, padding=1,
                ceil_mode=True, **option)
        pooling("avg", f"ceil_mode_window_starting_in_padding_is_dropped_{word}", [1, 2, 2, 5], 2,
                stride=2, padding=1, ceil_mode=True, **option)
        pooling("avg", f"asymmetric_padding_{word}", [1, 2, 4, 3], (3, 2), stride=2,
                padding=box_padding(0, 1, 1, 0), **option)
        pooling("avg", f"dilation_2x1_padding_1_{word}", [1, 2, 5, 4], 2, stride=1, dilation=(2, 1),
                padding=1, **option)
    pooling("avg", "same_stride_2", [1, 2, 5, 4], (3, 2), stride=2, padding="same",
            count_include_pad=False, convention="keras")
    pooling("avg", "same_even_kernel_stride_1", [1, 2, 3, 4], 2, stride=1, padding="same",
            count_include_pad=False, convention="keras")

    for kind in ("max", "avg"):
        for keep in (False, True):
            add(f"global_{kind}pool{'_keep_dims' if keep else ''}",
                {"type": "global_pool", "pool": kind, "keep_dims": keep}, [2, 3, 3, 4])
        add(f"global_{kind}pool_one_pixel", {"type": "global_pool", "pool": kind, "keep_dims": False},
            [1, 3, 1, 1])

    for name, shape, units, bias in (
            ("5_to_3", [4, 5], 3, True), ("no_bias", [3, 4], 2, False), ("one_unit", [2, 6], 1, True),
            ("one_feature", [3, 1], 4, True), ("one_to_one_batch_1", [1, 1], 1, True)):
        add(f"dense_{name}", {"type": "dense", "units": units, "bias": bias}, shape)
    add("dense_on_an_image_keras", {"type": "dense", "units": 4, "bias": True}, [2, 3, 2, 3],
        convention="keras", note="works on the channels of every pixel; tensors are still NCHW")

    def batchnorm(name, shape, training, convention="pytorch", epsilon=1e-5, momentum=0.1, **more):
        add(f"batchnorm_{name}", {"type": "batchnorm", "epsilon": epsilon, "momentum": momentum,
                                  "training": training}, shape, convention=convention, **more)

    batchnorm("training", [4, 3, 3, 2], True)
    batchnorm("training_one_pixel", [4, 3, 1, 1], True)
    batchnorm("training_features", [4, 5], True)
    batchnorm("training_batch_1", [1, 2, 3, 4], True)
    batchnorm("training_large_epsilon_momentum_half", [2, 2, 2, 3], True, epsilon=0.5, momentum=0.5)
    batchnorm("training_two_values", [2, 2], True, note="two values a channel: the unbiased running "
              "variance takes twice the biased one")
    batchnorm("training_keras", [4, 2, 3, 2], True, convention="keras", epsilon=1e-3, momentum=0.99,
              note="Keras 3: the running mean keeps 0.99 of itself, the running variance takes the "
              "biased variance; written out in torch, no Keras was run")
    batchnorm("inference", [2, 3, 3, 2], False)
    batchnorm("inference_features", [3, 4], False)
    batchnorm("inference_keras_epsilon", [1, 2, 3, 3], False, convention="keras", epsilon=1e-3,
              momentum=0.99)

    def lrn(name, shape, size, alpha, beta, k, **more):
        add(f"lrn_{name}", {"type": "lrn", "size": size, "alpha": alpha, "beta": beta, "k": k}, shape,
            **more)

    lrn("alexnet", [1, 8, 2, 3], 5, 1e-4, 0.75, 2.0, note="torch divides alpha by the size")
    lrn("large_alpha", [2, 7, 2, 2], 5, 1.0, 0.75, 2.0, note="torch divides alpha by the size")
    lrn("fewer_channels_than_size", [1, 3, 2, 3], 5, 0.5, 0.75, 1.0)
    lrn("even_size", [1, 6, 2, 2], 4, 0.5, 0.75, 1.0,
        note="an even window has one channel more before than after")
    lrn("beta_2", [1, 5, 2, 2], 3, 0.75, 2.0, 1.5)
    lrn("size_1", [1, 4, 2, 2], 1, 0.5, 0.5, 1.0)
    lrn("undivided_alpha", [1, 6, 2, 3], 5, 0.25, 0.75, 2.0, convention="keras",
        note="TensorFlow and the 2012 paper: alpha is not divided by the size")

    for name in ("relu", "relu6", "sigmoid", "tanh", "scaled_tanh", "softmax"):
        layer = {"type": "activation", "activation": name}
        wide = [v * 4 for v in draw(generator(f"{name} image"), [2, 3, 2, 3])]
        add(f"activation_{name}_image", layer, [2, 3, 2, 3], values=wide)
        add(f"activation_{name}_features", layer, [3, 5])
    for slope in (0.01, 0.2):
        add(f"activation_leaky_relu_{slope}",
            {"type": "activation", "activation": "leaky_relu", "slope": slope}, [2, 2, 3, 3])
    far = [-1000.0, -100.0, -20.0, 20.0, 100.0, 1000.0]
    for name in ("sigmoid", "tanh", "scaled_tanh", "softmax"):
        add(f"activation_{name}_far_out", {"type": "activation", "activation": name}, [1, 6],
            values=far, note="no overflow, no NaN")
    add("activation_softmax_one_feature", {"type": "activation", "activation": "softmax"}, [3, 1])
    at = [-1.0, 0.0, 1.0, 5.0, 6.0, 7.0]
    for name in ("relu", "relu6"):
        add(f"activation_{name}_at_the_kink", {"type": "activation", "activation": name}, [1, 6],
            values=at, kink="0 (and 6 for relu6)", note="the gradient at the kink is 0")
    add("activation_leaky_relu_at_the_kink",
        {"type": "activation", "activation": "leaky_relu", "slope": 0.2}, [1, 6], values=at, kink="0",
        note="the gradient at the kink is the slope")

    add("upsample_2", {"type": "upsample", "size": [2, 2]}, [2, 2, 2, 3])
    add("upsample_1x3", {"type": "upsample", "size": [1, 3]}, [1, 2, 3, 2])
    add("upsample_one_pixel", {"type": "upsample", "size": [3, 2]}, [1, 3, 1, 1])
    add("zeropad_1", {"type": "zeropad", "padding": 1}, [2, 2, 2, 3])
    add("zeropad_all_differ", {"type": "zeropad", "padding": box_padding(1, 0, 2, 3)}, [1, 2, 2, 3])
    add("zeropad_0", {"type": "zeropad", "padding": 0}, [1, 1, 2, 2])
    add("crop_1", {"type": "crop", "cropping": 1}, [2, 2, 3, 4])
    add("crop_all_differ", {"type": "crop", "cropping": box_padding(1, 0, 2, 1)}, [1, 2, 3, 5])
    add("crop_to_one_pixel", {"type": "crop", "cropping": box_padding(1, 2, 0, 2)}, [1, 2, 4, 3])
    add("flatten", {"type": "flatten"}, [2, 2, 2, 3])
    add("flatten_keras", {"type": "flatten"}, [2, 2, 2, 3], convention="keras",
        note="row, column, channel order; the input is still NCHW")
    add("add", {"type": "add"}, [[2, 2, 2, 3], [2, 2, 2, 3]])
    add("add_features", {"type": "add"}, [[3, 4], [3, 4]])
    add("concat", {"type": "concat"}, [[2, 2, 2, 3], [2, 3, 2, 3]])
    add("concat_one_channel", {"type": "concat"}, [[1, 1, 3, 2], [1, 4, 3, 2]])
    add("concat_features", {"type": "concat"}, [[3, 2], [3, 4]])
    return cases


def make_layers():
    write("layers", {"versions": versions(), "dtype": "float64"}, cases=layer_cases())


# --------------------------------------------------------------------------- losses


def make_losses():
    import torch
    import torch.nn.functional as F

    cases = []

    def add(name, loss, shape, target, compute, values=None, note=None, **fields):
        values = draw(generator(name), shape) if values is None else values
        x = torch.tensor(values, dtype=torch.float64).reshape(shape).requires_grad_()
        integer = isinstance(target[0], int)
        t = torch.tensor(target, dtype=torch.int64 if integer else torch.float64)
        value = compute(x, t if integer else t.reshape(shape), fields)
        value.backward()
        case = {"name": name, "loss": loss, **fields, "input_shape": list(shape), "input": flat(x),
                ("labels" if integer else "target"): target, "value": value.item(),
                "input_gradient": flat(x.grad)}
        cases.append(case | ({"note": note} if note else {}))

    def cross_entropy(x, t, f):
        return F.cross_entropy(x, t, reduction=f["reduction"])

    add("cross_entropy", "softmax_cross_entropy", [4, 3], [0, 2, 1, 1], cross_entropy,
        reduction="mean")
    add("cross_entropy_sum", "softmax_cross_entropy", [3, 4], [3, 0, 0], cross_entropy,
        reduction="sum")
    add("cross_entropy_batch_1", "softmax_cross_entropy", [1, 10], [7], cross_entropy,
        reduction="mean")
    add("cross_entropy_equal_logits", "softmax_cross_entropy", [2, 10], [0, 9], cross_entropy,
        values=[0.5] * 20, reduction="mean", note="ln 10")
    add("cross_entropy_far_out", "softmax_cross_entropy", [3, 3], [0, 1, 2], cross_entropy,
        values=[1000.0, 0.0, -1000.0, -1000.0, 0.0, 1000.0, 90.0, 89.0, 88.0], reduction="mean",
        note="no overflow, no NaN")

    def targets(name, shape):
        return draw_repeating(generator(name + " target"), shape)

    def mse(x, t, f):
        return F.mse_loss(x, t, reduction=f["reduction"])

    add("mse", "mse", [3, 4], targets("mse", [3, 4]), mse, reduction="mean",
        note="the mean is over all values, not over the batch alone")
    add("mse_sum", "mse", [2, 3], targets("mse_sum", [2, 3]), mse, reduction="sum")

    def smooth(x, t, f):
        return F.smooth_l1_loss(x, t, reduction=f["reduction"], beta=f["beta"])

    for beta in (1.0, 0.5):
        name = f"smooth_l1_beta_{beta}"
        add(name, "smooth_l1", [3, 4], targets(name, [3, 4]), smooth, reduction="mean", beta=beta)
    add("smooth_l1_at_beta_and_zero", "smooth_l1", [1, 6], [0.0] * 6, smooth,
        values=[-1.5, -1.0, -0.5, 0.0, 1.0, 1.5], reduction="mean", beta=1.0,
        note="both branches agree at |difference| = beta")

    def bce(x, t, f):
        return F.binary_cross_entropy(x, t, reduction=f["reduction"])

    def bce_logits(x, t, f):
        return F.binary_cross_entropy_with_logits(x, t, reduction=f["reduction"])

    def probabilities(name, count):
        return [k / 128 for k in generator(name).sample(range(1, 128), count)]

    add("bce", "bce", [2, 4], [1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0], bce,
        values=probabilities("bce", 8), reduction="mean")
    add("bce_soft_targets", "bce", [2, 3], [0.25, 0.5, 1.0, 0.0, 0.875, 0.125], bce,
        values=probabilities("bce_soft", 6), reduction="mean")
    add("bce_at_0_and_1", "bce", [1, 4], [0.0, 1.0, 1.0, 0.0], bce, values=[0.0, 1.0, 0.0, 1.0],
        reduction="mean", note="torch holds log at -100 and divides by no less than 1e-12; Keras clips "
        "the probability to 1e-7. A check of convention, not of arithmetic")
    add("bce_with_logits", "bce_with_logits", [2, 4], [1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0],
        bce_logits, reduction="mean")
    add("bce_with_logits_soft_targets_sum", "bce_with_logits", [2, 3],
        [0.25, 0.5, 1.0, 0.0, 0.875, 0.125], bce_logits, reduction="sum")
    add("bce_with_logits_far_out", "bce_with_logits", [1, 6], [0.0, 1.0, 0.0, 1.0, 0.0, 1.0],
        bce_logits, values=[-1000.0, -1000.0, 0.0, 0.0, 100.0, 100.0], reduction="mean",
        note="no overflow, no NaN")
    write("losses", {"versions": versions(), "dtype": "float64"}, cases=cases)


# --------------------------------------------------------------------------- optimizers


def make_optimizers():
    import torch

    initial = [0.5, -1.25, 2.0, 0.0, -0.0078125, 1.0]
    rng = generator("optimizers")
    gradients = [draw(rng, [6], 1.0) for _ in range(5)]
    for step in gradients:
        step[5] = 0.0  # a parameter without a gradient: only weight decay moves it
    constant = [0.1] * 5
    cases = []

    def add(name, settings, rates):
        p = torch.tensor(initial, dtype=torch.float64).requires_grad_()
        if settings["type"] == "sgd":
            optimizer = torch.optim.SGD([p], lr=rates[0], momentum=settings["momentum"],
                                        nesterov=settings["nesterov"],
                                        weight_decay=settings["weight_decay"])
        else:
            optimizer = torch.optim.Adam([p], lr=rates[0], eps=settings["epsilon"],
                                         betas=(settings["beta1"], settings["beta2"]),
                                         weight_decay=settings["weight_decay"])
        after = []
        for gradient, rate in zip(gradients, rates):
            optimizer.param_groups[0]["lr"] = rate
            p.grad = torch.tensor(gradient, dtype=torch.float64)
            optimizer.step()
            after.append(flat(p))
        cases.append({"name": name, "optimizer": settings, "learning_rates": rates,
                      "initial": initial, "gradients": gradients, "parameters_after": after})

    def sgd(momentum=0.0, nesterov=False, weight_decay=0.0):
        return {"type": "sgd", "momentum": momentum, "nesterov": nesterov,
                "weight_decay": weight_decay}

    def adam(beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        return {"type": "adam", "beta1": beta1, "beta2": beta2, "epsilon": epsilon,
                "weight_decay": weight_decay}

    falling = [0.5, 0.5, 0.05, 0.05, 0.005]
    add("sgd", sgd(), constant)
    add("sgd_weight_decay", sgd(weight_decay=0.01), constant)
    add("sgd_momentum", sgd(0.9), constant)
    add("sgd_nesterov", sgd(0.9, True), constant)
    add("sgd_momentum_weight_decay", sgd(0.9, weight_decay=0.01), constant)
    add("sgd_nesterov_weight_decay", sgd(0.5, True, 0.01), constant)
    add("sgd_momentum_falling_rate", sgd(0.9), falling)
    add("adam", adam(), [0.001] * 5)
    add("adam_large_rate", adam(), constant)
    add("adam_weight_decay", adam(weight_decay=0.01), [0.01] * 5)
    add("adam_other_betas", adam(0.5, 0.9, 0.001), [0.01] * 5)

    schedules = []

    def schedule(name, settings, base, make):
        p = torch.zeros(1, requires_grad=True)
        optimizer = torch.optim.SGD([p], lr=base)
        scheduler, values = make(optimizer), []
        for _ in range(10):
            values.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
        schedules.append({"name": name, "schedule": settings, "base": base, "values": values})

    from torch.optim.lr_scheduler import CosineAnnealingLR, ExponentialLR, StepLR

    schedule("step", {"type": "step", "every": 3, "factor": 0.1}, 0.5,
             lambda o: StepLR(o, 3, 0.1))
    schedule("step_every_epoch", {"type": "step", "every": 1, "factor": 0.5}, 0.1,
             lambda o: StepLR(o, 1, 0.5))
    schedule("exponential", {"type": "exponential", "factor": 0.9}, 0.1,
             lambda o: ExponentialLR(o, 0.9))
    schedule("cosine", {"type": "cosine", "epochs": 10, "minimum": 0.0}, 0.1,
             lambda o: CosineAnnealingLR(o, 10))
    schedule("cosine_minimum", {"type": "cosine", "epochs": 9, "minimum": 0.001}, 0.05,
             lambda o: CosineAnnealingLR(o, 9, 0.001))
    write("optimizers", {"versions": versions(), "dtype": "float64"}, cases=cases,
          schedules=schedules)


# --------------------------------------------------------------------------- training


def training_batches():
    """Ten batches of eight 8 x 8 images, dark, bright or striped, with noise."""
    rng, batches = generator("training"), []
    for _ in range(10):
        labels = [rng.randrange(3) for _ in range(8)]
        values = []
        for label in labels:
            phase = rng.randrange(4)
            for y in range(8):
                for x in range(8):
                    stripe = 0.75 if (x + phase) % 4 < 2 else -0.75
                    values.append((-0.75, 0.75, stripe)[label] + rng.randint(-64, 64) / 128)
        batches.append({"images": values, "labels": labels})
    return batches


def make_training():
    import torch
    from torch import nn

    batches = training_batches()
    rng = generator("training parameters")
    settings = {"type": "sgd", "learning_rate": 0.05, "momentum": 0.9, "nesterov": False,
                "weight_decay": 1e-4}

    def network(dtype):
        return nn.Sequential(
            nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(4, 6, 3, padding=1), nn.BatchNorm2d(6), nn.ReLU(),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, 3)).to(dtype)

    names = {"0.weight": "conv1.weight", "0.bias": "conv1.bias", "3.weight": "conv2.weight",
             "3.bias": "conv2.bias", "4.weight": "batchnorm.weight", "4.bias": "batchnorm.bias",
             "4.running_mean": "batchnorm.running_mean", "4.running_var": "batchnorm.running_var",
             "8.weight": "dense.weight", "8.bias": "dense.bias"}
    limits = {"conv1.weight": 0.5, "conv2.weight": 0.5, "dense.weight": 1.0}
    start = {}
    for key, value in network(torch.float64).state_dict().items():
        if key not in names:
            continue
        name = names[key]
        if name in limits:
            drawn = draw_repeating(rng, value.shape, limits[name], 512)
            start[key] = torch.tensor(drawn, dtype=torch.float64).reshape(value.shape)
        elif name in ("batchnorm.weight", "batchnorm.running_var"):
            start[key] = torch.ones_like(value)
        else:
            start[key] = torch.zeros_like(value)

    def train(dtype):
        net = network(dtype)
        net.load_state_dict(start, strict=False)
        optimizer = torch.optim.SGD(net.parameters(), lr=settings["learning_rate"],
                                    momentum=settings["momentum"],
                                    weight_decay=settings["weight_decay"])
        losses, record = [], {}
        for index, batch in enumerate(batches):
            x = torch.tensor(batch["images"], dtype=dtype).reshape(8, 1, 8, 8)
            loss = nn.functional.cross_entropy(net(x), torch.tensor(batch["labels"]))
            optimizer.zero_grad()
            loss.backward()
            losses.append(loss.item())
            if index == 0:
                record["gradients"] = {names[k]: boxed(p.grad) for k, p in net.named_parameters()}
            optimizer.step()
            if index == 0:
                record["after"] = {names[k]: boxed(v) for k, v in net.state_dict().items()
                                   if k in names}
        record["final"] = {names[k]: boxed(v) for k, v in net.state_dict().items() if k in names}
        net.eval()
        first = torch.tensor(batches[0]["images"], dtype=dtype).reshape(8, 1, 8, 8)
        record["inference"] = boxed(net(first))
        return losses, record

    losses, record = train(torch.float64)
    losses_32, _ = train(torch.float32)
    print("  losses", [round(v, 4) for v in losses])
    print("  largest relative distance of float32", max(
        abs(a - b) / abs(a) for a, b in zip(losses, losses_32)))
    layers = [
        {"name": "conv1", "type": "conv", "kernel": [3, 3], "padding": 1, "filters": 4},
        {"name": "relu1", "type": "activation", "activation": "relu"},
        {"name": "pool", "type": "pool", "pool": "max", "kernel": [2, 2]},
        {"name": "conv2", "type": "conv", "kernel": [3, 3], "padding": 1, "filters": 6},
        {"name": "batchnorm", "type": "batchnorm", "epsilon": 1e-5, "momentum": 0.1},
        {"name": "relu2", "type": "activation", "activation": "relu"},
        {"name": "average", "type": "global_pool", "pool": "avg"},
        {"name": "dense", "type": "dense", "units": 3}]
    write("training", {
        "versions": versions(), "convention": "pytorch", "input_shape": [8, 1, 8, 8],
        "layers": layers, "loss": "softmax_cross_entropy", "reduction": "mean",
        "optimizer": settings,
        "initial_parameters": {names[k]: boxed(v) for k, v in start.items()},
        "losses_float64": losses,
        "losses_float32": losses_32,
        "first_gradients": record["gradients"],
        "parameters_after_first_step": record["after"],
        "final_parameters": record["final"],
        "inference_of_first_batch": record["inference"]}, batches=batches)


# --------------------------------------------------------------------------- detection


def load_torchvision():
    """torchvision, or None. Its operators do not load beside a CPU-only torch (the wheel that PyPI
    serves is built for CUDA); then their names are declared, which is all that its models need."""
    import torch

    try:
        import torchvision

        return torchvision
    except RuntimeError:
        for module in [m for m in sys.modules if m.split(".")[0] == "torchvision"]:
            del sys.modules[module]
        library = torch.library.Library("torchvision", "DEF")
        library.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        library.define("qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        load_torchvision.library = library  # dropped, it would take the names away again
        import torchvision

        return torchvision
    except ImportError:
        return None


def iou(a, b):
    """Intersection over union of two [x1, y1, x2, y2]; 0 where the union has no area."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    common = max(width, 0.0) * max(height, 0.0)
    area = lambda box: (box[2] - box[0]) * (box[3] - box[1])
    union = area(a) + area(b) - common
    return common / union if union > 0 else 0.0


def suppress(boxes, scores, threshold, classes=None):
    """Greedy: highest score first, equal scores in order of index; IoU > threshold suppresses."""
    order = sorted(range(len(boxes)), key=lambda i: (-scores[i], i))
    kept, gone = [], set()
    for i in order:
        if i in gone:
            continue
        kept.append(i)
        for j in order:
            same = classes is None or classes[i] == classes[j]
            if j != i and j not in kept and same and iou(boxes[i], boxes[j]) > threshold:
                gone.add(j)
    return kept


def round_away(value):
    """C's round: halves go away from zero (Python's goes to even)."""
    return int(math.copysign(math.floor(abs(value) + 0.5), value))


def roi_pool(values, shape, rois, scale, size):
    """Fast R-CNN's pooling with whole-number bins. Also where each maximum was (-1: empty bin)."""
    _, channels, height, width = shape
    output, places = [], []
    for batch, x1, y1, x2, y2 in rois:
        left, top, right, bottom = (round_away(v * scale) for v in (x1, y1, x2, y2))
        wide, high = max(right - left + 1, 1), max(bottom - top + 1, 1)
        for channel in range(channels):
            base = (int(batch) * channels + channel) * height * width
            for i in range(size[0]):
                y_from = min(max(i * high // size[0] + top, 0), height)
                y_to = min(max(-(-(i + 1) * high // size[0]) + top, 0), height)
                for j in range(size[1]):
                    x_from = min(max(j * wide // size[1] + left, 0), width)
                    x_to = min(max(-(-(j + 1) * wide // size[1]) + left, 0), width)
                    best = -1
                    for y in range(y_from, y_to):
                        for x in range(x_from, x_to):
                            at = base + y * width + x
                            if best < 0 or values[at] > values[best]:
                                best = at
                    places.append(best)
                    output.append(values[best] if best >= 0 else 0.0)
    return output, places


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def yolo_v1(values, grid, boxes, classes, image):
    """Cell by cell, box by box: (corners in pixels, score for each class)."""
    height, width = image
    cell, result = boxes * 5 + classes, []
    for row in range(grid):
        for column in range(grid):
            at = (row * grid + column) * cell
            probabilities = values[at + boxes * 5:at + cell]
            for b in range(boxes):
                x, y, w, h, confidence = values[at + b * 5:at + b * 5 + 5]
                cx, cy = (column + x) / grid * width, (row + y) / grid * height
                w, h = w * width, h * height
                result.append({
                    "row": row, "column": column, "box": b,
                    "corners": [cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2],
                    "confidence": confidence, "scores": [p * confidence for p in probabilities]})
    return result


def yolo_anchored(values, grid, anchors, classes, image, independent):
    """v2 and v3: anchors in pixels; v3 has a sigmoid for each class, v2 a softmax over them."""
    (rows, columns), (height, width) = grid, image
    part, result = 5 + classes, []
    at = lambda b, k, row, column: values[((b * part + k) * rows + row) * columns + column]
    for row in range(rows):
        for column in range(columns):
            for b, (anchor_w, anchor_h) in enumerate(anchors):
                tx, ty, tw, th, to = (at(b, k, row, column) for k in range(5))
                logits = [at(b, 5 + k, row, column) for k in range(classes)]
                if independent:
                    probabilities = [sigmoid(v) for v in logits]
                else:
                    powers = [math.exp(v - max(logits)) for v in logits]
                    probabilities = [v / sum(powers) for v in powers]
                cx, cy = (column + sigmoid(tx)) * width / columns, (row + sigmoid(ty)) * height / rows
                w, h = anchor_w * math.exp(tw), anchor_h * math.exp(th)
                result.append({
                    "row": row, "column": column, "box": b,
                    "corners": [cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2],
                    "confidence": sigmoid(to), "scores": [p * sigmoid(to) for p in probabilities]})
    return result


def make_detection():
    import torch

    vision = load_torchvision()
    compiled = vision is not None and vision.extension._has_ops()
    confirmed = []

    pairs = []
    for name, a, b in (
            ("same", [1, 1, 3, 4], [1, 1, 3, 4]),
            ("half", [0, 0, 2, 1], [0, 0, 1, 1]),
            ("corner_overlap", [0, 0, 2, 2], [1, 1, 3, 3]),
            ("contained", [0, 0, 4, 4], [1, 1, 2, 3]),
            ("disjoint", [0, 0, 1, 1], [2, 3, 4, 5]),
            ("disjoint_in_x_only", [0, 0, 1, 4], [2, 1, 3, 3]),
            ("disjoint_in_both_negative_product", [0, 0, 1, 1], [5, 5, 6, 6]),
            ("touching_edge", [0, 0, 2, 2], [2, 0, 4, 2]),
            ("touching_corner", [0, 0, 2, 2], [2, 2, 3, 3]),
            ("zero_area_inside", [0, 0, 4, 4], [2, 2, 2, 3]),
            ("zero_area_both_apart", [0, 0, 0, 0], [3, 3, 3, 3]),
            ("zero_area_both_same", [1, 2, 1, 2], [1, 2, 1, 2]),
            ("zero_area_line_on_edge", [0, 0, 4, 4], [4, 0, 4, 4]),
            ("negative_coordinates", [-3, -2, 1, 1], [-1, -1, 2, 2]),
            ("fractions", [0.25, 0.5, 2.75, 3.25], [1.125, -0.5, 3.5, 2.0]),
            ("thin", [0, 0, 100, 0.125], [0, 0, 0.125, 100])):
        a, b = [float(v) for v in a], [float(v) for v in b]
        value = iou(a, b)
        assert value == iou(b, a)
        if vision is not None:
            other = vision.ops.box_iou(torch.tensor([a], dtype=torch.float64),
                                       torch.tensor([b], dtype=torch.float64)).item()
            assert math.isnan(other) if name.startswith("zero_area_both") else abs(
                other - value) < 1e-15, (name, value, other)
        entry = {"name": name, "a": a, "b": b, "iou": value}
        if name.startswith("zero_area_both"):
            entry["note"] = "0 by our definition; torchvision divides 0 by 0 and gives NaN"
        pairs.append(entry)
    if vision is not None:
        confirmed.append("torchvision.ops.box_iou")

    cases = []

    def nms(name, boxes, scores, threshold, classes=None):
        boxes = [[float(v) for v in box] for box in boxes]
        kept = suppress(boxes, scores, threshold, classes)
        if compiled and boxes:
            tensors = (torch.tensor(boxes, dtype=torch.float64),
                       torch.tensor(scores, dtype=torch.float64))
            if classes is None:
                other = vision.ops.nms(*tensors, threshold)
            else:
                other = vision.ops.batched_nms(*tensors, torch.tensor(classes), threshold)
            assert other.tolist() == kept, (name, kept, other)
        cases.append({"name": name, "boxes": boxes, "scores": scores, "threshold": threshold}
                     | ({"classes": classes} if classes is not None else {}) | {"kept": kept})

    nms("none", [], [], 0.5)
    nms("one", [[0, 0, 1, 1]], [0.25], 0.5)
    nms("same_box_twice", [[0, 0, 2, 2], [0, 0, 2, 2]], [0.25, 0.75], 0.5)
    nms("exactly_the_threshold_stays", [[0, 0, 2, 1], [0, 0, 1, 1]], [0.75, 0.5], 0.5)
    nms("just_over_the_threshold_goes", [[0, 0, 2, 1], [0, 0, 1, 1]], [0.75, 0.5], 0.4921875)
    nms("chain_the_suppressed_suppresses_nothing",
        [[0, 0, 4, 4], [1, 0, 5, 4], [2, 0, 6, 4], [3, 0, 7, 4]], [0.875, 0.75, 0.625, 0.5], 0.5)
    nms("equal_scores_lower_index_first", [[1, 0, 5, 4], [0, 0, 4, 4], [20, 20, 24, 24], [2, 0, 6, 4]],
        [0.5, 0.5, 0.5, 0.5], 0.5)
    nms("threshold_0_touching_stays", [[0, 0, 2, 2], [2, 0, 4, 2], [1, 1, 3, 3]], [0.5, 0.75, 0.25], 0.0)
    nms("threshold_1_keeps_all", [[0, 0, 2, 2], [0, 0, 2, 2], [0, 0, 2, 1]], [0.5, 0.75, 0.25], 1.0)
    rng = generator("nms")
    crowd = []
    for _ in range(30):
        x, y = rng.randint(0, 320) / 16, rng.randint(0, 320) / 16
        crowd.append([x, y, x + rng.randint(64, 192) / 16, y + rng.randint(64, 192) / 16])
    scores = [k / 64 for k in rng.sample(range(1, 64), 30)]
    for threshold in (0.25, 0.5, 0.75):
        nms(f"crowd_{threshold}", crowd, scores, threshold)
    nms("crowd_by_class", crowd, scores, 0.25, [rng.randrange(3) for _ in range(30)])
    if compiled:
        confirmed += ["torchvision.ops.nms", "torchvision.ops.batched_nms"]

    pools = []

    def roi(name, shape, rois, scale, size, note=None):
        rng = generator(f"roi {name}")
        values = draw(rng, shape)
        rois = [[float(v) for v in r] for r in rois]
        output, places = roi_pool(values, shape, rois, scale, size)
        upstream = draw_repeating(rng, [len(output)], 1.0)
        gradient = [0.0] * len(values)
        for place, value in zip(places, upstream):
            if place >= 0:
                gradient[place] += value
        out_shape = [len(rois), shape[1], *size]
        if compiled:
            for dtype in (torch.float64, torch.float32):
                x = torch.tensor(values, dtype=dtype).reshape(shape).requires_grad_()
                y = vision.ops.roi_pool(x, torch.tensor(rois, dtype=dtype), tuple(size), scale)
                assert list(y.shape) == out_shape
                assert flat(y) == output, (name, dtype)
                y.backward(torch.tensor(upstream, dtype=dtype).reshape(out_shape))
                assert flat(x.grad) == gradient, (name, dtype)
        pools.append({"name": name, "input_shape": shape, "input": values, "rois": rois,
                      "spatial_scale": scale, "output_size": size, "output_shape": out_shape,
                      "output": output, "upstream": upstream, "input_gradient": gradient}
                     | ({"note": note} if note else {}))

    roi("whole_map", [1, 2, 4, 4], [[0, 0, 0, 3, 3]], 1.0, [2, 2])
    roi("bins_overlap_when_they_do_not_divide", [1, 1, 5, 7], [[0, 0, 0, 6, 4]], 1.0, [2, 3])
    roi("several_in_two_images", [2, 2, 4, 5], [[0, 0, 0, 2, 3], [1, 1, 1, 4, 3], [0, 2, 0, 4, 1]], 1.0,
        [2, 2])
    roi("scaled_down_by_16", [1, 1, 6, 6], [[0, 10, 20, 70, 90], [0, 33, 0, 95, 47]], 0.0625, [2, 2])
    roi("halves_round_away_from_zero", [1, 1, 6, 6], [[0, 1, 3, 5, 9], [0, 5, 1, 11, 7]], 0.5, [2, 2],
        note="0.5 becomes 1, 1.5 becomes 2, 2.5 becomes 3")
    roi("smaller_than_the_bins", [1, 1, 4, 4], [[0, 1, 1, 2, 1]], 1.0, [3, 3])
    roi("one_pixel", [1, 2, 3, 3], [[0, 1, 1, 1, 1]], 1.0, [1, 1])
    roi("reaches_outside_the_map", [1, 1, 4, 4], [[0, 2, 2, 7, 7], [0, -3, -2, 1, 1]], 1.0, [2, 2],
        note="empty bins are 0 and pass no gradient")
    roi("turned_inside_out", [1, 1, 4, 4], [[0, 3, 3, 1, 1]], 1.0, [2, 2],
        note="width and height are at least 1")
    if compiled:
        confirmed.append("torchvision.ops.roi_pool (float64 and float32, gradients too)")

    grids = []
    rng = generator("yolo")
    grid, boxes, classes = 2, 2, 3
    values = [rng.randint(0, 128) / 128 for _ in range(grid * grid * (boxes * 5 + classes))]
    grids.append({"name": "yolov1", "decoding": "yolov1", "image": [64, 96], "grid": [grid, grid],
                  "boxes": boxes, "classes": classes,
                  "order": "row, column, then B times (x, y, w, h, confidence), then C class "
                  "probabilities",
                  "output_shape": [grid, grid, boxes * 5 + classes], "output": values,
                  "decoded": yolo_v1(values, grid, boxes, classes, [64, 96])})
    values = [0.5, 0.25, 0.5, 0.25, 1.0, 0.5, 1.0]
    grids.append({"name": "yolov1_one_cell", "decoding": "yolov1", "image": [100, 200],
                  "grid": [1, 1], "boxes": 1, "classes": 2, "order": grids[0]["order"],
                  "output_shape": [1, 1, 7], "output": values,
                  "decoded": yolo_v1(values, 1, 1, 2, [100, 200])})
    anchors, classes, shape = [[10.0, 13.0], [33.0, 23.0]], 2, [2, 3]
    values = draw_repeating(rng, [len(anchors) * (5 + classes) * 6])
    for name in ("yolov2", "yolov3"):
        grids.append({"name": name, "decoding": name, "image": [64, 96], "grid": shape,
                      "boxes": len(anchors), "classes": classes, "anchors": anchors,
                      "order": "channels first: for each anchor (x, y, w, h, objectness, classes), "
                      "each a map of rows and columns",
                      "output_shape": [len(anchors) * (5 + classes), *shape], "output": values,
                      "decoded": yolo_anchored(values, shape, anchors, classes, [64, 96],
                                               name == "yolov3")})
    used = versions() | ({"torchvision": vision.__version__} if vision is not None else {})
    write("detection", {"versions": used, "dtype": "float64", "confirmed_by": confirmed},
          iou=pairs, nms=cases, roi_pool=pools, yolo=grids)
    print("  confirmed by", confirmed or "nothing but this script and check.py")


# --------------------------------------------------------------------------- models


def make_models():
    import torch
    from torch import nn

    vision = load_torchvision()
    if vision is None:
        print("models.json: skipped, torchvision is not installed")
        return
    names = ["alexnet", "vgg16", "resnet18", "resnet34", "resnet50", "resnet101", "resnet152",
             "mobilenet_v2"]
    models, totals = [], []
    for name in names:
        with torch.device("meta"):
            model = getattr(vision.models, name)(weights=None).eval()
        rows, seen = [], set()

        def record(path):
            def hook(module, inputs, output):
                row = {"name": path, "type": type(module).__name__,
                       "input": list(inputs[0].shape[1:]), "output": list(output.shape[1:])}
                own = 0 if path in seen else sum(p.numel() for p in module.parameters())
                seen.add(path)
                if isinstance(module, (nn.Conv2d, nn.MaxPool2d)):
                    row |= {"kernel": pair(module.kernel_size), "stride": pair(module.stride),
                            "padding": pair(module.padding)}
                macs = 0
                if isinstance(module, nn.Conv2d):
                    row["groups"] = module.groups
                    macs = output[0].numel() * module.weight[0].numel()
                elif isinstance(module, nn.Linear):
                    macs = module.weight.numel()
                row |= {"params": own, "macs": macs}
                rows.append(row)
            return hook

        for path, module in model.named_modules():
            if not list(module.children()):
                module.register_forward_hook(record(path))
        with torch.no_grad():
            output = model(torch.empty(1, 3, 224, 224, device="meta"))
        params = sum(p.numel() for p in model.parameters())
        assert params == sum(row["params"] for row in rows)
        channels = sum(m.num_features for m in model.modules() if isinstance(m, nn.BatchNorm2d))
        models += [{"model": name} | row for row in rows]
        totals.append({"model": name, "input": [3, 224, 224], "output": list(output.shape[1:]),
                       "params": params, "macs": sum(row["macs"] for row in rows),
                       "batchnorm_channels": channels, "rows": len(rows)})
        print(f"  {name}: {params:,} parameters, {totals[-1]['macs']:,} multiply-adds")
    write("models", {"versions": versions() | {"torchvision": vision.__version__}},
          totals=totals, layers=models)


# --------------------------------------------------------------------------- main

MAKERS = {"layers": make_layers, "losses": make_losses, "optimizers": make_optimizers,
          "training": make_training, "detection": make_detection, "models": make_models}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true",
                        help="hold the files on disk against plain numpy loops (check.py)")
    parser.add_argument("--only", help="comma-separated: " + ", ".join(MAKERS))
    options = parser.parse_args()
    wanted = options.only.split(",") if options.only else list(MAKERS)
    for name in wanted:
        if name not in MAKERS:
            parser.error(f"no fixture is called {name}; there are {', '.join(MAKERS)}")
    if options.check:
        import check

        sys.exit(check.run(wanted))
    import torch

    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(SEED)
    for name in wanted:
        MAKERS[name]()


if __name__ == "__main__":
    main()
