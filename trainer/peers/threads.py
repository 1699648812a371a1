"""What the trainer gains from all CPUs, beside what separate processes gain from them, alternating.

    mvn -pl trainer -am package -DskipTests
    python trainer/peers/threads.py [RESOLUTION:BATCH ...]     # 32:64 64:64 128:16 without

One trainer on one CPU, one on all, and as many at once as there are CPUs, each on one of its own: the
last share nothing but memory, caches and the clock, so what they gain together is what the machine
gives. ROUNDS and SECONDS_A_RUN in the environment change what is run.
"""

import os
import statistics
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from speed import ROUNDS, SECONDS_A_RUN, alternate, line, trainer

CPUS = sorted(os.sched_getaffinity(0))


def at_once(resolution, batch, iterations, cache):
    """Seconds an iteration of one of as many trainers as there are CPUs, on average."""
    with ThreadPoolExecutor(len(CPUS)) as pool:
        runs = [pool.submit(trainer, resolution, batch, iterations, cache, [cpu]) for cpu in CPUS]
        return statistics.mean(run.result() for run in runs)


def compare(resolution, batch, cache):
    one = CPUS[:1]
    iterations = max(4, round(SECONDS_A_RUN / trainer(resolution, batch, 2, cache, one)))
    figures, medians = alternate(
        {
            "one CPU": lambda: trainer(resolution, batch, iterations, cache, one),
            f"{len(CPUS)} CPUs": lambda: trainer(resolution, batch, iterations, cache, CPUS),
            f"{len(CPUS)} processes": lambda: at_once(resolution, batch, iterations, cache) / len(CPUS),
        }
    )
    print(f"{resolution} px, batch {batch}, {iterations} iterations, {ROUNDS} rounds")
    for name, seconds in figures.items():
        line(name, seconds, f", {medians['one CPU'] / medians[name]:.2f} times")


def main(cases):
    with tempfile.TemporaryDirectory() as cache:
        for case in cases:
            compare(*map(int, case.split(":")), cache)


if __name__ == "__main__":
    main(sys.argv[1:] or ["32:64", "64:64", "128:16"])
