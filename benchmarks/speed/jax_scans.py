"""The same trials in JAX, as its users write them: one trial, then jit(vmap(scan)), in float64.

Importing this needs jax; the benchmark leaves its column out where it is missing.
"""

import jax
import jax.numpy as jnp
from jax import lax
from workloads import PENALTIES, STEPS

jax.config.update("jax_enable_x64", True)


def _along(step, start, steps):
    return lax.scan(lambda state, _: step(state), start, length=steps)[1]


def quadratic(H, minimizer, x_0, eta):
    """Squared distances to the minimizer along gradient descent."""

    def step(x):
        return x - eta * (H @ (x - minimizer)), jnp.sum((x - minimizer) ** 2)

    return _along(step, x_0, STEPS["quadratic"] + 1)


def linear(X, Y, W_1, W_2):
    """Losses along gradient descent on both layers."""

    def step(layers):
        W_1, W_2 = layers
        hidden = X @ W_1
        E = hidden @ W_2 - Y
        G_1, G_2 = X.T @ (E @ W_2.T), hidden.T @ E
        return (W_1 - 0.002 * G_1, W_2 - 0.002 * G_2), jnp.sum(E**2) / 2

    return _along(step, (W_1, W_2), STEPS["linear"] + 1)


def relu(X, y, W, a):
    """Losses along gradient descent on both layers."""

    def step(layers):
        W, a = layers
        Z = X @ W
        hidden = jnp.maximum(Z, 0)
        r = hidden @ a - y
        G_W = X.T @ (jnp.outer(r, a) * (Z > 0))
        return (W - 0.005 * G_W, a - 0.005 * (hidden.T @ r)), r @ r / 2

    return _along(step, (W, a), STEPS["relu"] + 1)


def kernel(X, W, a):
    """The tangent kernel from the Jacobian, as autodiff gives it."""

    def f(layers):
        return jnp.maximum(X @ layers[0], 0) @ layers[1]

    J_W, J_a = jax.jacrev(f)((W, a))
    J_W = J_W.reshape(len(X), -1)
    return J_W @ J_W.T + J_a @ J_a.T


def curve(X, y, X_new, y_new):
    """Mean squared errors on new data by the number of features."""

    def error(p):
        b = jnp.linalg.lstsq(X[:, :p], y)[0]
        return jnp.mean((X_new[:, :p] @ b - y_new) ** 2)

    return jnp.stack([error(p) for p in range(1, X.shape[1] + 1)])


def ridge(X, y):
    """Coefficients at every penalty."""
    identity = jnp.eye(X.shape[1])
    return jax.vmap(lambda c: jnp.linalg.solve(X.T @ X + c * identity, X.T @ y))(
        jnp.array(PENALTIES)
    )


def class_(counts, losses):
    """Empirical risks."""
    return losses @ counts / jnp.sum(counts)


def rademacher(signs, values):
    """The largest correlation with the signs."""
    return jnp.max(values @ signs) / len(signs)


SCANS = {
    "quadratic": quadratic,
    "linear": linear,
    "relu": relu,
    "kernel": kernel,
    "curve": curve,
    "ridge": ridge,
    "class": class_,
    "rademacher": rademacher,
}


def compiled(kind):
    """The batched, compiled form; `block_until_ready` is the caller's."""
    return jax.jit(jax.vmap(SCANS[kind]))
