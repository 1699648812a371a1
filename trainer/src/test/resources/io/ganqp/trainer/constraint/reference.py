#!/usr/bin/env python3
"""Writes reference.json: gradient penalties and spectral normalisation by numpy, in double.

usage: reference.py > reference.json

The critic is T(x) = w2 . f(W1 x), f being LeakyReLU of slope 0.2. With s the slopes at x, its
gradient is J = (w2 s)' W1; n = |J| and u = J/n give dn/dW1 = (w2 s) u' and dn/dw2 = s W1 u.
"""

import json

import numpy as np

SLOPE = 0.2
W1 = np.array([[-9, 50, 61], [-71, 108, -57], [-23, 79, 9], [-108, 20, 8]]) / 64
W2 = np.array([9, 15, 89, 86]) / 64
REAL = np.array([[156, 13, 157], [130, 114, -59], [-29, -46, 82]]) / 64
FAKE = np.array([[-64, 116, -39], [103, 124, -27], [-5, -63, -80]]) / 64
ALPHA = np.array([0.25, 0.5, 0.875])

W = np.array([[-36, -22, 7, 10, 37, -36], [-62, 52, -8, -101, -113, -37],
              [-65, -78, -21, 16, 127, 27], [-18, 79, 96, -7, 88, 77]]) / 64
C = np.array([[0, 169, 56, 50, -46, 10], [77, 10, 42, -31, -83, -20],
              [-96, -79, 53, -11, -43, -7], [-87, -48, -2, -129, -54, -50]]) / 64

INTERPOLATES = ALPHA[:, None] * REAL + (1 - ALPHA[:, None]) * FAKE
POWER = (lambda n: n**6, lambda n: 6 * n**5)


def scaled(factor, function):
    return (lambda n: factor * function[0](n), lambda n: factor * function[1](n))


def mean(points, function):
    """Mean of the function of the gradient's norm over points, and its gradient."""
    value, d1, d2 = 0.0, np.zeros_like(W1), np.zeros_like(W2)
    for x in points:
        s = np.where(W1 @ x > 0, 1.0, SLOPE)
        j = (W2 * s) @ W1
        n = np.linalg.norm(j)
        u = j / n
        share = function[1](n) / len(points)
        value += function[0](n) / len(points)
        d1 += share * np.outer(W2 * s, u)
        d2 += share * s * (W1 @ u)
    return value, d1, d2


def penalty(*terms):
    value, d1, d2 = (sum(parts) for parts in zip(*(mean(*term) for term in terms)))
    return dict(value=value, gradient=d1.ravel().tolist() + d2.tolist())


UNIT = (lambda n: (n - 1)**2, lambda n: 2 * (n - 1))
AT_MOST_UNIT = (lambda n: max(0.0, n - 1)**2, lambda n: 2 * max(0.0, n - 1))
SQUARE = (lambda n: n**2, lambda n: 2 * n)

PENALTIES = {
    "WGAN-GP, lambda 10": penalty((INTERPOLATES, scaled(10, UNIT))),
    "one-sided, lambda 10": penalty((INTERPOLATES, scaled(10, AT_MOST_UNIT))),
    "WGAN-div, k 2, p 6": penalty((INTERPOLATES, scaled(2, POWER))),
    "WGAN-div at samples, k 2, p 6": penalty((REAL, POWER), (FAKE, POWER)),
    "R1, gamma 10": penalty((REAL, scaled(5, SQUARE))),
    "R2, gamma 10": penalty((FAKE, scaled(5, SQUARE))),
    "R1 and R2, gamma 10": penalty((REAL, scaled(5, SQUARE)), (FAKE, scaled(5, SQUARE))),
}


def spectral(steps):
    u = np.full(4, 0.5)
    for _ in range(steps):
        v = W.T @ u / np.linalg.norm(W.T @ u)
        u = W @ v / np.linalg.norm(W @ v)
    sigma = u @ W @ v
    product = (C * W).sum() / sigma
    gradient = (C - product * np.outer(u, v)) / sigma
    return dict(steps=steps, sigma=sigma, u=u.tolist(), gradient=gradient.ravel().tolist())


print(json.dumps(dict(
    parameters=W1.ravel().tolist() + W2.tolist(),
    reals=REAL.ravel().tolist(),
    fakes=FAKE.ravel().tolist(),
    alphas=ALPHA.tolist(),
    penalties=PENALTIES,
    spectralNorm=dict(
        weight=W.ravel().tolist(),
        cotangent=C.ravel().tolist(),
        steps=[spectral(n) for n in (1, 5, 50)],
        exact=np.linalg.svd(W)[1][0]),
), indent=1))
