"""Seconds per iteration of GAN-QP in PyTorch: speed_torch.py RESOLUTION BATCH ITERATIONS LAYOUT."""

import os
import statistics
import sys
import time

import torch

import networks

WARM_UP = 3


def main(resolution, batch, iterations, layout):
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", os.cpu_count())))
    memory = {"default": torch.contiguous_format, "channels_last": torch.channels_last}[layout]
    base = 32 if resolution >= 512 else 64
    g = networks.generator(resolution, base=base, transpose=networks.mirrored_transpose)
    t = networks.critic(resolution, base=base)
    g, t = g.to(memory_format=memory), t.to(memory_format=memory)
    adams = [torch.optim.Adam(n.parameters(), 2e-4, (0.5, 0.999)) for n in (g, t)]
    real = (torch.rand(batch, 3, resolution, resolution) * 2 - 1).contiguous(memory_format=memory)
    seconds = []
    for _ in range(WARM_UP + iterations):
        begin = time.perf_counter()
        networks.iteration((g, t, *adams, 128), batch, real)
        seconds.append(time.perf_counter() - begin)
    print(statistics.median(seconds[WARM_UP:]))


if __name__ == "__main__":
    main(*(int(a) for a in sys.argv[1:4]), sys.argv[4])
