#!/usr/bin/env python3
"""Writes inception-mixed5.onnx: InceptionV3 of the npm package nsfwjs 4.4.0 up to its layer mixed5.

    npm pack nsfwjs@4.4.0 && tar xzf nsfwjs-4.4.0.tgz
    python3 convert.py package inception-mixed5.onnx        # onnx, numpy

Input `images` [N, 3, H, W] in [0, 1], output `features` [N, 768]: the mean of each channel of mixed5.
Keras gives InceptionV3 images in [-1, 1], but the package's batch norms were fitted to images in [0, 1]
while its authors trained the layers above mixed5; `range.py` shows it.

The weights stay the bytes that they are in the package. A batch norm is part of the scales and biases:
a kernel's scale for channel c becomes scale / sqrt(variance[c] + epsilon). The same package gives the
same file.
"""

import base64
import hashlib
import json
import re
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LAST = "mixed5"


# ---- the package -------------------------------------------------------------------------------


def topology(folder):
    """The module's object literal as JSON: keys unquoted, !0 for true, .5 for 0.5."""
    text = (folder / "model.min.js").read_text()
    start = text.index("{modelTopology:")
    tokens = re.compile(
        r'"(?:[^"\\]|\\.)*"|(?P<key>[A-Za-z_]\w*)(?=:)|!(?P<bool>[01])|(?<!\d)(?P<dot>\.\d)'
    )

    def replaced(match):
        if match["key"]:
            return f'"{match["key"]}"'
        if match["bool"]:
            return "true" if match["bool"] == "0" else "false"
        if match["dot"]:
            return f'0{match["dot"]}'
        return match[0]

    literal = tokens.sub(replaced, text[start:])
    return json.JSONDecoder().raw_decode(literal)[0]


def shards(folder, count):
    for i in range(1, count + 1):
        text = (folder / f"group1-shard{i}of{count}.min.js").read_text()
        yield base64.b64decode(max(re.findall(r'"([A-Za-z0-9+/=]{1000,})"', text), key=len))


def read(package):
    """Layers in order, and for each weight its bytes, minimum and scale."""
    folder = Path(package) / "dist" / "models" / "inception_v3"
    model = topology(folder)
    group = model["weightsManifest"][0]
    data = b"".join(shards(folder, len(group["paths"])))
    weights, offset = {}, 0
    for entry in group["weights"]:
        quantization = entry["quantization"]
        assert quantization["dtype"] == "uint8", entry
        size = int(np.prod(entry["shape"]))
        values = np.frombuffer(data, np.uint8, size, offset).reshape(entry["shape"])
        weights[entry["name"]] = (values, quantization["min"], quantization["scale"])
        offset += size
    assert offset == len(data), (offset, len(data))
    return model["modelTopology"]["model_config"]["config"]["layers"], weights


def real(weight):
    values, minimum, scale = weight
    return values.astype(np.float64) * scale + minimum


# ---- the graph ---------------------------------------------------------------------------------


