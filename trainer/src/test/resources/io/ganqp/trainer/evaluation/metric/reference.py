#!/usr/bin/env python3
"""Writes reference.json: the metrics by numpy, straight from their definitions.

usage: reference.py > reference.json

Features are those of a linear congruential generator, x <- (1664525 x + 1013904223) mod 2^32 from
a seed; a value is (x >> 16) / 65536, times a scale, plus a shift: floats hold them exactly.
"""

import json

import numpy as np

CASES = [
    ("well conditioned", dict(seed=1, n=60, d=8), dict(seed=2, n=60, d=8, scale=0.75, shift=0.25)),
    ("unequal sizes", dict(seed=3, n=50, d=6), dict(seed=4, n=80, d=6, shift=0.125)),
    ("fewer images than features", dict(seed=5, n=24, d=64),
     dict(seed=6, n=32, d=64, scale=0.875, shift=0.0625)),
    ("one distribution", dict(seed=7, n=60, d=8), dict(seed=8, n=60, d=8)),
    ("identical sets", dict(seed=9, n=40, d=5), dict(seed=9, n=40, d=5)),
    ("all generated ones alike", dict(seed=10, n=40, d=4),
     dict(seed=11, n=40, d=4, scale=0, shift=0.5)),
    ("large features, mean shifted", dict(seed=12, n=64, d=16, scale=4),
     dict(seed=13, n=64, d=16, scale=4, shift=0.5)),
]


def features(seed, n, d, scale=1.0, shift=0.0):
    x, values = seed, []
    for _ in range(n * d):
        x = (1664525 * x + 1013904223) % 2**32
        values.append((x >> 16) / 65536)
    return np.array(values).reshape(n, d) * scale + shift


def frechet(real, fake):
    """The trace of the root of the product as the nuclear norm of A B^T, of the samples."""
    a = (real - real.mean(0)) / np.sqrt(len(real) - 1)
    b = (fake - fake.mean(0)) / np.sqrt(len(fake) - 1)
    terms = dict(
        meanTerm=((real.mean(0) - fake.mean(0)) ** 2).sum(),
        traceReal=(a * a).sum(),
        traceFake=(b * b).sum(),
        traceRoot=np.linalg.svd(a @ b.T, compute_uv=False).sum())
    value = terms["meanTerm"] + terms["traceReal"] + terms["traceFake"] - 2 * terms["traceRoot"]
    return dict(value=value, **terms)


def kernel(x, y):
    return (x @ y.T / x.shape[1] + 1) ** 3


def unbiased(x, y):
    n, m, xx, yy = len(x), len(y), kernel(x, x), kernel(y, y)
    return ((xx.sum() - np.trace(xx)) / (n * (n - 1)) + (yy.sum() - np.trace(yy)) / (m * (m - 1))
            - 2 * kernel(x, y).mean())


def jackknife(values):
    return (len(values) - 1) / len(values) * ((values - values.mean()) ** 2).sum()


def kernel_distance(x, y):
    without_x = np.array([unbiased(np.delete(x, i, 0), y) for i in range(len(x))])
    without_y = np.array([unbiased(x, np.delete(y, i, 0)) for i in range(len(y))])
    blocks = np.array([unbiased(x[i:i + 10], y[i:i + 10])
                       for i in range(0, min(len(x), len(y)) // 10 * 10, 10)])
    return dict(
        unbiased=unbiased(x, y),
        standardError=np.sqrt(jackknife(without_x) + jackknife(without_y)),
        biased=kernel(x, x).mean() + kernel(y, y).mean() - 2 * kernel(x, y).mean(),
        blocksOf10=dict(values=list(blocks), mean=blocks.mean(),
                        standardError=blocks.std(ddof=1) / np.sqrt(len(blocks))))


def squared(x, y):
    return ((x[:, None] - y[None]) ** 2).sum(-1)


def prdc(real, fake, k):
    radius_real = np.sort(squared(real, real), axis=1)[:, k]
    radius_fake = np.sort(squared(fake, fake), axis=1)[:, k]
    between = squared(real, fake)
    inside = between <= radius_real[:, None]
    return dict(
        k=k,
        precision=inside.any(0).sum() / len(fake),
        recall=(between <= radius_fake[None]).any(1).sum() / len(real),
        density=inside.sum() / (k * len(fake)),
        coverage=inside.any(1).sum() / len(real))


def case(name, real, fake):
    x, y = features(**real), features(**fake)
    return dict(name=name, real=real, fake=fake, frechet=frechet(x, y),
                kernel=kernel_distance(x, y), prdc=[prdc(x, y, k) for k in (3, 5)])


def copying():
    training, held_out = features(20, 60, 6), features(21, 20, 6)
    fake = np.vstack([training[:10] + 1 / 1024, features(22, 20, 6)])
    to_training = np.sqrt(squared(fake, training))
    nearest, distance = to_training.argmin(1), to_training.min(1)
    others = np.sqrt(squared(training, training) + np.diag([np.inf] * 60)).min(1)
    held_out_distance = np.sqrt(squared(held_out, training)).min(1)
    return dict(
        nearest=nearest.tolist(), distance=list(distance), median=np.median(distance),
        heldOutMedian=np.median(held_out_distance),
        authenticity=(distance > others[nearest]).mean(),
        nearerThanHeldOut=(distance[:, None] < held_out_distance[None]).mean())


def inception_score():
    logits = features(30, 24, 10, 8, -4)
    p = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    return np.exp((p * np.log(p / p.mean(0))).sum(1).mean())


def frechet_infinity():
    real, fake = features(40, 400, 8), features(41, 400, 8, 0.75, 0.25)
    sizes = list(range(50, 401, 50))
    values = [frechet(real, fake[:size])["value"] for size in sizes]
    slope, intercept = np.polyfit(1 / np.array(sizes), values, 1)
    return dict(sizes=sizes, frechet=values, intercept=intercept, slope=slope)


print(json.dumps(dict(
    cases=[case(*c) for c in CASES], copying=copying(), inceptionScore=inception_score(),
    frechetInfinity=frechet_infinity()), indent=1))
