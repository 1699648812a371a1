#!/usr/bin/env python3
"""Writes pillow.txt: what Pillow makes of planes of numbers in mode F.

A line is: filter, width, height, new width, new height, seed, and then either the values of the new
plane, row by row, as the hexadecimal digits of big-endian float32, or, where that is long, `crc32`
and the CRC-32 of those bytes. The plane that is resized holds floor(256 * u), row by row, of the
generator x <- (1664525 x + 1013904223) mod 2^32 that begins at the seed, with u = x / 2^32.

    python3 generate.py > pillow.txt        # Pillow 13.0.0, numpy
"""

import random
import zlib

import numpy as np
from PIL import Image

FILTERS = {name: getattr(Image.Resampling, name) for name in ("BOX", "BILINEAR", "BICUBIC", "LANCZOS")}


def plane(seed, width, height):
    values, x = [], seed
    for _ in range(width * height):
        x = (1664525 * x + 1013904223) % 2**32
        values.append(x >> 24)
    return np.array(values, np.float32).reshape(height, width)


def resized(name, width, height, new_width, new_height, seed):
    image = Image.fromarray(plane(seed, width, height))
    assert image.mode == "F"
    return np.asarray(image.resize((new_width, new_height), FILTERS[name])).astype(">f4").tobytes()


def main():
    shapes = [("BICUBIC", 6, 6, 13, 13, 50), ("BICUBIC", 13, 13, 6, 6, 51), ("BILINEAR", 6, 6, 13, 13, 50)]
    shapes += [(name, 9, 7, 4, 10, 1) for name in FILTERS]
    shapes += [("BICUBIC", size, size, new, new, size) for size in (32, 64, 128, 512) for new in (150, 224, 299)]
    random.seed(1)
    for _ in range(400):
        sides = [random.choice((random.randint(1, 12), random.randint(1, 90))) for _ in range(4)]
        shapes.append((random.choice(list(FILTERS)), *sides, random.randrange(2**32)))
    for shape in shapes:
        values = resized(*shape)
        end = values.hex() if len(values) <= 4 * 200 else f"crc32 {zlib.crc32(values):08x}"
        print(*shape, end)


if __name__ == "__main__":
    main()
