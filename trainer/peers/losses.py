"""The losses of two engines on the same training, side by side.

    mvn -pl trainer -am package -DskipTests
    python trainer/peers/losses.py [ITERATIONS [ENGINE ENGINE]]     # 200 onednn dl4j without

32 px, the reference's channels, batch 64, built-in faces. Rounding makes trainings drift apart, slowly
at first; what an engine computes wrongly shows in the first iterations.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
EVERY = 20
DOCUMENT = """
apiVersion: ganqp.io/v1alpha1
kind: GanQpTraining
metadata: {{name: losses}}
spec:
  dataset: {{builtin: {{images: 1024}}}}
  model: {{resolution: 32}}
  training: {{iterations: {iterations}, batchSize: 64}}
  evaluation: {{everyIterations: {iterations}, samples: 64}}
  checkpoint: {{everyIterations: {iterations}}}
  storage: {{volume: {{claimName: out}}}}
"""


def losses(engine, iterations, folder):
    document = Path(folder, "losses.yaml")
    document.write_text(DOCUMENT.format(iterations=iterations))
    out = Path(folder, engine)
    command = [HERE.parent / "target/ganqp", "train", "-f", document, "--engine", engine]
    command += ["--volume", f"out={out}", "--cache", Path(folder, "cache")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lines = map(json.loads, Path(out, "default/losses/metrics.jsonl").read_text().splitlines())
    return [line for line in lines if "criticLoss" in line]


def main(iterations=200, *engines):
    engines = engines or ("onednn", "dl4j")
    with tempfile.TemporaryDirectory() as folder:
        curves = [losses(engine, int(iterations), folder) for engine in engines]
    print(f"{'iteration':>9}  " + "  ".join(f"{'critic ' + e:>16} {'generator ' + e:>18}" for e in engines))
    for lines in zip(*curves):
        iteration = lines[0]["iteration"]
        if iteration <= 5 or iteration % EVERY == 0:
            figures = [f"{line['criticLoss']:16.5f} {line['generatorLoss']:18.5f}" for line in lines]
            print(f"{iteration:9}  " + "  ".join(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
