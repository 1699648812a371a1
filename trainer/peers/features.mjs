// What nsfwjs itself gives for its layer mixed5: levels 0 ... 255 as float32 [N, 299, 299, 3] on standard
// input, activations as float32 [N, 17, 17, 768] on standard output. Run by features.py in a folder with the
// packages nsfwjs, @tensorflow/tfjs, @tensorflow/tfjs-backend-wasm and buffer.
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/");
const tf = require("@tensorflow/tfjs");
require("@tensorflow/tfjs-backend-wasm");
await tf.setBackend("wasm");
console.info = () => {};

const { InceptionV3Model } = require("nsfwjs/models/inception_v3");
const { load } = require("nsfwjs/core");
const nsfw = await load("InceptionV3", { modelDefinitions: [InceptionV3Model] });

const bytes = readFileSync(0);
const levels = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
const size = 299 * 299 * 3;
for (let i = 0; i < levels.length; i += size) {
  const image = tf.tensor(levels.slice(i, i + size), [299, 299, 3]);
  const activations = Buffer.from(nsfw.infer(image, "mixed5").dataSync().slice().buffer);
  for (let written = 0; written < activations.length; ) {
    written += writeSync(1, activations, written);
  }
}
