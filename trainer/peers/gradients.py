"""The engines' gradients against PyTorch's in double precision.

    mvn -pl trainer -am test-compile
    java -cp 'trainer/target/test-classes:trainer/target/classes:trainer/target/lib/*' \\
        io.ganqp.trainer.bench.GradientFiles ENGINE RESOLUTION BATCH FOLDER [smooth]
    python trainer/peers/gradients.py FOLDER

Prints the relative L2 distance of each network's output, input gradient and parameter gradients,
block by block, and fails above 1e-5. At the kink of a (leaky) ReLU the gradient jumps, and of millions
of values some lie so near to it that rounding carries them across; "smooth" puts tanh in their place.
"""

import json
import sys
from pathlib import Path

import numpy
import torch
from torch import nn

import networks

TOLERANCE = 1e-5


def blocks(network):
    """The trainable tensors, layer by layer, in the order and shape that the trainer keeps them."""
    for module in network.modules():
        if isinstance(module, nn.Linear):
            yield module.weight
            if module.bias is not None:
                yield module.bias
        elif isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
            if module.bias is not None:
                yield module.bias
            yield module.weight
        elif isinstance(module, nn.BatchNorm1d | nn.BatchNorm2d):
            yield module.weight
            yield module.bias


def distance(ours, exact, floor=0.0):
    difference = float((ours - exact).norm())
    return difference / max(float(exact.norm()), floor)


def check(folder, card):
    name = card["network"]

    def read(file):
        return torch.from_numpy(numpy.fromfile(folder / f"{name}-{file}.f32", "<f4")).double()

    sizes = dict(base=card["baseChannels"], maximum=card["maximumChannels"])
    network = getattr(networks, name)(card["resolution"], **sizes).double().train()
    if card["smooth"]:
        network = nn.Sequential(
            *(nn.Tanh() if isinstance(m, nn.ReLU | nn.LeakyReLU) else m for m in network)
        )
    parameters, gradient = read("parameters"), read("parameter-gradient")
    trainable = [b for b in card["blocks"] if b["kind"] not in ("MEAN", "VARIANCE")]
    tensors = list(blocks(network))
    assert len(tensors) == len(trainable), (len(tensors), len(trainable))
    with torch.no_grad():
        for tensor, block in zip(tensors, trainable):
            values = parameters[block["offset"] :][: block["length"]]
            tensor.copy_(values.reshape(tensor.shape))
    image = (3, card["resolution"], card["resolution"])
    shape = (128,) if name == "generator" else image
    x = read("input").reshape(card["batch"], *shape).requires_grad_(True)
    y = network(x)
    y.backward(read("output-gradient").reshape(y.shape))
    report = {
        "output": distance(read("output"), y.detach().flatten()),
        "input gradient": distance(read("input-gradient"), x.grad.flatten()),
    }
    # A bias before batch norm has no effect: what is left of its gradient is noise.
    noise = 0.1 * float(gradient.norm())
    for tensor, block in zip(tensors, trainable):
        ours = gradient[block["offset"] :][: block["length"]]
        floor = noise if block["kind"] == "BIAS" else 0.0
        report[f"layer {block['layer']} {block['kind'].lower()}"] = distance(
            ours, tensor.grad.flatten(), floor
        )
    for what, value in report.items():
        print(f"{name:<10} {what:<20} {value:.1e}{'' if value <= TOLERANCE else '  TOO FAR'}")
    return max(report.values())


def main(folder):
    worst = max(check(folder, card) for card in json.loads((folder / "card.json").read_text()))
    print(f"worst {worst:.1e}")
    return worst > TOLERANCE


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
