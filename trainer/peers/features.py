"""The built-in feature extractor beside its source: nsfwjs itself under TensorFlow.js, and Keras's own
InceptionV3 with the package's weights, on photographs.

    npm pack nsfwjs@4.4.0 && tar xzf nsfwjs-4.4.0.tgz
    npm install nsfwjs@4.4.0 @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0 buffer@6
    pip install onnx onnxruntime numpy Pillow tensorflow-cpu
    python trainer/peers/features.py package photographs.zip       # in the folder of node_modules

Prints the largest and the mean difference in the 768 features, and the root mean square of the features
themselves. With a third argument, writes there what nsfwjs gives for the pattern of BuiltinExtractorTest,
which is nsfwjs.txt of its resources.
"""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnxruntime

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src" / "features"))
import convert
from range import photographs

ONNX = HERE.parent / "src/main/resources/io/ganqp/trainer/evaluation/feature/inception-mixed5.onnx"
IMAGES = 8


def nsfwjs(images, _=None):
    levels = np.ascontiguousarray(images.transpose(0, 2, 3, 1) * 255, np.float32)
    output = subprocess.run(
        ["node", HERE / "features.mjs"], input=levels.tobytes(), stdout=subprocess.PIPE, check=True
    ).stdout
    return np.frombuffer(output, np.float32).reshape(len(images), 17 * 17, 768).mean(1)


def keras_applications(images, package):
    import keras

    _, weights = convert.read(package)
    network = keras.applications.InceptionV3(weights=None, include_top=False, input_shape=(299, 299, 3))
    network = keras.Model(network.input, network.get_layer("mixed5").output)

    def number(name):
        return int((re.search(r"_(\d+)$", name) or [0, 0])[1])

    # The layers of a kind have numbers by their order in both, from one on in the package.
    parts = {"conv2d": ["kernel"], "batch_normalization": ["beta", "moving_mean", "moving_variance"]}
    for kind, names in parts.items():
        layers = sorted((layer for layer in network.layers if layer.name.startswith(kind)), key=lambda l: number(l.name))
        for i, layer in enumerate(layers, 1):
            layer.set_weights([convert.real(weights[f"{kind}_{i}/{name}"]).astype(np.float32) for name in names])
    return network.predict(images.transpose(0, 2, 3, 1), verbose=0).mean((1, 2))


def pattern(size):
    y, x = np.mgrid[0:size, 0:size]
    planes = [(x * (c + 1) + y * (3 - c)) // 4 + (x * y // 16) % 2 * 40 for c in range(3)]
    return (np.stack(planes) % 256).astype(np.float32)[None] / 255


def main():
    package, source, *target = sys.argv[1:]
    if target:
        Path(target[0]).write_text("\n".join(f"{value:.9g}" for value in nsfwjs(pattern(299))[0]) + "\n")
    images = np.stack(list(photographs(source)))[:IMAGES]
    features = onnxruntime.InferenceSession(ONNX).run(None, {"images": images})[0]
    print(f"{len(images)} photographs of 299 px, features of rms {np.sqrt((features**2).mean()):.4f}")
    for peer in (nsfwjs, keras_applications):
        difference = np.abs(peer(images, package) - features)
        print(f"{peer.__name__:20} largest difference {difference.max():.2e}, mean {difference.mean():.2e}")


if __name__ == "__main__":
    main()
