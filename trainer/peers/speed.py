"""The trainer beside PyTorch on this machine, alternating: seconds per iteration, reference channels.

    mvn -pl trainer -am package -DskipTests
    pip install torch
    python trainer/peers/speed.py [RESOLUTION:BATCH ...]     # 32:64 64:64 128:16 256:4 without

Both figures are medians of iterations. The trainer's are those of the program as a user runs it,
images, losses, Adam, averages, metrics and logs included; evaluation and checkpoints, which PyTorch's
side has not, are left out. ROUNDS, SECONDS_A_RUN and ENGINE (an engine of the trainer) in the
environment change what is run.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS_A_RUN = float(os.environ.get("SECONDS_A_RUN", "12"))
ENGINE = os.environ.get("ENGINE", "auto")
DOCUMENT = """
apiVersion: ganqp.io/v1alpha1
kind: GanQpTraining
metadata: {{name: speed}}
spec:
  dataset: {{builtin: {{images: 256}}}}
  model: {{resolution: {resolution}}}
  training: {{iterations: {iterations}, batchSize: {batch}}}
  evaluation: {{everyIterations: {iterations}, samples: 64}}
  checkpoint: {{everyIterations: {iterations}}}
  storage: {{volume: {{claimName: out}}}}
"""


def trainer(resolution, batch, iterations, cache, cpus=None):
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, "speed.yaml")
        document.write_text(
            DOCUMENT.format(resolution=resolution, batch=batch, iterations=iterations)
        )
        command = [HERE.parent / "target/ganqp", "train", "-f", document, "--profile", "--engine", ENGINE]
        places = ["--volume", f"out={folder}/out", "--cache", cache]
        out = run(only_on(cpus) + command + places)
    return float(re.search(r"^([\d.]+) s an iteration without", out, re.MULTILINE).group(1))


def torch(resolution, batch, iterations, layout):
    script = HERE / "speed_torch.py"
    return float(run([sys.executable, script, *map(str, (resolution, batch, iterations)), layout]))


def only_on(cpus):
    """What gives a trainer some CPUs and their share of the memory: it starts a thread for each."""
    if cpus is None:
        return []
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * len(cpus) // os.cpu_count()
    share = ["env", "-u", "OMP_NUM_THREADS", f"GANQP_MEMORY={memory}"]
    return share + ["taskset", "--cpu-list", ",".join(map(str, cpus))]


def run(command):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


def alternate(sides):
    """Seconds that each side measured in each round, and the medians."""
    figures = {name: [] for name in sides}
    for _ in range(ROUNDS):
        for name, measure in sides.items():
            figures[name].append(measure())
    return figures, {name: statistics.median(seconds) for name, seconds in figures.items()}


def line(name, seconds, remark=""):
    spread = " ".join(f"{s:.3f}" for s in seconds)
    print(f"  {name:<22}{statistics.median(seconds):.3f} s an iteration{remark}   ({spread})", flush=True)


def compare(resolution, batch, cache):
    iterations = max(4, round(SECONDS_A_RUN / torch(resolution, batch, 2, "default")))
    figures, medians = alternate(
        {
            "trainer": lambda: trainer(resolution, batch, iterations, cache),
            "torch": lambda: torch(resolution, batch, iterations, "default"),
            "torch, channels last": lambda: torch(resolution, batch, iterations, "channels_last"),
        }
    )
    best = min(seconds for name, seconds in medians.items() if name != "trainer")
    print(f"{resolution} px, batch {batch}, {iterations} iterations, {ROUNDS} rounds")
    for name, seconds in figures.items():
        line(name, seconds)
    print(f"  trainer / best of PyTorch: {medians['trainer'] / best:.2f}", flush=True)


def main(cases):
    os.environ.setdefault("OMP_NUM_THREADS", str(len(os.sched_getaffinity(0))))
    with tempfile.TemporaryDirectory() as cache:
        for case in cases:
            compare(*map(int, case.split(":")), cache)


if __name__ == "__main__":
    main(sys.argv[1:] or ["32:64", "64:64", "128:16", "256:4"])
