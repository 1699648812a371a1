"""Makes losses.json beside it: losses and gradients by automatic differentiation in float64.

    pip install autograd && python losses.py > losses.json
"""

import json

import autograd.numpy as np
from autograd import grad

REAL = [1.25, -0.5, 0.75, 2.0, 0.1]
FAKE = [-0.75, 0.25, -1.5, 0.6, -0.2]
DISTANCE = [0.5, 0.8, 0.3, 1.2, 0.05]
EXTREME_REAL = [60.0, -60.0, 30.0, -30.0, 0.0]
EXTREME_FAKE = [-60.0, 60.0, -30.0, 30.0, 0.0]
LOG2 = np.log(2.0)


def softplus(v):
    return np.logaddexp(0.0, v)


def relu(v):
    return np.where(v > 0, v, 0.0)


def quadratic(power, lam):
    def loss(r, f, d):
        delta, scale = r - f, lam * d
        return delta**power / (power * scale ** (power - 1)) - delta

    return loss


# g(v) and -f*(g(v)), composed by hand where f* after g would cancel
F_GANS = {
    "KL": (lambda v: v, lambda v: -np.exp(v - 1)),
    "REVERSE_KL": (lambda v: -np.exp(-v), lambda v: 1 - v),
    "PEARSON_CHI2": (lambda v: v, lambda v: -v * v / 4 - v),
    "NEYMAN_CHI2": (lambda v: 1 - np.exp(-v), lambda v: -2 + 2 * np.exp(-v / 2)),
    "SQUARED_HELLINGER": (lambda v: 1 - np.exp(-v), lambda v: 1 - np.exp(v)),
    "JENSEN_SHANNON": (lambda v: LOG2 - softplus(-v), lambda v: LOG2 - softplus(v)),
    "GAN": (lambda v: -softplus(-v), lambda v: -softplus(v)),
    "TOTAL_VARIATION": (lambda v: np.tanh(v) / 2, lambda v: -np.tanh(v) / 2),
}


def losses():
    linear = lambda r, f: -f
    saturating = lambda r, f: -softplus(f)
    other = lambda r, f: softplus(-f)
    table = {}
    for power in (2, 4, 6):
        for lam in (10.0, 0.25):
            table[f"GanQp {power} {lam}"] = (quadratic(power, lam), linear)
        table[f"GanQp {power} 10.0 BINARY"] = (quadratic(power, 10.0), lambda r, f: r - f)
    sgan = lambda r, f, d: softplus(-r) / 2 + softplus(f) / 2
    table["Sgan SATURATING"] = (sgan, saturating)
    table["Sgan NON_SATURATING"] = (sgan, other)
    for name, (g, h) in F_GANS.items():
        critic = lambda r, f, d, g=g, h=h: -g(r) - h(f)
        table[f"FGan {name} SATURATING"] = (critic, lambda r, f, h=h: h(f))
        table[f"FGan {name} NON_SATURATING"] = (critic, lambda r, f, g=g: -g(f))
    table["Wgan"] = (lambda r, f, d: f - r, linear)
    for a, b, c in ((0.0, 1.0, 1.0), (-1.0, 1.0, 0.0)):
        critic = lambda r, f, d, a=a, b=b: (r - b) ** 2 / 2 + (f - a) ** 2 / 2
        table[f"Lsgan {a} {b} {c}"] = (critic, lambda r, f, c=c: (f - c) ** 2 / 2)
    table["Hinge"] = (lambda r, f, d: relu(1 - r) + relu(1 + f), linear)
    rpgan = lambda r, f, d: softplus(f - r)
    table["RpGan SATURATING"] = (rpgan, lambda r, f: -softplus(f - r))
    table["RpGan NON_SATURATING"] = (rpgan, lambda r, f: softplus(r - f))
    return table


def evaluated(loss):
    def at(real, fake):
        r, f = np.array(real), np.array(fake)
        return {
            "value": mean(loss)(r, f),
            "real": grad(mean(loss), 0)(r, f).tolist(),
            "fake": grad(mean(loss), 1)(r, f).tolist(),
        }

    return at(REAL, FAKE), at(EXTREME_REAL, EXTREME_FAKE)


def mean(loss):
    return lambda r, f: np.mean(loss(r, f) + 0.0 * r)


def cases():
    d = np.array(DISTANCE)
    for name, (critic, generator) in losses().items():
        ordinary, extreme = evaluated(lambda r, f: critic(r, f, d))
        generator, extreme_generator = evaluated(generator)
        yield {
            "name": name,
            "critic": ordinary,
            "generator": generator,
            "extremeCritic": extreme,
            "extremeGenerator": extreme_generator,
        }


print("{")
print(f' "real": {REAL}, "fake": {FAKE}, "distance": {DISTANCE},')
print(f' "extremeReal": {EXTREME_REAL}, "extremeFake": {EXTREME_FAKE},')
print(' "losses": [')
print(",\n".join(json.dumps(case) for case in cases()))
print("]}")
