"""The benchmark's networks in PyTorch, as torchvision has them, with random weights."""
import torch
from torch import nn


def make(name):
    torch.manual_seed(1)
    return {"lenet5": lenet5, "alexnet": alexnet, "vgg16": vgg16, "smallcnn": smallcnn,
            "resnet18": lambda: ResNet(Basic, [2, 2, 2, 2]),
            "resnet50": lambda: ResNet(Bottleneck, [3, 4, 6, 3]),
            "mobilenet_v2": mobilenet_v2}[name]()


def shape(name):
    return {"lenet5": (1, 28, 28), "smallcnn": (3, 32, 32)}.get(name, (3, 224, 224))


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.Sigmoid(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5),
        nn.Sigmoid(), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(400, 120), nn.Sigmoid(),
        nn.Linear(120, 84), nn.Sigmoid(), nn.Linear(84, 10))


def smallcnn():
    layers = []
    for channels, filters in [(3, 32), (32, 64), (64, 128)]:
        layers += [nn.Conv2d(channels, filters, 3, padding=1, bias=False),
                   nn.BatchNorm2d(filters), nn.ReLU(), nn.MaxPool2d(2)]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, 10))


def classifier(features, dropout_first):
    def dense(inputs, units):
        layers = [nn.Linear(inputs, units), nn.ReLU(True)]
        return [nn.Dropout(), *layers] if dropout_first else [*layers, nn.Dropout()]
    return [nn.Flatten(), *dense(features, 4096), *dense(4096, 4096), nn.Linear(4096, 1000)]


def alexnet():
    def conv(*numbers, **options):
        return [nn.Conv2d(*numbers, **options), nn.ReLU(True)]
    pool = nn.MaxPool2d(3, 2)
    return nn.Sequential(
        *conv(3, 64, 11, stride=4, padding=2), pool, *conv(64, 192, 5, padding=2), pool,
        *conv(192, 384, 3, padding=1), *conv(384, 256, 3, padding=1),
        *conv(256, 256, 3, padding=1), pool, *classifier(256 * 6 * 6, dropout_first=True))


def vgg16():
    layers, channels = [], 3
    for filters, count in [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)]:
        for _ in range(count):
            layers += [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU(True)]
            channels = filters
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, *classifier(512 * 7 * 7, dropout_first=False))


def normed(inputs, outputs, kernel=1, stride=1, groups=1, activation=None):
    layers = [nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
              nn.BatchNorm2d(outputs)]
    return nn.Sequential(*layers, *([activation] if activation else []))


class Residual(nn.Module):
    def __init__(self, body, shortcut):
        super().__init__()
        self.body, self.shortcut = body, shortcut

    def forward(self, x):
        return torch.relu(self.body(x) + (self.shortcut(x) if self.shortcut else x))


def Basic(channels, width, stride):
    body = nn.Sequential(normed(channels, width, 3, stride, activation=nn.ReLU(True)),
                         normed(width, width, 3))
    same = stride == 1 and channels == width
    return Residual(body, None if same else normed(channels, width, 1, stride)), width


def Bottleneck(channels, width, stride):
    body = nn.Sequential(normed(channels, width, activation=nn.ReLU(True)),
                         normed(width, width, 3, stride, activation=nn.ReLU(True)),
                         normed(width, 4 * width))
    same = stride == 1 and channels == 4 * width
    return Residual(body, None if same else normed(channels, 4 * width, 1, stride)), 4 * width


class ResNet(nn.Sequential):
    def __init__(self, block, depths):
        layers = [normed(3, 64, 7, 2, activation=nn.ReLU(True)), nn.MaxPool2d(3, 2, 1)]
        channels = 64
        for stage, depth in enumerate(depths):
            for index in range(depth):
                stride = 2 if stage > 0 and index == 0 else 1
                layer, channels = block(channels, 64 << stage, stride)
                layers.append(layer)
        super().__init__(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(),
                         nn.Linear(channels, 1000))


class Inverted(nn.Module):
    def __init__(self, channels, filters, expansion, stride):
        super().__init__()
        hidden = channels * expansion
        expand = [normed(channels, hidden, activation=nn.ReLU6(True))] if expansion > 1 else []
        self.body = nn.Sequential(
            *expand, normed(hidden, hidden, 3, stride, hidden, nn.ReLU6(True)),
            normed(hidden, filters))
        self.adds = stride == 1 and channels == filters

    def forward(self, x):
        return x + self.body(x) if self.adds else self.body(x)


def mobilenet_v2():
    layers, channels = [normed(3, 32, 3, 2, activation=nn.ReLU6(True))], 32
    for expansion, filters, count, stride in [
            (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1),
            (6, 160, 3, 2), (6, 320, 1, 1)]:
        for index in range(count):
            layers.append(Inverted(channels, filters, expansion, stride if index == 0 else 1))
            channels = filters
    return nn.Sequential(*layers, normed(320, 1280, activation=nn.ReLU6(True)),
                         nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.2),
                         nn.Linear(1280, 1000))
