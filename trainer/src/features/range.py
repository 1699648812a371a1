#!/usr/bin/env python3
"""Shows in which range the package's batch norms want images: from a folder or .zip of photographs, the
root mean square, over channels, of the mean and of the deviation of what each batch norm gives, before
its bias. Where they are fitted to their input, that is 0 and 1.

    python3 range.py package photographs.zip        # onnx, onnxruntime, numpy, Pillow
"""

import io
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from PIL import Image

import convert

RANGES = [(-1, 1), (0, 1)]
PHOTOGRAPHS = 16


def photographs(source):
    if zipfile.is_zipfile(source):
        archive = zipfile.ZipFile(source)
        files = {name: archive.read(name) for name in archive.namelist()}
    else:
        files = {str(path): path.read_bytes() for path in Path(source).iterdir()}
    names = sorted(name for name in files if name.lower().endswith((".jpg", ".png")))
    for name in names[:: max(1, len(names) // PHOTOGRAPHS)]:
        image = Image.open(io.BytesIO(files[name])).convert("RGB").resize((299, 299), Image.Resampling.BICUBIC)
        yield np.asarray(image, np.float32).transpose(2, 0, 1) / 255


def main():
    package, source = sys.argv[1:]
    _, weights = convert.read(package)
    kernel = convert.real(weights["conv2d_1/kernel"]).sum((0, 1)).T
    means = convert.real(weights["batch_normalization_1/moving_mean"])
    colours, *_ = np.linalg.lstsq(kernel, means, rcond=None)
    print("mean red, green, blue that the first batch norm saw:", np.round(colours, 2))

    model = convert.convert(package)
    names = [node.name for node in model.graph.node if node.op_type == "Conv"]
    del model.graph.output[:]
    model.graph.output.extend(onnx.helper.make_tensor_value_info(name, 1, None) for name in names)
    session = onnxruntime.InferenceSession(model.SerializeToString())
    images = np.stack(list(photographs(source)))
    results = [
        session.run(names, {"images": images * (high - low) + low}) for low, high in RANGES
    ]
    print("layer       ", *(f"mean, deviation in {list(r)}" for r in RANGES), sep="   ")
    for i, name in enumerate(names):
        bias = convert.real(weights[name.replace("conv2d", "batch_normalization") + "/beta"])
        figures = []
        for result in results:
            values = result[i] - bias[None, :, None, None]
            figures += [np.sqrt((values.mean((0, 2, 3)) ** 2).mean()), np.sqrt(values.var((0, 2, 3)).mean())]
        print(f"{name:12}", *(f"{figure:10.2f}" for figure in figures))


if __name__ == "__main__":
    main()
