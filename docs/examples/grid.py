#!/usr/bin/env python3
"""Draws a grid of faces from an exported generator, with ONNX Runtime alone.

    pip install numpy onnxruntime pillow
    python docs/examples/grid.py generator.onnx faces.png --seed 0 --rows 4 --columns 8 --truncation 0.8

MODEL is a generator.onnx, or the folder of a training: out/default/faces. Seeds give the faces that the
service and `ganqp sample` give for them, because z follows from the seed as docs/seed-to-z.md specifies.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy
import onnxruntime
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from seed_to_z import latent

GUTTER = 2


def model_file(path):
    """The best model of a training, or the file itself."""
    path = Path(path)
    return path / json.loads((path / "best.json").read_text())["key"] if path.is_dir() else path


def levels(images):
    """Images in [-1, 1] to levels 0 to 255, rounded as the service rounds them."""
    scaled = images * numpy.float32(127.5) + numpy.float32(128)
    return numpy.clip(numpy.nan_to_num(scaled), 0, 255).astype(numpy.uint8)


def main(arguments):
    session = onnxruntime.InferenceSession(model_file(arguments.model), providers=["CPUExecutionProvider"])
    properties = session.get_modelmeta().custom_metadata_map
    dimension = session.get_inputs()[0].shape[1]
    print("iteration", properties["ganqp.iteration"], "of", properties["ganqp.objective"])

    seeds = range(arguments.seed, arguments.seed + arguments.rows * arguments.columns)
    z = numpy.array([list(latent(seed, dimension, arguments.truncation)) for seed in seeds], numpy.float32)
    (images,) = session.run(["image"], {"z": z})  # [N, 3, H, W]

    side = images.shape[2]
    pitch = side + GUTTER
    grid = numpy.full((arguments.rows * pitch - GUTTER, arguments.columns * pitch - GUTTER, 3), 255, numpy.uint8)
    for i, face in enumerate(levels(images).transpose(0, 2, 3, 1)):
        top, left = i // arguments.columns * pitch, i % arguments.columns * pitch
        grid[top : top + side, left : left + side] = face
    Image.fromarray(grid).save(arguments.output)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("output")
    parser.add_argument("--seed", type=int, default=0, help="the first of consecutive seeds")
    parser.add_argument("--rows", type=int, default=4)
    parser.add_argument("--columns", type=int, default=8)
    parser.add_argument("--truncation", type=float, default=1.0, help="in (0, 1]")
    main(parser.parse_args())
