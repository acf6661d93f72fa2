"""Two-layer linear networks from a small aligned start: every mode is learned along a sigmoid."""

import numpy as np
from sympy import Abs, Rational, exp

from theorycheck import claim, symbol
from theorycheck.networks.linear import gradients
from theorycheck.networks.linear_flow import gradient_flow
from theorycheck.strategies import generator, log_reals, log_sizes, seeds, sizes

u_0 = symbol("u_0", "strength of each mode at the start", positive=True)
u_t = symbol("u_t", "matrix U' W_1 W_2 V at time t: the modes' strengths", real=True)
s = symbol("s", "singular values of the correlation X'Y", positive=True)
mode = symbol("mode", "1 where a mode is, on the diagonal, and 0 elsewhere", nonnegative=True)
time = symbol("time", "time t of gradient flow", positive=True)

curve = s / (1 + exp(-2 * s * time) * (s / u_0 - 1))


@claim(
    source="Saxe, McClelland & Ganguli 2014 (ICLR): two layers, whitened inputs",
    then=Abs(u_t - mode * curve) <= Rational(1, 10**6) * s,
)
def linear_networks_learn_along_sigmoids(let, *, integrate=gradient_flow):
    """With whitened inputs and X'Y = U s V', from layers U sqrt(u_0) R' and R sqrt(u_0) V' of any
    width, gradient flow moves every mode along s e^(2 s t) / (e^(2 s t) - 1 + s/u_0), and nothing
    else; it is integrated to six digits.
    """
    n, m = let(sizes(1, 8)), let(sizes(1, 8))
    h = max(let(log_sizes(1, 16)), min(n, m))
    top, gap = let(log_reals(1 / 2, 4)), let(log_reals(1, 8))
    start, t = let(log_reals(1 / 1024, 1 / 2)), let(log_reals(1 / 8, 3))
    rng = generator("sigmoids", let(seeds()))
    k = min(n, m)
    X, U, V, R = (np.linalg.qr(rng.normal(size=(rows, rows)))[0] for rows in (n + 2, n, m, h))
    X, U, V, R = X[:, :n], U[:, :k], V[:, :k], R[:, :k]
    s = np.geomspace(top, top / gap, k)
    u_0 = start * top * rng.uniform(0.5, 1.5, k)
    unfit = rng.normal(size=(n + 2, m))
    Y = X @ (U * s @ V.T) + unfit - X @ (X.T @ unfit)
    W = U * np.sqrt(u_0) @ R.T, R * np.sqrt(u_0) @ V.T
    steps = 10 * int(np.ceil(3 * t))
    W_1, W_2 = integrate(lambda now: gradients(X, Y, *now), W, t / top, steps=steps)
    seen = [steps // 10, steps // 2, steps]
    strengths = U.T @ (W_1[seen] @ W_2[seen]) @ V
    times = t / top * np.array([0.1, 0.5, 1])[:, None, None]
    return dict(u_t=strengths, mode=np.eye(k), s=s, u_0=u_0, time=times)