class Graph:
    """Layers become nodes under their own names, a convolution together with its batch norm."""

    def __init__(self, weights):
        self.weights = weights
        self.nodes = []
        self.initializers = []
        self.names = {}
        self.pending = {}

    def constant(self, name, values):
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind, name, inputs, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
        self.names[name] = name

    def add(self, layer):
        config, name = layer["config"], layer["name"]
        inputs = [source[0] for source in layer["inbound_nodes"][0]] if layer["inbound_nodes"] else []
        getattr(self, layer["class_name"])(name, config, [self.names.get(i, i) for i in inputs])

    def InputLayer(self, name, config, inputs):
        self.names[name] = "images"

    def Conv2D(self, name, config, inputs):
        assert not config["use_bias"] and config["activation"] == "linear", config
        assert config["padding"] == "valid" or config["strides"] == [1, 1], config
        self.pending[name] = (config, inputs)

    def BatchNormalization(self, name, config, inputs):
        assert config["center"] and not config["scale"], config
        convolution, sources = self.pending.pop(inputs[0])
        values, minimum, scale = self.weights[inputs[0] + "/kernel"]
        deviation = np.sqrt(real(self.weights[name + "/moving_variance"]) + config["epsilon"])
        bias = real(self.weights[name + "/beta"]) - real(self.weights[name + "/moving_mean"]) / deviation
        kernel = self.kernel(f"{inputs[0]}.kernel", values, minimum, scale, deviation)
        height, width = convolution["kernel_size"]
        same = convolution["padding"] == "same"
        self.node(
            "Conv",
            inputs[0],
            [*sources, kernel, self.constant(f"{inputs[0]}.bias", bias.astype(np.float32))],
            kernel_shape=[height, width],
            strides=convolution["strides"],
            pads=[height // 2, width // 2] * 2 if same else [0] * 4,
        )
        self.names[name] = inputs[0]

    def kernel(self, name, values, minimum, scale, deviation):
        """(values * scale + minimum) / deviation, as [out, in, height, width]."""
        zero = round(-minimum / scale)
        assert abs(zero * scale + minimum) < 1e-9 and 0 <= zero <= 255, (minimum, scale)
        inputs = [
            self.constant(f"{name}.uint8", values.transpose(3, 2, 0, 1)),
            self.constant(f"{name}.scale", (scale / deviation).astype(np.float32)),
            self.constant(f"{name}.zero", np.full(len(deviation), zero, np.uint8)),
        ]
        self.node("DequantizeLinear", name, inputs, axis=0)
        return name

    def Activation(self, name, config, inputs):
        assert config["activation"] == "relu", config
        self.node("Relu", name, inputs)

    def MaxPooling2D(self, name, config, inputs):
        assert config["padding"] == "valid", config
        self.node("MaxPool", name, inputs, kernel_shape=config["pool_size"], strides=config["strides"])

    def AveragePooling2D(self, name, config, inputs):
        assert config["padding"] == "same" and config["strides"] == [1, 1], config
        padding = [size // 2 for size in config["pool_size"]] * 2
        # Without its default, which counts the padding too; TensorFlow does not.
        self.node(
            "AveragePool",
            name,
            inputs,
            kernel_shape=config["pool_size"],
            strides=[1, 1],
            pads=padding,
            count_include_pad=0,
        )

    def Concatenate(self, name, config, inputs):
        assert config["axis"] == 3, config
        self.node("Concat", name, inputs, axis=1)

    def model(self):
        self.node("GlobalAveragePool", "pooled", [LAST])
        self.nodes.append(helper.make_node("Flatten", ["pooled"], ["features"], name="features"))
        graph = helper.make_graph(
            self.nodes,
            "inception-mixed5",
            [helper.make_tensor_value_info("images", TensorProto.FLOAT, ["N", 3, "H", "W"])],
            [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["N", 768])],
            self.initializers,
        )
        model = helper.make_model(
            graph, producer_name="ganqp", ir_version=8, opset_imports=[helper.make_opsetid("", 17)]
        )
        helper.set_model_props(
            model,
            {
                "source": "npm package nsfwjs 4.4.0, dist/models/inception_v3, input_1 to mixed5",
                "licence": "MIT, see the NOTICE beside this file",
            },
        )
        onnx.checker.check_model(model, full_check=True)
        return model


def convert(package):
    layers, weights = read(package)
    graph = Graph(weights)
    for layer in layers:
        # Layers that were never trained further are those of ImageNet.
        assert not layer["config"].get("trainable", False), layer["name"]
        graph.add(layer)
        if layer["name"] == LAST:
            break
    assert not graph.pending, graph.pending
    return graph.model()


def main():
    package, target = sys.argv[1:]
    content = convert(package).SerializeToString(deterministic=True)
    Path(target).write_bytes(content)
    print(f"{target}: {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
