"""Random features: products of m random neurons are 1/sqrt(m) away from their kernel."""

import numpy as np
from numpy.linalg import norm
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.kernels import arc_cosine_kernel
from theorycheck.notation import m
from theorycheck.strategies import choices, sizes
from theorycheck.strategies.real_data import real_inputs

off = symbol("off", "spectral norm of the error over the kernel's", nonnegative=True)


@claim(
    source="Cho & Saul 2009 (the kernels); Rahimi & Recht 2007 (random features)",
    then=rate(E(off), m, start=16, slack=Rational(1, 4)) <= -Rational(2, 5),
)
def random_neurons_approach_their_kernel(let, rng, trials, *, kernel=arc_cosine_kernel):
    """The Gram matrix of m Gaussian neurons, steps or ReLU, on 1 to 24 real inputs, differs from
    the arc-cosine kernel of degree 0 or 1 by O(1/sqrt(m)) in the mean, spectrally: here at least as
    fast as m^(-2/5).
    """
    degree = let(choices([0, 1]))
    X = let(real_inputs(let(sizes(1, 24))))
    limit, widths, off = kernel(X, degree=degree), np.array([16, 32, 64]), []
    for size in widths:
        Z = X @ rng.standard_normal((trials, X.shape[1], size))
        active = (Z > 0) * Z**degree
        error = active @ active.mT / size - limit
        off.append(norm(error, 2, axis=(-2, -1)) / norm(limit, 2))
    return dict(m=widths, off=np.stack(off, axis=-1))
