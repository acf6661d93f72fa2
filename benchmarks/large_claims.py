"""Claims at the sizes a referee asks for: width 1,024, 10,000 examples, 100 inputs, 100 steps.

`claims_at(1)` draws sizes from 1 up, `claims_at(None)` nothing but the full ones.
"""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm
from theorycheck.kernels import hidden_ntk_kernel, two_layer_ntk
from theorycheck.networks import deep, ntk_scale
from theorycheck.notation import delta, m, n
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import data_sets, log_sizes, probabilities, random_networks, reals

EXAMPLES, MANY, INPUTS, WIDTH, STEPS = 100, 10_000, 100, 1024, 100

least = symbol("least", "smallest eigenvalue of the empirical tangent kernel")
largest = symbol("largest", "largest eigenvalue of the empirical tangent kernel")
trace = symbol("trace", "trace of the empirical tangent kernel")
after = symbol("after", "loss after each step", nonnegative=True)
before = symbol("before", "loss before it", nonnegative=True)
moved = symbol("moved", "distance of the outputs", nonnegative=True)
apart = symbol("apart", "distance of the inputs", nonnegative=True)
norms = symbol("norms", "product of the spectral norms", nonnegative=True)
off = symbol("off", "largest distance of the kernel's entries to their limit", nonnegative=True)

HOEFFDING = P(off <= sqrt(log(2 * n**2 / delta) / (2 * m))) >= 1 - delta


def claims_at(smallest):  # noqa: C901 - a list of claims, each by itself
    """Return the claims on sizes from `smallest` to the full ones."""

    def up_to(size):
        return (size if smallest is None else smallest + 1, size)

    def data_of(let, examples=EXAMPLES, **laws):
        return let(data_sets(n=up_to(examples), d=up_to(INPUTS), **laws))

    def network_on(let, data, hidden=1):
        return let(random_networks(data.d, width=up_to(WIDTH), hidden=(hidden, hidden)))

    def kernel(let):
        data = data_of(let)
        W, a = network_on(let, data).two_layers
        return two_layer_ntk(data.X, W, a, scale=ntk_scale(W))

    @claim(source="a Gram matrix", then=least >= 0)
    def tangent_kernels_are_positive_semidefinite(let):
        """The empirical tangent kernel of a two-layer ReLU network has no negative eigenvalue."""
        return dict(least=np.linalg.eigvalsh(kernel(let))[0])

    @claim(source="a Gram matrix", then=largest <= trace)
    def tangent_kernels_have_no_eigenvalue_above_their_trace(let):
        """The largest eigenvalue of the empirical tangent kernel is at most its trace."""
        K = kernel(let)
        return dict(largest=np.linalg.eigvalsh(K)[-1], trace=np.trace(K))

    @claim(source="Nesterov 2004, Theorem 2.1.14", then=after <= before)
    def output_layers_learn_without_rising_loss(let, *, descend=gradient_descent):
        """With steps of at most 1/L, training a network's output layer never raises its loss."""
        data = data_of(let)
        W, a = network_on(let, data).two_layers
        A, y = np.maximum(data.X @ W, 0), data.y
        L, share = spectral_norm(A) ** 2, let(reals(1 / 8, 1))
        eta = share / L if L > 0 else share
        path = descend(lambda v: np.matvec(A.mT, A @ v - y), a, eta, steps=STEPS)
        found = np.sum((path @ A.mT - y) ** 2, axis=-1) / 2
        return dict(after=found[1:], before=found[:-1])

    @claim(source="Nesterov 2004, Theorem 2.1.14", then=after <= before)
    def least_squares_learn_without_rising_loss(let, *, descend=gradient_descent):
        """With steps of at most 1/L, gradient descent on 10,000 examples never raises the loss."""
        data = data_of(let, MANY)
        X, y = data.X, data.y
        H, b = X.mT @ X / data.n, np.matvec(X.mT, y) / data.n
        return losses(H, b, np.mean(y * y), np.zeros(data.d), let(reals(1 / 8, 1)), descend)

    @claim(source="composition", then=moved <= norms * apart)
    def networks_are_lipschitz_on_large_data(let):
        """A ReLU network moves none of 10,000 inputs further from the next than its norms say."""
        data = data_of(let, MANY)
        weights, X = network_on(let, data).weights, data.X
        return dict(
            moved=np.abs(np.diff(deep.forward(X, weights)[:, 0])),
            norms=np.prod([spectral_norm(W) for W in weights]),
            apart=np.linalg.norm(np.diff(X, axis=0), axis=1),
        )

    @claim(source="Hoeffding 1963, with a union bound; Du et al. 2019, Lemma 3.1", then=HOEFFDING)
    def hidden_tangent_kernels_are_near_their_limit(let, rng, trials):
        """At width m all entries of the hidden layer's tangent kernel are near their limit."""
        data = data_of(let, inputs=("sphere",))
        m, delta = let(log_sizes(*up_to(WIDTH))), let(probabilities(0.05, 0.5))
        X, limit = data.X, hidden_ntk_kernel(data.X)
        return dict(
            off=np.array([distance(X, limit, rng, m) for _ in range(trials)]),
            n=data.n,
            m=m,
            delta=delta,
        )

    return [
        tangent_kernels_are_positive_semidefinite,
        tangent_kernels_have_no_eigenvalue_above_their_trace,
        output_layers_learn_without_rising_loss,
        least_squares_learn_without_rising_loss,
        networks_are_lipschitz_on_large_data,
        hidden_tangent_kernels_are_near_their_limit,
    ]


def losses(H, b, power, start, share, descend):
    """Descend on (w'Hw - 2b'w + power) / 2 with steps share / L; the losses after and before."""
    L = spectral_norm(H)
    path = descend(lambda w: H @ w - b, start, share / L if L > 0 else share, steps=STEPS)
    found = (np.vecdot(path, path @ H - 2 * b) + power) / 2
    return dict(after=found[1:], before=found[:-1])


def distance(X, limit, rng, m):
    """Return how far the tangent kernel of one draw of m hidden neurons is from its limit."""
    active = (X @ rng.standard_normal((X.shape[1], m)) > 0).astype(float)
    return np.max(np.abs((X @ X.mT) * (active @ active.mT) / m - limit))
