"""A session with the service by the public package tritonclient: session.py http|grpc HOST:PORT."""
import hashlib
import sys

import numpy as np

kind, address = sys.argv[1:]
if kind == "http":
    import tritonclient.http as triton
else:
    import tritonclient.grpc as triton

MODEL = "faces"
METADATA = {} if kind == "http" else {"as_json": True}


def tensor(name, values, datatype):
    result = triton.InferInput(name, list(values.shape), datatype)
    result.set_data_from_numpy(values)
    return result


def show(name, values):
    print(name, values.dtype, values.shape, "in [-1, 1]:", bool((np.abs(values) <= 1).all()))


client = triton.InferenceServerClient(address)
print("live", client.is_server_live(), "ready", client.is_server_ready())
print("model ready", client.is_model_ready(MODEL), "another", client.is_model_ready(MODEL, "00000000"))
server = client.get_server_metadata(**METADATA)
print("server", server["name"], server.get("extensions", []))
model = client.get_model_metadata(MODEL, **METADATA)
print("inputs", [(slot["name"], slot["datatype"]) for slot in model["inputs"]])
print("outputs", [(slot["name"], slot["datatype"]) for slot in model["outputs"]])
version = model["versions"][0]
dimension = int(model["inputs"][0]["shape"][1])

seeds = tensor("seed", np.array([42, 43, -1], dtype=np.int64), "INT64")
answer = client.infer(MODEL, [seeds], request_id="a", model_version=version)
images = answer.as_numpy("image")
show("seeds", images)

z = np.random.default_rng(0).standard_normal((5, dimension)).astype(np.float32)
answer = client.infer(MODEL, [tensor("z", z, "FP32")], parameters={"truncation": "0.7"})
show("latents", answer.as_numpy("image"))

wanted = [triton.InferRequestedOutput("encoded"), triton.InferRequestedOutput("image")]
answer = client.infer(MODEL, [seeds], outputs=wanted)
files = answer.as_numpy("encoded")
print("files", files.shape, [bytes(file[1:4]).decode() for file in files.flat])
print("sha256 of the face of 42", hashlib.sha256(files.flat[0]).hexdigest())
print("same images", bool((answer.as_numpy("image") == images).all()))

try:
    client.infer(MODEL, [tensor("z", z[:, 1:].copy(), "FP32")])
except triton.InferenceServerException as e:
    print("refused", e)
try:
    client.infer("other", [seeds])
except triton.InferenceServerException as e:
    print("refused", e)
