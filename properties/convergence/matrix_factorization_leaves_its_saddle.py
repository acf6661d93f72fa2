"""Rank-one matrix factorization from a random direction: the chance to stay near a saddle."""

import numpy as np
from sympy import sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import T, d, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals, log_sizes, reals, vectors
from theorycheck.strategies.arrays import reflected
from theorycheck.strategies.spectra import large_rotations

top = symbol("top", "largest eigenvalue of the target", positive=True)
low = symbol("low", "its other eigenvalues, at most", nonnegative=True)
size_sq = symbol("size_sq", "squared norm of the start", positive=True)
r = symbol("r", "some slope", positive=True)
slope = symbol(
    "slope", "norm across the eigenvector of top over the component along it after T steps"
)
grown = r * ((1 + eta * top) / (1 + eta * low)) ** T


@claim(
    source="derived here, quantitatively; almost surely: Lee, Simchowitz, Jordan & Recht 2016",
    assume=[2 * eta * top <= 1, size_sq <= top, low <= top, d < 1 + grown**2],
    then=P(slope >= r) <= sqrt(d / (1 + grown**2)),
)
def matrix_factorization_leaves_its_saddle(let, rng, trials, *, descend=gradient_descent):
    """On |u u' - M|_F^2 / 4 with M >= 0, from a uniform direction in d dimensions, the chance that
    u is not yet near the minima, along the top eigenvector, vanishes exponentially.
    As |u|^2 stays at most the top eigenvalue, each step divides the slope by at least
    (1 + eta top)/(1 + eta low); a component of a uniform direction is x or less with probability
    x sqrt(2 d/pi) at most.
    """
    d = let(log_sizes(2, 50))
    top, others = let(reals(1 / 4, 4)), let(vectors(d - 1, 0, 1))
    others = others * (top * let(reals(0, 1)))
    rotation = let(large_rotations(d))
    size_sq = let(reals(1 / 1024, 1)) * top
    eta = let(reals(1 / 16, 1)) / (2 * top)
    r = let(log_reals(1 / 4, 64))
    T = let(log_sizes(1, 100))
    directions = rng.normal(size=(trials, d))
    u = directions * np.sqrt(size_sq / np.sum(directions**2, axis=1, keepdims=True))
    M = reflected(rotation, reflected(rotation, np.diag(np.append(top, others))).T)

    def gradient(u):
        return u * np.sum(u * u, axis=1, keepdims=True) - u @ M

    u = reflected(rotation, descend(gradient, u, eta, steps=T, watch="end"), inverse=True)
    across = np.sqrt(np.sum(u[:, 1:] ** 2, axis=1))
    slope = across / np.maximum(np.abs(u[:, 0]), 1e-300)
    given = dict(d=d, top=top, low=np.max(others), size_sq=size_sq, eta=eta, r=r, T=T)
    return dict(**given, slope=slope)
