#!/usr/bin/env python3
"""Seed to z, as docs/seed-to-z.md specifies it, in the standard library of Python alone.

    seed_to_z.py DIMENSION TRUNCATION SEED...    one line a seed: the seed, then float32 bits in hex
"""

import math
import struct
import sys

MASK = (1 << 64) - 1
LN_2 = float.fromhex("0x1.62e42fefa39efp-1")
SQRT_2 = float.fromhex("0x1.6a09e667f3bcdp0")

CENTRAL = (
    [3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
     45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727],
    [1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
     21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610],
)
NEAR = (
    [1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
     3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770,
     0.0227238449892691845833, 0.000774545014278341407640],
    [1.0, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
     0.148103976427480074590, 0.0151986665636164571966, 0.000547593808499534494600,
     1.05075007164441684324e-9],
)
FAR = (
    [6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
     0.296560571828504891230, 0.0265321895265761230930, 0.00124266094738807843860,
     2.71155556874348757815e-5, 2.01033439929228813265e-7],
    [1.0, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
     0.000786869131145613259100, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15],
)


def mix(word):
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & MASK
    return word ^ (word >> 31)


def log(x):
    mantissa, exponent = math.frexp(x)
    mantissa, exponent = mantissa * 2, exponent - 1
    if mantissa > SQRT_2:
        mantissa, exponent = mantissa / 2, exponent + 1
    s = (mantissa - 1) / (mantissa + 1)
    square = s * s
    series = 1.0 / 23
    for odd in range(21, 0, -2):
        series = series * square + 1.0 / odd
    return exponent * LN_2 + (2 * s) * series


def polynomial(coefficients, x):
    value = coefficients[-1]
    for coefficient in reversed(coefficients[:-1]):
        value = value * x + coefficient
    return value


def quantile(p):
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return q * polynomial(CENTRAL[0], r) / polynomial(CENTRAL[1], r)
    distance = math.sqrt(-log(p if q < 0 else 1 - p))
    (numerator, denominator), shift = (NEAR, 1.6) if distance <= 5 else (FAR, 5.0)
    magnitude = polynomial(numerator, distance - shift) / polynomial(denominator, distance - shift)
    return -magnitude if q < 0 else magnitude


def float32(x):
    return struct.unpack(">f", struct.pack(">f", x))[0]


def latent(seed, dimension, truncation=1.0):
    psi = float32(truncation)
    state = mix(seed & MASK)
    for _ in range(dimension):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        uniform = ((mix(state) >> 12) + 0.5) * 2.0**-52
        # A product of two float32 values is exact in double, so this rounds once.
        yield float32(psi * float32(quantile(uniform)))


if __name__ == "__main__":
    dimension, truncation = int(sys.argv[1]), float(sys.argv[2])
    for seed in map(int, sys.argv[3:]):
        bits = (struct.pack(">f", z).hex() for z in latent(seed, dimension, truncation))
        print(seed, *bits)
